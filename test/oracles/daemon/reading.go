package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/moby/moby/v2/daemon/config"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// reading says what the daemon takes out of a file that it accepts, by the way to each value: names and `[n]` joined
// with dots.
type reading struct {
	// Effective are the values that are read.
	Effective map[string]any `json:"effective"`
	// Ignored are the ways to what is accepted and not read, the outermost of each.
	Ignored map[string]bool `json:"ignored"`
}

// unreadable is of no type that a setting has: the daemon complains of it wherever it reads a value.
const unreadable = "[[]]"

// marker shows up in the configuration where a value of any type is kept.
const marker = "bulkhead-marker"

// readingOf asks the daemon's decoder what it reads, by putting something unreadable at each place in turn.
func readingOf(loader *loader, text []byte) (*reading, error) {
	plain, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), text)
	if err != nil {
		return nil, err
	}
	plain = bytes.TrimSpace(plain)
	found := &reading{Effective: map[string]any{}, Ignored: map[string]bool{}}
	if len(plain) == 0 {
		return found, nil
	}
	root, err := parse(plain)
	if err != nil {
		return nil, err
	}
	decoded, err := decodedForm(plain)
	if err != nil {
		return nil, err
	}
	prober := &prober{text: plain, loader: loader, found: found, times: map[string]int{}}
	for _, member := range root.members {
		prober.times[member.name]++
		for _, inner := range member.value.members {
			prober.times[inner.name]++
		}
	}
	for _, member := range root.members {
		prober.visit([]string{member.name}, member.value, decoded)
	}
	return found, nil
}

type prober struct {
	text   []byte
	loader *loader
	found  *reading
	// times is how often a name stands at the top or one level below.
	times map[string]int
}

// visit notes what is at a path; `decoded` is what the object or list around it became, nothing where it has no form.
func (p *prober) visit(path []string, at *node, decoded any) {
	way := strings.Join(path, ".")
	if !p.isRead(at) {
		switch {
		case len(path) == 1 && slices.ContainsFunc(at.members, func(m member) bool { return p.isHandedOn(m.name, m.value) }):
			for _, member := range at.members {
				p.visit([]string{path[0], member.name}, member.value, nil)
			}
		case len(path) == 2 && p.isHandedOn(path[1], at):
			p.found.Effective[way] = at.value(p.text)
		default:
			p.found.Ignored[way] = true
		}
		return
	}
	became := childOf(decoded, path[len(path)-1])
	switch {
	case len(at.members) > 0:
		for _, member := range at.members {
			p.visit(append(path[:len(path):len(path)], member.name), member.value, became)
		}
	case strings.HasSuffix(strings.ToLower(way), "].filter"):
		p.found.Effective[way] = at.value(p.text)
	case at.holdsObjects():
		for index, item := range at.items {
			p.visit(append(path[:len(path):len(path)], fmt.Sprintf("[%d]", index)), item, became)
		}
	default:
		p.found.Effective[way] = valueOf(became, at.value(p.text))
	}
}

// isRead tells whether the daemon looks at a value.
func (p *prober) isRead(at *node) bool {
	var complains config.Config
	if json.Unmarshal(p.with(at, unreadable), &complains) != nil {
		return true
	}
	var keeps config.Config
	if json.Unmarshal(p.with(at, `"`+marker+`"`), &keeps) != nil {
		return true
	}
	written, err := json.Marshal(&keeps)
	return err == nil && bytes.Contains(written, []byte(marker))
}

// isHandedOn tells whether a value that is true or false, and that the decoder passes over, is in force all the same: the
// daemon hands some on to its flags.
func (p *prober) isHandedOn(name string, at *node) bool {
	// Of a switch that stands in several places the daemon takes one by chance.
	if _, isBool := at.value(p.text).(bool); !isBool || p.times[name] > 1 {
		return false
	}
	on, err := p.loader.mergedWithProxy(p.with(at, "true"))
	if err != nil {
		return true
	}
	off, err := p.loader.mergedWithProxy(p.with(at, "false"))
	if err != nil {
		return true
	}
	on.ValuesSet, off.ValuesSet = nil, nil
	return !reflect.DeepEqual(on, off)
}

func (p *prober) with(at *node, value string) []byte {
	changed := make([]byte, 0, len(p.text)+len(value))
	changed = append(changed, p.text[:at.start]...)
	changed = append(changed, value...)
	return append(changed, p.text[at.end:]...)
}

// decodedForm is the configuration of a text as the daemon writes configurations.
func decodedForm(text []byte) (any, error) {
	var read config.Config
	if err := json.Unmarshal(text, &read); err != nil {
		return nil, err
	}
	written, err := json.Marshal(&read)
	if err != nil {
		return nil, err
	}
	var form any
	return form, json.Unmarshal(written, &form)
}

// valueOf is a value as the daemon reads it. When it writes a configuration it leaves out what is empty, takes null for
// empty, takes some values apart and keeps filters in no order: those are told as they stand in the file.
func valueOf(became, written any) any {
	if became == nil || isApart(became) || written == nil && isEmpty(became) {
		return written
	}
	return became
}

func isApart(became any) bool {
	if list, ok := became.([]any); ok {
		return slices.ContainsFunc(list, isApart)
	}
	_, ok := became.(map[string]any)
	return ok
}

func isEmpty(value any) bool {
	return value == "" || value == false || value == 0.0
}

// childOf is the member or item of a decoded object or list; names of members differ in capitals.
func childOf(decoded any, name string) any {
	switch parent := decoded.(type) {
	case map[string]any:
		if child, ok := parent[name]; ok {
			return child
		}
		for other, child := range parent {
			if strings.EqualFold(other, name) {
				return child
			}
		}
		// The pools of addresses are written as an object around their list.
		if list, ok := parent["Values"]; ok {
			return childOf(list, name)
		}
	case []any:
		var index int
		if _, err := fmt.Sscanf(name, "[%d]", &index); err == nil && index < len(parent) {
			return parent[index]
		}
	}
	return nil
}
