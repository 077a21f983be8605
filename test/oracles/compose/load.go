package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/template"
	"github.com/compose-spec/compose-go/v2/types"
)

// folder answers for the files beside the Compose file, and for no other file of the machine.
type folder struct {
	root  string
	files map[string]string
}

func (f folder) Accept(string) bool { return true }

func (f folder) Load(_ context.Context, path string) (string, error) {
	name := filepath.ToSlash(filepath.Clean(strings.TrimPrefix(path, f.root+"/")))
	if _, known := f.files[name]; !known {
		return "", fmt.Errorf("open %s: %w", path, os.ErrNotExist)
	}
	return filepath.Join(f.root, filepath.FromSlash(name)), nil
}

func (f folder) Dir(path string) string {
	relative, err := filepath.Rel(f.root, filepath.Dir(filepath.Join(f.root, path)))
	if err != nil {
		return "."
	}
	return relative
}

// write puts the files below the root; names that lead out of it are left out.
func (f folder) write() error {
	for name, text := range f.files {
		if !filepath.IsLocal(name) {
			continue
		}
		path := filepath.Join(f.root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// load reads the file as `docker compose config --no-env-resolution --profile '*'` does, with nothing in the
// environment but what `substitute` and the .env file say.
func load(asked request, where folder, environment types.Mapping, values map[string]string) (*types.Project, error) {
	details := types.ConfigDetails{
		WorkingDir:  where.root,
		Environment: environment.Clone(),
		ConfigFiles: []types.ConfigFile{{Filename: filepath.Join(where.root, filepath.Base(asked.Path)), Content: []byte(asked.Text)}},
	}
	return loader.LoadWithContext(context.Background(), details, func(options *loader.Options) {
		options.SetProjectName("project", false)
		options.Profiles = []string{"*"}
		options.ResolvePaths = false
		options.SkipResolveEnvironment = true
		options.SkipResolveLabels = true
		options.ResourceLoaders = []loader.ResourceLoader{where}
		// Compose never loads such a file alone: what it refers to may stand in the file below it.
		options.SkipConsistencyCheck = slices.Contains(cli.DefaultOverrideFileNames, filepath.Base(asked.Path))
		options.Interpolate.Substitute = func(text string, lookup template.Mapping) (string, error) {
			return template.Substitute(text, openValues(text, lookup, values))
		}
	})
}

func dotEnv(files map[string]string) types.Mapping {
	text, known := files[".env"]
	if !known {
		return types.Mapping{}
	}
	variables, err := dotenv.ParseWithLookup(strings.NewReader(text), func(string) (string, bool) { return "", false })
	if err != nil {
		return types.Mapping{}
	}
	return variables
}
