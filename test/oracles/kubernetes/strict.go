package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"bulkhead/oracles/kubernetes/builtin"
	"k8s.io/apimachinery/pkg/runtime/schema"
	kjson "sigs.k8s.io/json"
)

// Everything that strict decoding says of an object. The decoder stops at the first value that it cannot store, so where
// it refuses, it is asked again about each part alone: the same object with nothing in it but the way to that part.
func problemsOf(kind schema.GroupVersionKind, fields map[string]any) []problem {
	search := search{kind: kind}
	if search.verdict(fields) == "" {
		return nil
	}
	search.below(nil, "", fields)
	if len(search.found) == 0 {
		search.found = append(search.found, problem{What: search.verdict(fields)})
	}
	slices.SortFunc(search.found, func(a, b problem) int { return strings.Compare(a.At, b.At) })
	return search.found
}

type step func(inside any) any

type search struct {
	kind  schema.GroupVersionKind
	found []problem
}

// What the official decoder says of a whole object: `type` or `unknown`, or nothing.
func (s *search) verdict(value any) string {
	decoded, err := builtin.Scheme.New(s.kind)
	if err != nil {
		return "kind"
	}
	written, err := json.Marshal(value)
	if err != nil {
		return "type"
	}
	strict, err := kjson.UnmarshalStrict(written, decoded)
	switch {
	case err != nil:
		return "type"
	case len(strict) > 0:
		return "unknown"
	}
	return ""
}

func (s *search) ask(way []step, inside any) string {
	for _, step := range slices.Backward(way) {
		inside = step(inside)
	}
	return s.verdict(inside)
}

// Looks for what is wrong inside a value that is refused as a whole though it may stand there when it is empty.
func (s *search) below(way []step, at string, value any) {
	switch value := value.(type) {
	case map[string]any:
		keys := make([]string, 0, len(value))
		for key := range value {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			into := func(inside any) any { return map[string]any{key: inside} }
			s.part(append(slices.Clip(way), into), strings.TrimPrefix(at+"."+key, "."), value[key])
		}
	case []any:
		for index, item := range value {
			into := func(inside any) any { return []any{inside} }
			s.part(append(slices.Clip(way), into), fmt.Sprintf("%s[%d]", at, index), item)
		}
	}
}

func (s *search) part(way []step, at string, value any) {
	said := s.ask(way, value)
	if said == "" {
		return
	}
	var empty any
	switch value.(type) {
	case map[string]any:
		empty = map[string]any{}
	case []any:
		empty = []any{}
	default:
		s.found = append(s.found, problem{What: said, At: at})
		return
	}
	if alone := s.ask(way, empty); alone != "" {
		s.found = append(s.found, problem{What: alone, At: at})
		return
	}
	before := len(s.found)
	s.below(way, at, value)
	if len(s.found) == before {
		s.found = append(s.found, problem{What: said, At: at})
	}
}
