package main

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/consts"
	"github.com/compose-spec/compose-go/v2/template"
)

// A variable that neither the .env file nor a default gives a value is open: only the surroundings of a real project
// know it. The file is read with several values for it. It is refused if it is with all of them, and what reads
// otherwise with another value is unknown.

// unknown stands where a reading hangs on an open variable.
const unknown = "(unknown)"

// kinds are tried in this order; every variable gets two values of a kind, other than those of other variables.
var kinds = []kind{
	func(index, turn int) string { return fmt.Sprint(20001 + 10000*turn + index) },
	func(_, turn int) string { return []string{"true", "false"}[turn] },
	func(index, turn int) string { return fmt.Sprintf("%d%ds", turn+1, index) },
	func(index, turn int) string { return fmt.Sprintf("127.0.%d.%d", turn, index+2) },
	func(index, turn int) string { return fmt.Sprintf("./unknown-%d-%d", turn, index) },
	func(index, turn int) string { return fmt.Sprintf("unknown-%d-%d", turn, index) },
	func(index, turn int) string { return fmt.Sprintf("unknown-%d-%d:127.0.0.2", turn, index) },
}

type kind func(index, turn int) string

// others are tried for all variables at once where no refusal names the value that it is about.
func others(refusal string) []kind {
	more := []kind{
		func(index, turn int) string { return fmt.Sprint(2*index + turn + 1) },
		func(_, _ int) string { return "false" },
	}
	words := quoted.FindAllStringSubmatch(refusal, -1)
	for index := 0; index < len(words) && index < 6; index++ {
		more = append(more, func(_, turn int) string { return words[(index+turn)%len(words)][1] })
	}
	return append(more, func(_, _ int) string { return "" })
}

var quoted = regexp.MustCompile(`["']([^"']+)["']`)

const mostLoads = 80

// openVariables are those of a text that no default of the text itself gives a value.
func openVariables(text string, lookup template.Mapping) []string {
	var open []string
	for name := range template.ExtractVariables(map[string]any{"": text}, nil) {
		if _, known := lookup(name); known && name != consts.ComposeProjectName || hasDefault(text, name) {
			continue
		}
		open = append(open, name)
	}
	return open
}

func hasDefault(text, name string) bool {
	found, err := regexp.MatchString(`\$\{`+regexp.QuoteMeta(name)+`:?-`, text)
	return err == nil && found
}

// openValues looks the variables up as `lookup` does, the open ones of the text in `values`.
func openValues(text string, lookup template.Mapping, values map[string]string) template.Mapping {
	open := openVariables(text, lookup)
	return func(name string) (string, bool) {
		if slices.Contains(open, name) {
			if value, given := values[name]; given {
				return value, true
			}
		}
		return lookup(name)
	}
}

// next gives the variables whose value the refusal names a value of the next kind; nothing where it names none.
func next(refusal string, names []string, choice []int) []int {
	changed := slices.Clone(choice)
	values := valuesOf(names, kindsOf(choice), 0)
	for index, name := range names {
		if choice[index]+1 < len(kinds) && strings.Contains(refusal, values[name]) {
			changed[index]++
		}
	}
	if slices.Equal(changed, choice) {
		return nil
	}
	return changed
}

// isAboutOpen tells whether a refusal names a value that was made up, when every kind was tried.
func isAboutOpen(refusal string, names []string) bool {
	return len(names) > 0 && strings.Contains(refusal, "unknown-")
}

func kindsOf(choice []int) []kind {
	var chosen []kind
	for _, index := range choice {
		chosen = append(chosen, kinds[index])
	}
	return chosen
}

func valuesOf(names []string, choice []kind, turn int) map[string]string {
	values := map[string]string{}
	for index, name := range names {
		values[name] = choice[index](index, turn)
	}
	return values
}

// common keeps what two readings share and says `unknown` for the rest.
func common(a, b any) any {
	switch first := a.(type) {
	case map[string]any:
		second, same := b.(map[string]any)
		if !same {
			return unknown
		}
		shared := map[string]any{}
		lost := 0
		for key, value := range first {
			if other, both := second[key]; both {
				shared[key] = common(value, other)
			} else {
				lost++
			}
		}
		if lost > 0 || len(shared) < len(second) {
			shared[unknown] = lost
		}
		return shared
	case []any:
		second, same := b.([]any)
		if !same || len(first) != len(second) {
			return unknown
		}
		shared := make([]any, len(first))
		for index, value := range first {
			shared[index] = common(value, second[index])
		}
		return shared
	}
	if a != b {
		return unknown
	}
	return a
}

func sortedNames(set map[string]bool) []string {
	return slices.Sorted(maps.Keys(set))
}
