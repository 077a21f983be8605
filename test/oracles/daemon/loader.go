package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"unsafe"

	"github.com/moby/moby/v2/daemon/command"
	"github.com/moby/moby/v2/daemon/config"
	"github.com/moby/moby/v2/daemon/pkg/opts"
	"github.com/spf13/pflag"
)

// loader reads files as dockerd does before it touches the machine: all of `dockerd --validate` that does not depend on
// the machine it runs on. It never runs the command, which would add users to the machine for `userns-remap`.
type loader struct {
	// file holds the text that is being read.
	file string
	// proxy is a program that can stand for docker-proxy, which this machine need not have.
	proxy string
}

// newLoader prepares a folder of our own for the files that the daemon's code reads by their paths.
func newLoader(folder string) (*loader, error) {
	proxy := filepath.Join(folder, "docker-proxy")
	if err := os.WriteFile(proxy, nil, 0o755); err != nil {
		return nil, err
	}
	os.Clearenv()
	for name, value := range map[string]string{"PATH": folder, "HOME": folder} {
		if err := os.Setenv(name, value); err != nil {
			return nil, err
		}
	}
	return &loader{file: filepath.Join(folder, "daemon.json"), proxy: proxy}, nil
}

// load says why the daemon does not start with a text; nothing where it does.
func (l *loader) load(text []byte) error {
	err := l.loadOnce(text)
	// The text names a docker-proxy that this machine does not have: asked again with one that is there.
	if missing := new(exec.Error); errors.As(err, &missing) {
		err = l.loadOnce(withProxy(text, l.proxy))
	}
	return inOrder(err)
}

// inOrder sorts the names in the daemon's list of what it does not know, which comes in another order each time.
func inOrder(err error) error {
	const unknown = "the following directives don't match any configuration option: "
	if err == nil || !strings.HasPrefix(err.Error(), unknown) {
		return err
	}
	names := strings.Split(strings.TrimPrefix(err.Error(), unknown), ", ")
	slices.Sort(names)
	return errors.New(unknown + strings.Join(names, ", "))
}

// withProxy sets the path of docker-proxy once more at the end of an object: the last one counts.
func withProxy(text []byte, proxy string) []byte {
	end := bytes.LastIndexByte(text, '}')
	member := fmt.Sprintf(",%q:%q", "userland-proxy-path", proxy)
	return append(append(bytes.Clone(text[:end]), member...), text[end:]...)
}

// merged is the configuration of a text and of flags of which none is given.
func (l *loader) merged(text []byte) (*config.Config, error) {
	if err := os.WriteFile(l.file, text, 0o600); err != nil {
		return nil, err
	}
	flags, err := newFlags()
	if err != nil {
		return nil, err
	}
	return config.MergeDaemonConfigurations(configurationBehind(flags), flags, l.file)
}

// mergedWithProxy is the same where the text names a docker-proxy that this machine does not have.
func (l *loader) mergedWithProxy(text []byte) (*config.Config, error) {
	merged, err := l.merged(text)
	if missing := new(exec.Error); errors.As(err, &missing) {
		return l.merged(withProxy(text, l.proxy))
	}
	return merged, err
}

func (l *loader) loadOnce(text []byte) error {
	merged, err := l.merged(text)
	if err != nil {
		return err
	}
	for _, host := range merged.Hosts {
		if strings.TrimSpace(host) == "" {
			continue
		}
		if _, err := opts.ParseDaemonHost(host); err != nil {
			return err
		}
	}
	if err := config.Validate(merged); err != nil {
		return err
	}
	_, err = config.GetConflictFreeLabels(merged.Labels)
	return err
}

// dockerd is what the daemon's command can do besides running.
type dockerd interface {
	InitDefaultHelpFlag()
	InitDefaultVersionFlag()
	ParseFlags(arguments []string) error
	Flags() *pflag.FlagSet
}

// newFlags gives all flags of dockerd as they are when none is given on the command line.
func newFlags() (*pflag.FlagSet, error) {
	runner, err := command.NewDaemonRunner(io.Discard, io.Discard)
	if err != nil {
		return nil, err
	}
	command, ok := runner.(dockerd)
	if !ok {
		return nil, errors.New("the command of dockerd has no flags")
	}
	command.InitDefaultHelpFlag()
	command.InitDefaultVersionFlag()
	return command.Flags(), command.ParseFlags(nil)
}

// configurationBehind finds the configuration that the flags write into. The command keeps it to itself, but the flag
// of the data root is a pointer into it.
func configurationBehind(flags *pflag.FlagSet) *config.Config {
	var shape config.Config
	offset := unsafe.Offsetof(shape.CommonConfig) + unsafe.Offsetof(shape.CommonConfig.Root)
	root := reflect.ValueOf(flags.Lookup("data-root").Value).UnsafePointer()
	return (*config.Config)(unsafe.Add(root, -int(offset)))
}
