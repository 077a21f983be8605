import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { EnvPair } from '../../../model/dockerfile-instructions';
import type { Stage } from '../../../model/dockerfile-stage';
import { spanWithin } from '../../../model/dockerfile-value';
import type { Span } from '../../../text/span';
import { givenModes, modeClauses, octalMode } from '../_shared/given-modes';
import { chainOf } from '../_shared/run-time-part';

export default rule('dockerfile/path-contains-unsafe-directory', {
  title: 'PATH contains a directory anyone could write to',
  why: 'Whoever may put a file there, or chooses the directory that a command is run in, decides what ls or sh runs.',
  severity: 'warning',
  category: 'least-privilege',
  references: ['https://cwe.mitre.org/data/definitions/427.html'],
  fix: { title: 'Leave only directories of the system and the application', safety: 'suggested' },
  visit: 'env',
  check(pair, report) {
    const word = pair.syntax.value;
    if (pair.name !== 'PATH' || !word || /\\/.test(word.value) || pair.stage.isWindows) return;
    const entries = entriesOf(word.value);
    if (entries.length < 2 && entries[0]?.text === '') return;
    for (const [index, entry] of entries.entries()) {
      const problem = problemOf(entry.text, pair);
      if (problem === undefined) continue;
      const isEmpty = entry.text === '';
      // An empty entry has no letters of its own: the colon beside it stands for it.
      const colon: Span =
        index === 0 ? { start: entry.to, end: entry.to + 1 } : { start: entry.from - 1, end: entry.from };
      const at = isEmpty ? colon : { start: entry.from, end: entry.to };
      report(
        { span: spanWithin(word, at.start, at.end) },
        {
          says: `PATH holds ${isEmpty ? 'an empty entry, which is the directory a command is run in' : `${entry.text}, ${problem}`}`,
          fix: (edit) => {
            if (word.parts || entries.length < 2) edit.refuse('The value is not plain.');
            else change(edit, pair, entry, colon);
          },
        },
      );
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13-slim
        ENV PATH=«.»:/usr/local/bin:$PATH
      `,
      fixed: `
        FROM debian:13-slim
        ENV PATH=/usr/local/bin:$PATH
      `,
    },
    {
      because: 'a relative one is made absolute, an empty one goes',
      bad: `
        FROM node:24
        WORKDIR /app
        ENV A=1 PATH="«node_modules/.bin»:$PATH:«/tmp»"
        ENV PATH $PATH«:»
        ENV PATH=/a«:»:/b:«/dev/shm»:/c
      `,
      fixed: `
        FROM node:24
        WORKDIR /app
        ENV A=1 PATH="/app/node_modules/.bin:$PATH"
        ENV PATH $PATH
        ENV PATH=/a:/b:/c
      `,
    },
    {
      because: 'the file itself opens the directory to everyone',
      bad: 'FROM debian:13-slim\nRUN mkdir /tools && chmod -R 777 /tools\nENV PATH=$PATH:«/tools»\n',
      fixed: 'FROM debian:13-slim\nRUN mkdir /tools && chmod -R 777 /tools\nENV PATH=$PATH\n',
    },
    { because: 'nobody knows where a relative one leads', bad: 'FROM debian:13-slim\nENV PATH=$PATH:«bin»\n' },
    {
      because: 'directories of the system and the application, with variables',
      good: 'FROM debian:13-slim\nENV PATH=/app/bin:${JAVA_HOME}/bin:$PATH HOME_PATH=.\nENV PATH="/opt/tool/bin:${PATH}"\nENV PATH ~/.local/bin:$PATH\n',
    },
    {
      because: 'a relative one in a stage that is not shipped',
      good: 'FROM node:24 AS build\nENV PATH=node_modules/.bin:$PATH\nFROM scratch\nCOPY --from=build /a /a\n',
    },
    {
      because: 'other variables',
      good: 'FROM debian:13-slim\nENV PYTHONPATH=.:/src LD_LIBRARY_PATH=/tmp\nARG PATH=.\n',
    },
    {
      because: 'nothing at all, or what only a variable holds',
      good: 'FROM debian:13-slim\nARG DIR\nENV PATH=$DIR:$PATH\nENV PATH=\n',
    },
    {
      because: 'Windows parts entries otherwise',
      good: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nENV PATH=C:/tools;.\n',
    },
  ],
});

interface Entry {
  readonly text: string;
  /** Where it stands in the value as it is written. */
  readonly from: number;
  readonly to: number;
}

/** The entries of a value, quotes around all of it left out; colons within `${ }` do not part them. */
function entriesOf(value: string): readonly Entry[] {
  const quote = /^(["']).*\1$/.test(value) && value.length > 1 ? 1 : 0;
  const end = value.length - quote;
  const entries: Entry[] = [];
  let from = quote;
  let depth = 0;
  for (let at = quote; at <= end; at++) {
    const character = value.charAt(at);
    if (character === '{') depth++;
    else if (character === '}') depth--;
    if (at < end && (character !== ':' || depth > 0)) continue;
    entries.push({ text: value.slice(from, at), from, to: at });
    from = at + 1;
  }
  return entries;
}

function problemOf(text: string, pair: EnvPair): string | undefined {
  if (/[$"'`]/.test(text)) return undefined;
  if (text === '' || text === '.' || text === './') return 'the directory a command is run in';
  if (/^\/(?:tmp|var\/tmp|dev\/shm)\/?$/.test(text)) return 'where everyone may write';
  if (!/^[/~]/.test(text)) return pair.stage.isShipped ? 'which depends on where a command is run' : undefined;
  return isOpened(pair.stage, text.replace(/\/$/, '')) ? 'which this file opens to everyone' : undefined;
}

function isOpened(stage: Stage, path: string): boolean {
  return chainOf(stage).some((one) =>
    one.ofKind('RUN').some((run) =>
      givenModes(run).some(({ text, paths, by }) => {
        if (by === 'umask' || !paths.includes(path)) return false;
        const number = octalMode(text);
        if (number !== undefined) return (number & 0o1002) === 2;
        return modeClauses(text).some(
          ({ who, operator, letters }) => operator !== '-' && letters.includes('w') && /[oa]/.test(who),
        );
      }),
    ),
  );
}

function change(edit: DockerfileEdits, { stage, syntax }: EnvPair, { text, from, to }: Entry, colon: Span): void {
  const word = syntax.value;
  if (!word) return;
  const isRelative = text !== '' && text !== '.' && text !== './' && !/^[/~]/.test(text);
  const folder = stage.endState.workdirPath;
  if (!isRelative) {
    const span = spanWithin(word, Math.min(from, colon.start), Math.max(to, colon.end));
    edit.replace({ span }, '');
  } else if (folder?.startsWith('/') !== true) edit.refuse('The working directory is not known.');
  else {
    const path = `${folder.replace(/\/$/, '')}/${text.replace(/^\.\//, '')}`;
    edit.replace({ span: spanWithin(word, from, to) }, path);
  }
}
