package main

import (
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// reading is the form in which both sides say what a Dockerfile holds.
type reading struct {
	Escape       string                  `json:"escape"`
	Syntax       *syntax                 `json:"syntax,omitempty"`
	Check        *string                 `json:"check,omitempty"`
	Instructions []instruction           `json:"instructions"`
	Stages       []stage                 `json:"stages"`
	Warnings     map[string]map[int]bool `json:"warnings,omitzero"`
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
	typed, err := instructions.ParseInstruction(node)
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
