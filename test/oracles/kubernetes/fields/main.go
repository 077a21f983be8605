// Prints the fields of every built-in kind with what they hold, as the decoder of the API server sees them: the table in
// server/src/core/knowledge/data/kubernetes-field-rows.ts, written by `npm run kubernetes-fields`.
//
// A line for each API version, `apps/v1 Deployment=12 ...`: its kinds with the numbers of their types. After a blank line
// a line for each type, `s name namespace|b paused|14 spec`: its fields behind what they hold. See
// kubernetes-fields.ts for the letters. Types with the same fields are one.
package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"sort"
	"strings"

	"bulkhead/oracles/kubernetes/builtin"
)

// What values with a decoder of their own hold; the last three begin the number of a schema.
var custom = map[string]string{
	"resource.Quantity":                    "q",
	"intstr.IntOrString":                   "o",
	"v1.Time":                              "t",
	"v1.MicroTime":                         "u",
	"runtime.RawExtension":                 "a",
	"v1.FieldsV1":                          "a",
	"v1.JSON":                              "a",
	"v1beta1.JSON":                         "a",
	"v1.JSONSchemaPropsOrBool":             "B",
	"v1beta1.JSONSchemaPropsOrBool":        "B",
	"v1.JSONSchemaPropsOrArray":            "A",
	"v1beta1.JSONSchemaPropsOrArray":       "A",
	"v1.JSONSchemaPropsOrStringArray":      "S",
	"v1beta1.JSONSchemaPropsOrStringArray": "S",
}

var unmarshaler = reflect.TypeFor[json.Unmarshaler]()

type field struct {
	name string
	of   reflect.Type
}

type table struct {
	structs map[reflect.Type][]field
	// The number of each type; equal ones share theirs.
	class map[reflect.Type]int
}

func main() {
	t := &table{structs: map[reflect.Type][]field{}, class: map[reflect.Type]int{}}
	versions := map[string]map[string]reflect.Type{}
	for kind, of := range builtin.Scheme.AllKnownTypes() {
		if kind.Version == "__internal" {
			continue
		}
		version := kind.GroupVersion().String()
		if versions[version] == nil {
			versions[version] = map[string]reflect.Type{}
		}
		versions[version][kind.Kind] = of
	}
	common := commonKinds(versions)
	for _, kinds := range versions {
		for kind, of := range kinds {
			if _, isListed := kinds[strings.TrimSuffix(kind, "List")]; isListed && strings.HasSuffix(kind, "List") {
				delete(kinds, kind)
				continue
			}
			t.add(of)
		}
	}
	order := t.classify()
	fmt.Println(kindsLine(t, "*", common))
	names := make([]string, 0, len(versions))
	for version := range versions {
		names = append(names, version)
	}
	sort.Strings(names)
	for _, version := range names {
		for kind := range common {
			delete(versions[version], kind)
		}
		fmt.Println(kindsLine(t, version, versions[version]))
	}
	fmt.Println()
	for _, of := range order {
		fmt.Println(t.row(of))
	}
}

// The kinds that every API version has.
func commonKinds(versions map[string]map[string]reflect.Type) map[string]reflect.Type {
	common := map[string]reflect.Type{}
	for kind, of := range versions["apps/v1"] {
		isCommon := true
		for _, kinds := range versions {
			isCommon = isCommon && kinds[kind] == of
		}
		if isCommon {
			common[kind] = of
		}
	}
	return common
}

func kindsLine(t *table, version string, kinds map[string]reflect.Type) string {
	var words []string
	for kind, of := range kinds {
		words = append(words, fmt.Sprintf("%s=%d", kind, t.class[of]))
	}
	sort.Strings(words)
	return version + " " + strings.Join(words, " ")
}

