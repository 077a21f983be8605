import { rule } from '../../../engine/rule';
import { isPinned } from '../../../knowledge/package-managers';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { isWrittenBefore } from '../_shared/earlier-text';
import { type PackageCommand, packageCommand } from '../_shared/package-commands';
import { reportUnpinned } from '../_shared/unpinned-packages';

/**
 * What brings a module into the stage, as any COPY may. Within one, a path without a version is the module's own, or has the version
 * that go.mod says: https://go.dev/ref/mod#go-install
 */
const MODULE = /\bgo\.(?:mod|work)\b|\bgo\s+mod\b|\bgit\s+clone\b|^(?:COPY|ADD)\s|\bvendor\//i;

export default rule('dockerfile/go-install-not-pinned', {
  title: 'A Go program is installed without a version',
  why: 'Two builds of the same file give different images: a new release may break the build, or come from somebody who took the module over.',
  todo: 'Name the version (`go install example.com/tool@v1.2.3`).',
  severity: 'warning',
  category: 'supply-chain',
  peers: { hadolint: ['DL3062'], cis: ['4.11'] },
  references: ['https://go.dev/ref/mod#go-install', 'https://go.dev/ref/mod#version-queries'],
  visit: 'command',
  check(command, report) {
    const call = packageCommand(command);
    if (call?.manager.name !== 'go' || !/^(?:install|get|run)$/.test(call.verbText)) return;
    const own = call.verbText === 'run' ? call.packages.slice(0, 1) : call.packages;
    const unpinned = own.filter(({ text }) => !isPinned(call.manager, text) && isRemote(text, call, command));
    reportUnpinned(`go ${call.verbText}`, unpinned, report);
  },
  examples: [
    {
      bad: `
        FROM golang:1.26
        RUN go install «example.com/tool@latest»
      `,
    },
    {
      because: 'branches move, and without a module a path alone means the newest version',
      bad: `
        FROM golang:1.26
        RUN go get -u «example.com/tool» && CGO_ENABLED=0 go install -v -ldflags "-s -w" «example.com/other@main»
        RUN go run «example.com/third» -flag value && go get -tool «foobar»
        RUN ["go", "install", "«golang.org/x/tools/...@latest»"]
      `,
    },
    {
      because: 'a version or a commit is named',
      good: `
        FROM golang:1.26
        RUN go install example.com/tool@v1.2.3 && go run example.com/other@v0.1.0 --foo bar && go get example.com/x@4cf76c2
      `,
    },
    {
      because: 'local paths and the standard library',
      good: `
        FROM golang:1.26
        RUN go install . && go install ./cmd/app && go install /go/src/app && go install std && go get -d -v ./...
        RUN go run main.go && go install cmd/vet && go run ./tools example.com/x
      `,
    },
    {
      because: 'within a module go.mod decides',
      good: `
        FROM golang:1.26
        COPY go.mod go.sum ./
        RUN go mod download && go install github.com/golang/mock/mockgen
        COPY . .
        RUN go install example.com/own/cmd/server
      `,
    },
    {
      because: 'nobody knows what a variable holds',
      good: `
        FROM golang:1.26
        RUN go install example.com/tool@\${TOOL_VERSION} && go install $TOOLS
      `,
    },
    {
      because: 'nothing is installed',
      good: `
        FROM golang:1.26
        RUN go build example.com/tool && go vet ./... && go mod tidy && echo go install example.com/tool@latest
      `,
    },
  ],
});

/** Whether a path without a version is downloaded as whatever is the newest. */
function isRemote(text: string, { verbText, words }: PackageCommand, command: InstructionCommand<Run>): boolean {
  if (text.includes('@')) return true;
  if (verbText === 'get' && words.some((word) => word.text === '-tool')) return true;
  // Only a name with a dot is one of a server.
  if (!text.slice(0, Math.max(text.indexOf('/'), 0)).includes('.')) return false;
  return !isWrittenBefore(command.instruction, MODULE);
}
