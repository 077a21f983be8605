package main

import (
	"context"
	"encoding/json"
	"io/fs"
	"path"

	"github.com/moby/buildkit/client/llb"
	"github.com/moby/buildkit/client/llb/sourceresolver"
	"github.com/moby/buildkit/frontend/gateway/client"
	gateway "github.com/moby/buildkit/frontend/gateway/pb"
	"github.com/moby/buildkit/solver/pb"
	dockerspec "github.com/moby/docker-image-spec/specs-go/v1"
	"github.com/opencontainers/go-digest"
	ocispecs "github.com/opencontainers/image-spec/specs-go/v1"
	"github.com/pkg/errors"
	fstypes "github.com/tonistiigi/fsutil/types"
)

// buildPlatform is what BuildKit believes it runs on, and builds for.
var buildPlatform = ocispecs.Platform{OS: "linux", Architecture: "amd64"}

// builder is the daemon that BuildKit's frontend talks to: it has the files of the request as its build context, and
// every image in the world, empty and for whichever platform is asked.
type builder struct {
	files   map[string]string
	options client.BuildOpts
}

func newBuilder(asked request) *builder {
	name := path.Base(asked.Path)
	files := map[string]string{}
	for other, text := range asked.Files {
		files[path.Clean(other)] = text
	}
	files[name] = asked.Text
	return &builder{
		files: files,
		options: client.BuildOpts{
			Opts: map[string]string{
				"filename": name,
				// In place of the file's own choice of checks: everything that BuildKit can say is wanted.
				"build-arg:BUILDKIT_DOCKERFILE_CHECK": "experimental=all",
			},
			Workers: []client.WorkerInfo{{Platforms: []ocispecs.Platform{buildPlatform}}},
			Caps:    gateway.Caps.CapSet(gateway.Caps.All()),
			LLBCaps: pb.Caps.CapSet(pb.Caps.All()),
		},
	}
}

func (b *builder) BuildOpts() client.BuildOpts { return b.options }

func (b *builder) Solve(context.Context, client.SolveRequest) (*client.Result, error) {
	result := client.NewResult()
	result.SetRef(&folder{b.files})
	return result, nil
}

func (b *builder) ResolveImageConfig(
	_ context.Context, ref string, opt sourceresolver.Opt,
) (string, digest.Digest, []byte, error) {
	platform := buildPlatform
	if opt.ImageOpt != nil && opt.ImageOpt.Platform != nil {
		platform = *opt.ImageOpt.Platform
	}
	config, err := json.Marshal(dockerspec.DockerOCIImage{Image: ocispecs.Image{Platform: platform}})
	return ref, "", config, err
}

func (b *builder) ResolveSourceMetadata(
	context.Context, *pb.SourceOp, sourceresolver.Opt,
) (*sourceresolver.MetaResponse, error) {
	return nil, errors.New("there are no sources but images")
}

func (b *builder) Inputs(context.Context) (map[string]llb.State, error) { return nil, nil }

func (b *builder) NewContainer(context.Context, client.NewContainerRequest) (client.Container, error) {
	return nil, errors.New("nothing is run")
}

func (b *builder) Warn(context.Context, digest.Digest, string, client.WarnOpts) error { return nil }

// folder is the build context, and whatever else the frontend has the daemon load.
type folder struct{ files map[string]string }

func (f *folder) ReadFile(_ context.Context, asked client.ReadRequest) ([]byte, error) {
	text, ok := f.files[path.Clean(asked.Filename)]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return []byte(text), nil
}

func (f *folder) StatFile(context.Context, client.StatRequest) (*fstypes.Stat, error) {
	return nil, fs.ErrNotExist
}

func (f *folder) ReadDir(context.Context, client.ReadDirRequest) ([]*fstypes.Stat, error) {
	return nil, fs.ErrNotExist
}

func (f *folder) ToState() (llb.State, error) { return llb.Scratch(), nil }

func (f *folder) Evaluate(context.Context) error { return nil }
