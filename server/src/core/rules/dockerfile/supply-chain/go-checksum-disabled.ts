import { rule } from '../../../engine/rule';
import { isTruthy } from '../../../knowledge/package-managers';
import { removeWords } from '../_shared/removal';
import { variablesSet } from '../_shared/variables-set';

export default rule('dockerfile/go-checksum-disabled', {
  title: 'Go module checksums are not verified',
  why: 'A module that was changed behind its version, or on its way, is built in without a word.',
  todo: 'Name only the hosts of private modules: GOPRIVATE=git.example.com.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { cis: ['4.12'] },
  references: ['https://go.dev/ref/mod#environment-variables', 'https://go.dev/ref/mod#checksum-database'],
  fix: { title: 'Let go verify modules', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    for (const variable of variablesSet(instruction)) {
      const says = saysOf(variable.name, variable.value);
      if (says !== undefined) report(variable, { says, fix: (edit) => variable.remove(edit) });
    }
    if (instruction.kind !== 'RUN') return;
    for (const command of instruction.commands) {
      if (command.program !== 'go') continue;
      const [verb, ...words] = command.arguments;
      if (verb?.value === 'get') {
        const flag = words.find(({ value }) => value === '-insecure' || value === '--insecure');
        const says = 'go get takes modules over plain http and from whatever certificate';
        if (flag) report(flag, { says, fix: (edit) => removeWords(edit, command, [flag]) });
      } else if (verb?.value === 'env' && words[0]?.value === '-w') {
        for (const word of words.slice(1)) {
          const [name = '', ...value] = word.value?.split('=') ?? [];
          const says = saysOf(name, value.join('='));
          if (says !== undefined) report(word, { says, fix: (edit) => edit.replace(word, `${name}=`) });
        }
      }
    }
  },
  examples: [
    {
      bad: `
        FROM golang:1.25
        ENV «GOSUMDB=off»
        RUN go build ./...
      `,
      fixed: `
        FROM golang:1.25
        RUN go build ./...
      `,
    },
    {
      because: 'for every host, by other variables, for one command',
      bad: `
        FROM golang:1.25
        ARG «GONOSUMCHECK=1»
        ENV CGO_ENABLED=0 «GOINSECURE=*» «GONOSUMDB="*"» «GOPRIVATE=git.example.com,*»
        RUN «GOFLAGS="-mod=mod -insecure"» go get «-insecure» example.com/a && export «GOSUMDB="off"» && go mod download
      `,
      fixed: `
        FROM golang:1.25
        ENV CGO_ENABLED=0
        RUN go get example.com/a && go mod download
      `,
    },
    {
      because: 'the settings of go itself',
      bad: `
        FROM golang:1.25
        RUN go env -w GOPROXY=direct «GOSUMDB=off»
      `,
      fixed: `
        FROM golang:1.25
        RUN go env -w GOPROXY=direct GOSUMDB=
      `,
    },
    {
      because: 'only private modules are left out',
      good: `
        FROM golang:1.25
        ENV GOPRIVATE=git.example.com,*.corp.example.com GONOSUMDB=git.example.com/* GOINSECURE=git.local
      `,
    },
    {
      because: 'another database, and a proxy',
      good: `
        FROM golang:1.25
        ENV GOSUMDB=sum.golang.google.cn GOPROXY=https://proxy.example.com,direct GOFLAGS=-mod=readonly GONOSUMCHECK=0
      `,
    },
    {
      because: 'text, settings that are asked for, and values that the build fills in',
      good: `
        FROM golang:1.25
        ARG GOSUMDB
        RUN echo GOSUMDB=off; go env GOSUMDB && GOSUMDB=$DATABASE go build ./...
      `,
    },
  ],
});

function saysOf(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  switch (name) {
    case 'GOSUMDB':
      return value === 'off' ? 'GOSUMDB=off: no module is compared with the checksum database' : undefined;
    case 'GONOSUMCHECK':
      return isTruthy(value) ? 'GONOSUMCHECK: modules are not compared with their checksums' : undefined;
    case 'GONOSUMDB':
    case 'GOPRIVATE':
      return isForAll(value) ? `${name}=*: no module is compared with the checksum database` : undefined;
    case 'GOINSECURE':
      return isForAll(value) ? 'GOINSECURE=*: every module may come over plain http' : undefined;
    case 'GOFLAGS':
      return /(?:^|\s)-?-insecure(?:\s|=true|$)/.test(value)
        ? 'GOFLAGS: modules may come over plain http and from whatever certificate'
        : undefined;
    default:
      return undefined;
  }
}

function isForAll(patterns: string): boolean {
  return patterns.split(',').some((pattern) => pattern.trim() === '*');
}
