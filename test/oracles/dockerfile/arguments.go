package main

import (
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// command is what RUN, CMD, ENTRYPOINT, SHELL and HEALTHCHECK execute: the strings of the JSON form, or one text.
type command struct {
	Form   string   `json:"form"`
	Words  []string `json:"words"`
	Mounts []mount  `json:"mounts,omitempty"`
}

type mount struct {
	Type   string `json:"type"`
	From   string `json:"from"`
	Source string `json:"source"`
	Target string `json:"target"`
	ID     string `json:"id"`
}

// copied is what COPY and ADD take; what their flags say is among the flags.
type copied struct {
	Sources     []string  `json:"sources"`
	Inline      []inlined `json:"inline,omitempty"`
	Destination string    `json:"destination"`
}

// refused is said of what ONBUILD holds where nobody could build upon the image.
type refused struct {
	Refused bool `json:"refused"`
}

// inlined is a file whose content stands in the Dockerfile.
type inlined struct {
	Name    string `json:"name"`
	Content string `json:"content"`
	Expand  bool   `json:"expand"`
}

// argumentsOf gives the arguments as the instruction parser holds them.
func argumentsOf(node *parser.Node, typed any) any {
	switch one := typed.(type) {
	case *instructions.RunCommand:
		made := commandOf(one.ShellDependantCmdLine)
		made.Mounts = mountsOf(one)
		return made
	case *instructions.CmdCommand:
		return commandOf(one.ShellDependantCmdLine)
	case *instructions.EntrypointCommand:
		return commandOf(one.ShellDependantCmdLine)
	case *instructions.ShellCommand:
		return command{Form: "exec", Words: one.Shell}
	case *instructions.HealthCheckCommand:
		return healthcheckOf(one)
	case *instructions.AddCommand:
		return copiedOf(one.SourcesAndDest)
	case *instructions.CopyCommand:
		return copiedOf(one.SourcesAndDest)
	case *instructions.EnvCommand:
		return pairsOf(one.Env)
	case *instructions.LabelCommand:
		return pairsOf(one.Labels)
	case *instructions.ArgCommand:
		made := [][]string{}
		for _, pair := range one.Args {
			if pair.Value == nil {
				made = append(made, []string{pair.Key})
			} else {
				made = append(made, []string{pair.Key, *pair.Value})
			}
		}
		return made
	case *instructions.VolumeCommand:
		return one.Volumes
	case *instructions.UserCommand:
		return []string{one.User}
	case *instructions.WorkdirCommand:
		return []string{one.Path}
	case *instructions.StopSignalCommand:
		return []string{one.Signal}
	case *instructions.MaintainerCommand:
		return []string{one.Maintainer}
	case *instructions.OnbuildCommand:
		return triggerOf(one)
	default:
		// FROM is among the stages; EXPOSE would be sorted.
		return wordsOf(node)
	}
}

// triggerOf gives the instruction under ONBUILD as those read it who build upon the image.
func triggerOf(onbuild *instructions.OnbuildCommand) any {
	parsed, err := parser.Parse(strings.NewReader(onbuild.Expression))
	if err != nil || len(parsed.AST.Children) != 1 {
		return refused{true}
	}
	node := parsed.AST.Children[0]
	if _, err := instructions.ParseCommand(node); err != nil {
		return refused{true}
	}
	made, err := instructionOf(node)
	if err != nil {
		return refused{true}
	}
	// Mounts are read by those who build upon the image.
	made.Lines, made.Heredocs, made.Arguments = nil, nil, withoutMounts(made.Arguments)
	return made
}

func wordsOf(node *parser.Node) []string {
	words := []string{}
	for next := node.Next; next != nil; next = next.Next {
		words = append(words, next.Value)
	}
	return words
}

func commandOf(line instructions.ShellDependantCmdLine) command {
	made := command{Form: "exec", Words: line.CmdLine}
	if line.PrependShell {
		made.Form = "shell"
	}
	if made.Words == nil {
		made.Words = []string{}
	}
	return made
}

func healthcheckOf(one *instructions.HealthCheckCommand) command {
	forms := map[string]string{"NONE": "none", "CMD": "exec", "CMD-SHELL": "shell"}
	return command{Form: forms[one.Health.Test[0]], Words: one.Health.Test[1:]}
}

func copiedOf(params instructions.SourcesAndDest) copied {
	made := copied{Sources: params.SourcePaths, Destination: params.DestPath}
	if made.Sources == nil {
		made.Sources = []string{}
	}
	for _, one := range params.SourceContents {
		made.Inline = append(made.Inline, inlined{one.Path, one.Data, one.Expand})
	}
	return made
}

// pairsOf gives name and value; a third string where the pair is written without an equals sign.
func pairsOf(pairs instructions.KeyValuePairs) [][]string {
	made := [][]string{}
	for _, pair := range pairs {
		one := []string{pair.Key, pair.Value}
		if pair.NoDelim {
			one = append(one, "legacy")
		}
		made = append(made, one)
	}
	return made
}

// mountsOf reads the mounts as they are written; nothing where one is read only once its variables are known.
func mountsOf(run *instructions.RunCommand) []mount {
	if err := run.Expand(func(word string) (string, error) { return word, nil }); err != nil {
		return nil
	}
	var made []mount
	for _, one := range instructions.GetMounts(run) {
		made = append(made, mount{string(one.Type), one.From, one.Source, one.Target, one.CacheID})
	}
	return made
}
