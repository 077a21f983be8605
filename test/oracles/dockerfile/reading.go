package main

import (
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// silent is a linter that says nothing; without any, BuildKit trips over a comment that speaks to it.
var silent = linter.New(&linter.Config{})

// reading is the form in which both sides say what a Dockerfile holds.
type reading struct {
	Escape       string          `json:"escape"`
	Syntax       *syntax         `json:"syntax,omitempty"`
	Check        *string         `json:"check,omitempty"`
	Instructions []instruction   `json:"instructions"`
	Stages       []stage         `json:"stages"`
	Warnings     map[string]bool `json:"warnings,omitzero"`
}

// syntax is the frontend that a file asks for: the image, and the whole value of the directive.
type syntax struct {
	Image string `json:"image"`
	Value string `json:"value"`
}

type stage struct {
	Name     string `json:"name"`
	Base     string `json:"base"`
	Platform string `json:"platform"`
}

type instruction struct {
	Name      string    `json:"name"`
	Lines     *[2]int   `json:"lines,omitempty"`
	Flags     []string  `json:"flags,omitempty"`
	Arguments any       `json:"arguments"`
	Heredocs  []heredoc `json:"heredocs,omitempty"`
}

type heredoc struct {
	Name           string `json:"name"`
	Content        string `json:"content"`
	Expand         bool   `json:"expand"`
	Chomp          bool   `json:"chomp"`
	FileDescriptor uint   `json:"fileDescriptor"`
}

func instructionOf(node *parser.Node) (instruction, error) {
	typed, err := instructions.ParseInstructionWithLinter(node, silent)
	if err != nil {
		return instruction{}, err
	}
	made := instruction{
		Name:  strings.ToUpper(strings.ToLower(node.Value)),
		Lines: &[2]int{node.StartLine, node.EndLine},
		Flags: node.Flags,
	}
	for _, one := range node.Heredocs {
		made.Heredocs = append(made.Heredocs, heredoc{one.Name, one.Content, one.Expand, one.Chomp, one.FileDescriptor})
	}
	made.Arguments = argumentsOf(node, typed)
	return made, nil
}

// forgetMounts leaves out what can be told only of a file that is taken: a mount that is refused cannot be read.
func (r *reading) forgetMounts() {
	if r == nil {
		return
	}
	for index := range r.Instructions {
		r.Instructions[index].Arguments = withoutMounts(r.Instructions[index].Arguments)
	}
}

func withoutMounts(arguments any) any {
	switch one := arguments.(type) {
	case command:
		one.Mounts = nil
		return one
	case instruction:
		one.Arguments = withoutMounts(one.Arguments)
		return one
	default:
		return arguments
	}
}
