import { rule } from '../../../engine/rule';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Value } from '../../../model/dockerfile-value';

export default rule('dockerfile/variable-modifier-unsupported', {
  title: 'A text with variables cannot be read',
  why: 'The builder knows fewer forms than a shell, and refuses the file.',
  todo: 'Close every quote and brace; after the name stand :-, :+, :?, #, % or /.',
  severity: 'error',
  category: 'correctness',
  peers: { 'dockerfile-utils': ['UNSUPPORTED_MODIFIER', 'INVALID_SYNTAX', 'SYNTAX_MISSING_SINGLE_QUOTE'] },
  references: ['https://docs.docker.com/reference/dockerfile/#environment-replacement'],
  visit: 'section',
  check({ globalArguments, instructions, stage }, report) {
    const all = [
      ...globalArguments.flatMap(({ pairs }) => pairs.flatMap(({ value }) => value ?? [])),
      ...instructions.flatMap((one) =>
        one.kind === 'ONBUILD' ? (one.trigger ? valuesOf(one.trigger) : []) : valuesOf(one),
      ),
    ];
    for (const value of all) {
      if (value.problem !== undefined) report(value, { says: lower(value.problem) });
    }
    if (stage?.isImplicit) return;
    for (const one of instructions) {
      if (one.kind !== 'COPY' && one.kind !== 'ADD') continue;
      for (const heredoc of one.inlineFiles) {
        const problem = one.problemOf(heredoc);
        if (problem !== undefined) report(heredoc.marker, { says: `in ${heredoc.name}: ${lower(problem)}` });
      }
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.24
        ARG VERSION=1.2
        ENV NAME=«app-\${VERSION^^}»
      `,
    },
    {
      because: 'open quotes and braces, in any text that is expanded',
      bad: `
        ARG A=«'x»
        FROM --platform=«\${A» alpine:3.24
        WORKDIR «/app/\${}»
        COPY «"a» /b
        EXPOSE «\${A:=80}»
        LABEL a=«"b»
        ENV B=\${NONE:?}
        ARG C
        ENV D=1 E=«\${D:+\${C}»
      `,
    },
    {
      because: 'a value that must be there',
      bad: 'FROM scratch\nENV A=«"${B:?say what B is}"»\n',
    },
    {
      because: 'an argument takes over what stands above FROM, for the others on its line too',
      good: 'ARG A=1\nFROM scratch\nARG A B="${A:?say what A is}"\n',
    },
    {
      because: 'files that are written in place, unless their marker has quotes',
      bad: `
        FROM alpine:3.24
        COPY «<<EOF» /etc/app.json
        {"a": \${"b": 'c}
        EOF
        COPY <<'EOF' /etc/app.json
        {"a": \${"b"}
        EOF
      `,
    },
    {
      because: 'what is escaped, what the shell reads, and all that builders know',
      good: `
        FROM alpine:3.24
        ARG V=1.2.3
        ENV A=\\\${V^^} B=\${V%%.*} C=\${V#1.} D=\${V/./-} E=\${V//./-} F=\${V:-a} G=\${V+b}
        RUN echo \${V^^} 'it''s
        CMD echo "
        LABEL d=it\\'s
      `,
    },
  ],
});

/** What the builder expands in an instruction, flags included; nothing where nothing of it can be wrong. */
function valuesOf(one: Instruction): readonly Value[] {
  if (!/[$'"]/.test(one.syntax.text)) return [];
  switch (one.kind) {
    case 'FROM':
      return present(one.image, one.platform);
    case 'COPY':
      return present(...one.sources, one.destination, one.chown, one.chmod);
    case 'ADD':
      return present(...one.sources, one.destination, one.chown, one.chmod, one.checksum);
    case 'ENV':
    case 'LABEL':
      return one.pairs.flatMap((pair) => present(pair.expandedName, pair.value));
    case 'ARG':
      return one.pairs.flatMap((pair) => present(pair.value));
    case 'EXPOSE':
      return one.ports.map(({ value }) => value);
    case 'USER':
      return present(one.argument);
    case 'WORKDIR':
      return present(one.path);
    case 'STOPSIGNAL':
      return present(one.signal);
    case 'VOLUME':
      return one.paths;
    default:
      return [];
  }
}

function present(...values: readonly (Value | undefined)[]): readonly Value[] {
  return values.filter((value) => value !== undefined);
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}
