package main

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/dockerfile2llb"
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerui"
	"github.com/moby/buildkit/frontend/subrequests/lint"
)

// judge asks what `docker build --check` says of all stages, and how the parser reads the text.
func judge(asked request) answer {
	results, err := check(context.Background(), asked)
	if err != nil {
		return answer{Refused: withoutGuess(err.Error())}
	}
	said := answer{Reading: read([]byte(asked.Text))}
	if results.Error != nil {
		said.Reading.forgetMounts()
		said.Refused = withoutGuess(results.Error.Message)
		if said.Refused == "" {
			said.Refused = "refused without a word"
		}
	} else if said.Reading != nil {
		said.Reading.Warnings = warningsOf(results)
	}
	return said
}

// withoutGuess leaves out what BuildKit guesses was meant: among words as close as each other it takes any.
func withoutGuess(message string) string {
	plain, _, _ := strings.Cut(message, " (did you mean ")
	return plain
}

func check(ctx context.Context, asked request) (*lint.LintResults, error) {
	daemon := newBuilder(asked)
	ui, err := dockerui.NewClient(daemon)
	if err != nil {
		return nil, err
	}
	source, err := ui.ReadEntrypoint(ctx, "Dockerfile")
	if err != nil {
		return nil, err
	}
	// The build argument that asks for every check takes the place of the directive, so that nobody else looks at it.
	options, _, _, _ := parser.ParseDirective("check", source.Data)
	if _, err := linter.ParseLintOptions(options); err != nil {
		return nil, err
	}
	return dockerfile2llb.DockerfileLint(ctx, source.Data, dockerfile2llb.ConvertOpt{
		Config:       ui.Config,
		Client:       ui,
		SourceMap:    source.SourceMap,
		MetaResolver: daemon,
	})
}

// variable finds the one that a check speaks of in its words, as an instruction may hold several.
var variable = map[string]*regexp.Regexp{
	linter.RuleUndefinedVar.Name:          regexp.MustCompile(`variable '\$(.*?)'(?: \(|$)`),
	linter.RuleUndefinedArgInFrom.Name:    regexp.MustCompile(`argument '(.*?)' is`),
	linter.RuleSecretsUsedInArgOrEnv.Name: regexp.MustCompile(`\((?:ARG|ENV) (".*")\)`),
}

// warningsOf gives the checks that speak, each with the line at which the instruction begins, and the variable that it
// names.
func warningsOf(results *lint.LintResults) map[string]bool {
	said := map[string]bool{}
	for _, warning := range results.Warnings {
		line := int32(0)
		if ranges := warning.Location.Ranges; len(ranges) > 0 {
			line = ranges[0].Start.Line
		}
		said[fmt.Sprintf("%s %d%s", warning.RuleName, line, variableOf(warning))] = true
	}
	return said
}

func variableOf(warning lint.Warning) string {
	words, ok := variable[warning.RuleName]
	if !ok {
		return ""
	}
	found := words.FindStringSubmatch(warning.Detail)
	if found == nil {
		return " of " + warning.Detail
	}
	name, err := strconv.Unquote(found[1])
	if err != nil {
		name = found[1]
	}
	return " " + name
}

// read gives what the parser and the instruction parser make of a text; nothing where one of both refuses it.
func read(text []byte) *reading {
	parsed, err := parser.Parse(strings.NewReader(string(text)))
	if err != nil {
		return nil
	}
	made := &reading{Escape: string(parsed.EscapeToken), Stages: []stage{}}
	if name, cmdline, _, ok := parser.DetectSyntax(text); ok {
		made.Syntax = &syntax{Image: name, Value: cmdline}
	}
	if _, value, _, ok := parser.ParseDirective("check", text); ok {
		made.Check = &value
	}
	for _, node := range parsed.AST.Children {
		one, err := instructionOf(node)
		if err != nil {
			return nil
		}
		made.Instructions = append(made.Instructions, one)
	}
	stages, _, err := instructions.Parse(parsed.AST, silent)
	if err != nil {
		return nil
	}
	for _, one := range stages {
		made.Stages = append(made.Stages, stage{Name: one.Name, Base: one.BaseName, Platform: one.Platform})
	}
	return made
}
