package main

import "reflect"

// What is empty is left out of a reading: most settings of most services are.

var groupsOfSettings = map[string]bool{"texts": true, "booleans": true, "lists": true, "numbers": true}

// Whether these are there says something even where they hold nothing.
var telling = map[string]bool{
	"build": true, "healthcheck": true, "deploy": true, "logging": true, "limits": true, "reservations": true,
	"command": true, "entrypoint": true,
}

func sparse(reading any) any {
	for _, section := range reading.(record) {
		members, are := section.(record)
		if !are {
			continue
		}
		for name, member := range members {
			if settings, is := member.(record); is {
				members[name] = sparseSettings(settings)
			}
		}
	}
	return reading
}

func sparseSettings(settings record) record {
	for name, value := range settings {
		switch inner := value.(type) {
		case record:
			if groupsOfSettings[name] || telling[name] {
				settings[name] = sparseSettings(inner)
			}
			if name == "volumes" {
				for target, mount := range inner {
					if fields, is := mount.(record); is {
						inner[target] = sparseSettings(fields)
					}
				}
			}
		case []any:
			for index, item := range inner {
				if fields, is := item.(record); is {
					inner[index] = sparseSettings(fields)
				}
			}
		}
		if isEmpty(settings[name], telling[name]) {
			delete(settings, name)
		}
	}
	return settings
}

func isEmpty(value any, isTelling bool) bool {
	if value == nil {
		return true
	}
	found := reflect.ValueOf(value)
	if found.Kind() == reflect.Map || found.Kind() == reflect.Slice {
		return !isTelling && found.Len() == 0
	}
	return found.IsZero()
}
