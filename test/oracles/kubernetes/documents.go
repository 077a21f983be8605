package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	kjson "sigs.k8s.io/json"
	"sigs.k8s.io/yaml"
)

// A document as it stands in the file.
type chunk struct {
	text []byte
	// Lines of the file before it.
	before int
}

// Reads a file as `kubectl apply -f` does, and each object as the API server does with `fieldValidation=Strict`.
func read(text string) answer {
	said := answer{Reading: &reading{Documents: []document{}}}
	refuse := func(reason string) {
		if said.Refused == "" {
			said.Refused = reason
		}
	}
	chunks, err := chunksOf(text)
	for _, chunk := range chunks {
		entry, reason := readDocument(chunk)
		if reason != "" {
			refuse(reason)
		}
		if entry != nil {
			said.Reading.Documents = append(said.Reading.Documents, *entry)
		}
	}
	if err != nil {
		refuse(err.Error())
		said.Reading.Documents = append(said.Reading.Documents, document{Refused: true})
	}
	return said
}

// What ends a line for go-yaml.
var lineEnd = regexp.MustCompile("\r\n|[\r\n\u0085\u2028\u2029]")

// The documents of a file, cut by the reader that kubectl uses.
func chunksOf(text string) ([]chunk, error) {
	if isJSON([]byte(text)) {
		return []chunk{{text: []byte(text)}}, nil
	}
	reader := utilyaml.NewYAMLReader(bufio.NewReader(strings.NewReader(text)))
	var chunks []chunk
	line := 0
	for {
		cut, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return chunks, nil
		}
		if err != nil {
			return chunks, err
		}
		chunks = append(chunks, chunk{text: cut, before: line})
		// The separator that ended it is not in it.
		line += len(lineEnd.FindAll(cut, -1)) + 1
	}
}

func isJSON(text []byte) bool {
	return utilyaml.IsJSONBuffer(text) && json.Valid(text)
}

// Reads one document; nothing where it is empty.
func readDocument(chunk chunk) (*document, string) {
	written := chunk.text
	entry := &document{}
	reason := ""
	if !isJSON(chunk.text) {
		converted, err := yaml.YAMLToJSON(chunk.text)
		if err != nil {
			return &document{Refused: true}, err.Error()
		}
		written = converted
		if _, err := yaml.YAMLToJSONStrict(withoutMerges(chunk.text)); err != nil {
			entry.Duplicates = duplicatesOf(err.Error(), chunk.before)
			if len(entry.Duplicates) > 0 {
				reason = err.Error()
			}
		}
	} else if repeated := repeatedFields(chunk.text); len(repeated) > 0 {
		entry.Duplicates = repeated
		reason = "duplicate field " + repeated[0].Key
	}
	if trimmed := strings.TrimSpace(string(written)); trimmed == "" || trimmed == "null" {
		return nil, ""
	}
	value, err := valueOf(written)
	if err != nil {
		return &document{Refused: true}, err.Error()
	}
	for _, item := range itemsOf(value) {
		read := readObject(item)
		if len(read.Problems) > 0 && reason == "" {
			reason = fmt.Sprintf("%s: %s", read.Problems[0].What, read.Problems[0].At)
		}
		entry.Objects = append(entry.Objects, read)
	}
	return entry, reason
}

// The ways to the fields that a JSON document has twice.
func repeatedFields(written []byte) []duplicate {
	var into any
	strict, err := kjson.UnmarshalStrict(written, &into)
	if err != nil {
		return nil
	}
	var found []duplicate
	for _, one := range strict {
		if field, ok := one.(kjson.FieldError); ok {
			found = append(found, duplicate{Key: field.FieldPath()})
		}
	}
	return inOrder(found)
}

// Each once; an alias leads to the same place several times.
func inOrder(found []duplicate) []duplicate {
	slices.SortFunc(found, func(a, b duplicate) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Key, b.Key))
	})
	return slices.Compact(found)
}

// What JSON says, its numbers as they are written.
func valueOf(written []byte) (any, error) {
	decoder := json.NewDecoder(bytes.NewReader(written))
	decoder.UseNumber()
	var value any
	err := decoder.Decode(&value)
	return value, err
}

var mergeKey = regexp.MustCompile(`(^|[\s,{])<<(\s*:)`)

// The text with merge keys that are ordinary keys. go-yaml takes a key for a repeated one that overrides a merged one; but
// kubectl merges before it sends anything, so the API server never sees it.
func withoutMerges(text []byte) []byte {
	return mergeKey.ReplaceAll(text, []byte(`$1"<<"$2`))
}

// The lines and keys in go-yaml's message; its lines count from the start of the document.
func duplicatesOf(message string, before int) []duplicate {
	var found []duplicate
	for _, line := range strings.Split(message, "\n") {
		var number int
		if _, err := fmt.Sscanf(strings.TrimSpace(line), "line %d:", &number); err != nil {
			continue
		}
		key := strings.TrimSuffix(line[strings.Index(line, "key ")+len("key "):], " already set in map")
		var unquoted string
		if json.Unmarshal([]byte(key), &unquoted) == nil {
			key = unquoted
		}
		if key != "<<" {
			found = append(found, duplicate{Line: before + number, Key: key})
		}
	}
	return inOrder(found)
}
