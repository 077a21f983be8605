package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"github.com/compose-spec/compose-go/v2/template"
	"github.com/compose-spec/compose-go/v2/types"
	"go.yaml.in/yaml/v4"
)

// read answers for one file.
func read(asked request) answer {
	root, err := os.MkdirTemp("", "compose-oracle-")
	if err != nil {
		return answer{Refused: "oracle: " + err.Error()}
	}
	defer os.RemoveAll(root)
	where := folder{root: root, files: asked.Files}
	if err := where.write(); err != nil {
		return answer{Refused: "oracle: " + err.Error()}
	}
	environment := dotEnv(asked.Files)
	names := openNames(asked, environment)
	choice := make([]int, len(names))
	project, refusal := load(asked, where, environment, valuesOf(names, kindsOf(choice), 0))
	for loads := 1; refusal != nil && loads < mostLoads; loads++ {
		other := next(refusal.Error(), names, choice)
		if other == nil {
			break
		}
		choice = other
		project, refusal = load(asked, where, environment, valuesOf(names, kindsOf(choice), 0))
	}
	if refusal == nil {
		return reading(asked, where, environment, project, names, kindsOf(choice))
	}
	if len(names) > 0 {
		for _, one := range slices.Concat(kinds, others(refusal.Error())) {
			same := slices.Repeat([]kind{one}, len(names))
			project, err := load(asked, where, environment, valuesOf(names, same, 0))
			if err == nil {
				return reading(asked, where, environment, project, names, same)
			}
		}
	}
	message := withoutFolder(refusal.Error(), root)
	if isAboutOpen(message, names) {
		message = aboutOpen + message
	}
	return answer{Refused: message}
}

// aboutOpen is how a refusal begins that names a value which only this program made up.
const aboutOpen = "with every value tried for a variable: "

func reading(asked request, where folder, environment types.Mapping, project *types.Project, names []string, choice []kind) answer {
	result := plain(readProject(project))
	if len(names) > 0 {
		if other, err := load(asked, where, environment, valuesOf(names, choice, 1)); err == nil {
			result = common(result, plain(readProject(other)))
		}
	}
	return answer{Reading: sparse(result)}
}

// openNames are the open variables of the file and of those beside it.
func openNames(asked request, environment types.Mapping) []string {
	set := map[string]bool{}
	texts := []string{asked.Text}
	for name, text := range asked.Files {
		if extension := filepath.Ext(name); extension == ".yaml" || extension == ".yml" {
			texts = append(texts, text)
		}
	}
	for _, text := range texts {
		for _, scalar := range scalars(text) {
			for _, name := range openVariables(scalar, template.Mapping(environment.Resolve)) {
				set[name] = true
			}
		}
	}
	return sortedNames(set)
}

func scalars(text string) []string {
	var found []string
	decoder := yaml.NewDecoder(stringsReader(text))
	for {
		var document yaml.Node
		if err := decoder.Decode(&document); err != nil {
			return found
		}
		found = append(found, scalarsOf(&document)...)
	}
}

func scalarsOf(node *yaml.Node) []string {
	if node.Kind == yaml.ScalarNode {
		return []string{node.Value}
	}
	var found []string
	for _, child := range node.Content {
		found = append(found, scalarsOf(child)...)
	}
	return found
}

// plain makes the reading what it is as JSON: maps, lists, texts, numbers.
func plain(value any) any {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	var result any
	if err := json.Unmarshal(text, &result); err != nil {
		panic(err)
	}
	return result
}