// Collects a type and all that its fields hold.
func (t *table) add(of reflect.Type) {
	switch {
	case reflect.PointerTo(of).Implements(unmarshaler) && of.Kind() != reflect.Pointer:
		if props, ok := schemaOf(of); ok {
			t.add(props)
		}
	case of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice || of.Kind() == reflect.Map:
		t.add(of.Elem())
	case of.Kind() == reflect.Struct && t.structs[of] == nil:
		t.structs[of] = []field{}
		t.structs[of] = fieldsOf(of)
		for _, field := range t.structs[of] {
			t.add(field.of)
		}
	}
}

// The schema that a value of apiextensions may be.
func schemaOf(of reflect.Type) (reflect.Type, bool) {
	if of.Kind() != reflect.Struct {
		return nil, false
	}
	schema, ok := of.FieldByName("Schema")
	if !ok {
		return nil, false
	}
	return schema.Type.Elem(), true
}

func fieldsOf(of reflect.Type) []field {
	var fields []field
	for index := range of.NumField() {
		own := of.Field(index)
		name, options, _ := strings.Cut(own.Tag.Get("json"), ",")
		switch {
		case name == "-":
		case name == "" && own.Anonymous:
			fields = append(fields, fieldsOf(own.Type)...)
		case name == "" || strings.Contains(options, "string"):
			panic(fmt.Sprintf("%s.%s: a field that is not understood", of, own.Name))
		default:
			fields = append(fields, field{name, own.Type})
		}
	}
	slices.SortFunc(fields, func(a, b field) int { return strings.Compare(a.name, b.name) })
	return fields
}

// Numbers the types so that two have the same number just if their fields hold the same all the way down. Gives back one
// type of each number.
func (t *table) classify() []reflect.Type {
	types := make([]reflect.Type, 0, len(t.structs))
	for of := range t.structs {
		types = append(types, of)
	}
	slices.SortFunc(types, func(a, b reflect.Type) int {
		return strings.Compare(a.Name()+" "+a.PkgPath(), b.Name()+" "+b.PkgPath())
	})
	count := 1
	for {
		numbers := map[string]int{}
		var order []reflect.Type
		next := map[reflect.Type]int{}
		for _, of := range types {
			row := t.row(of)
			number, ok := numbers[row]
			if !ok {
				number = len(order)
				numbers[row] = number
				order = append(order, of)
			}
			next[of] = number
		}
		t.class = next
		if len(order) == count {
			return order
		}
		count = len(order)
	}
}

func (t *table) row(of reflect.Type) string {
	holds := map[string][]string{}
	for _, field := range t.structs[of] {
		holds[t.code(field.of)] = append(holds[t.code(field.of)], field.name)
	}
	var groups []string
	for code, names := range holds {
		groups = append(groups, code+" "+strings.Join(names, " "))
	}
	sort.Strings(groups)
	return strings.Join(groups, "|")
}

func (t *table) code(of reflect.Type) string {
	if of.Kind() == reflect.Pointer {
		return t.code(of.Elem())
	}
	if reflect.PointerTo(of).Implements(unmarshaler) {
		code, ok := custom[of.String()]
		if !ok {
			panic(of.String() + " decodes itself in a way that is not understood")
		}
		if schema, ok := schemaOf(of); ok {
			return fmt.Sprintf("%s%d", code, t.class[schema])
		}
		return code
	}
	switch of.Kind() {
	case reflect.String:
		return "s"
	case reflect.Bool:
		return "b"
	case reflect.Int32:
		return "i"
	case reflect.Int64:
		return "l"
	case reflect.Float64:
		return "f"
	case reflect.Slice:
		if of.Elem().Kind() == reflect.Uint8 {
			return "y"
		}
		return "[" + t.code(of.Elem())
	case reflect.Map:
		if of.Key().Kind() != reflect.String {
			panic(of.String() + " has keys that are not understood")
		}
		return "{" + t.code(of.Elem())
	case reflect.Struct:
		return fmt.Sprint(t.class[of])
	}
	panic(of.String() + " is not understood")
}
