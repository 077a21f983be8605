package main

import (
	"time"

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

type healthcheck struct {
	command
	Interval      string `json:"interval,omitempty"`
	Timeout       string `json:"timeout,omitempty"`
	StartPeriod   string `json:"startPeriod,omitempty"`
	StartInterval string `json:"startInterval,omitempty"`
	Retries       int    `json:"retries,omitempty"`
}

type copied struct {
	Sources     []string  `json:"sources"`
	Inline      []inlined `json:"inline,omitempty"`
	Destination string    `json:"destination"`
	From        string    `json:"from,omitempty"`
	Chown       string    `json:"chown,omitempty"`
	Chmod       string    `json:"chmod,omitempty"`
	Checksum    string    `json:"checksum,omitempty"`
	Exclude     []string  `json:"exclude,omitempty"`
	Link        bool      `json:"link"`
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
		made := copiedOf(one.SourcesAndDest)
		made.Chown, made.Chmod, made.Checksum = one.Chown, one.Chmod, one.Checksum
		made.Exclude, made.Link = one.ExcludePatterns, one.Link
		return made
	case *instructions.CopyCommand:
		made := copiedOf(one.SourcesAndDest)
		made.From, made.Chown, made.Chmod = one.From, one.Chown, one.Chmod
		made.Exclude, made.Link = one.ExcludePatterns, one.Link
		return made
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
	default:
		// FROM is among the stages; EXPOSE would be sorted.
		return wordsOf(node)
	}
}

// triggerOf gives the instruction under ONBUILD where it can be parsed by itself, else its words.
func triggerOf(node *parser.Node) (any, error) {
	if node.Next == nil || len(node.Next.Children) != 1 {
		return wordsOf(node), nil
	}
	inner := *node.Next.Children[0]
	inner.Heredocs = node.Heredocs
	made, err := instructionOf(&inner)
	if err != nil {
		// Refused only by those who build upon the image.
		return wordsOf(node), nil
	}
	made.Lines, made.Heredocs = nil, nil
	return made, nil
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

func healthcheckOf(one *instructions.HealthCheckCommand) healthcheck {
	forms := map[string]string{"NONE": "none", "CMD": "exec", "CMD-SHELL": "shell"}
	health := one.Health
	return healthcheck{
		command:       command{Form: forms[health.Test[0]], Words: health.Test[1:]},
		Interval:      durationOf(health.Interval),
		Timeout:       durationOf(health.Timeout),
		StartPeriod:   durationOf(health.StartPeriod),
		StartInterval: durationOf(health.StartInterval),
		Retries:       health.Retries,
	}
}

func durationOf(duration time.Duration) string {
	if duration == 0 {
		return ""
	}
	return duration.String()
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
