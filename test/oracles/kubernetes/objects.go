package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"bulkhead/oracles/kubernetes/builtin"
	"k8s.io/apimachinery/pkg/runtime/schema"
	kjson "sigs.k8s.io/json"
)

// The objects that kubectl makes of a document: the items of lists, or the document itself. As in decodeToList of
// k8s.io/apimachinery/pkg/apis/meta/v1/unstructured, an item that says nothing of what it is gets that from its list.
func itemsOf(value any) []any {
	fields, _ := value.(map[string]any)
	kind, _ := fields["kind"].(string)
	items, isList := fields["items"].([]any)
	if !isList || !strings.HasSuffix(kind, "List") {
		return []any{value}
	}
	var all []any
	for _, item := range items {
		inside, isMap := item.(map[string]any)
		// Nothing is made of what is implied by a list that says too little itself.
		if isMap && kind != "List" && textOf(fields["apiVersion"]) != "" {
			if textOf(inside["kind"]) == "" && textOf(inside["apiVersion"]) == "" {
				inside["kind"], inside["apiVersion"] = strings.TrimSuffix(kind, "List"), fields["apiVersion"]
			}
		}
		all = append(all, itemsOf(item)...)
	}
	return all
}

func readObject(value any) object {
	fields, _ := value.(map[string]any)
	metadata, _ := fields["metadata"].(map[string]any)
	said := object{
		APIVersion: textOf(fields["apiVersion"]),
		Kind:       textOf(fields["kind"]),
		Name:       textOf(metadata["name"]),
		Namespace:  textOf(metadata["namespace"]),
		Digest:     digestOf(value),
		Problems:   []problem{},
	}
	version, err := schema.ParseGroupVersion(said.APIVersion)
	if err != nil || said.APIVersion == "" || said.Kind == "" {
		said.Problems = append(said.Problems, problem{What: "kind"})
		return said
	}
	kind := version.WithKind(said.Kind)
	if !builtin.Scheme.Recognizes(kind) {
		if builtin.Scheme.IsGroupRegistered(kind.Group) {
			said.Problems = append(said.Problems, problem{What: "kind"})
		}
		return said
	}
	said.BuiltIn = true
	said.Problems = append(said.Problems, problemsOf(kind, fields)...)
	if decoded, err := builtin.Scheme.New(kind); err == nil {
		if written, err := json.Marshal(value); err == nil && kjson.UnmarshalCaseSensitivePreserveInts(written, decoded) == nil {
			said.PodSecurity = podSecurity(decoded)
		}
	}
	return said
}

func digestOf(value any) string {
	var written bytes.Buffer
	encoder := json.NewEncoder(&written)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return ""
	}
	sum := sha256.Sum256(bytes.TrimSuffix(written.Bytes(), []byte("\n")))
	return hex.EncodeToString(sum[:8])
}

func textOf(value any) string {
	text, _ := value.(string)
	return text
}
