import { rule } from '../../../engine/rule';
import { lacksShell } from '../../../knowledge/minimal-images';
import { isPosixShell, programName } from '../../../model/dockerfile-scripts';
import type { Stage } from '../../../model/dockerfile-stage';
import type { DockerfileVisits } from '../../../model/dockerfile-visits';
import type { JsonString } from '../../../syntax/dockerfile-tree';
import { cases } from './exec-form-variable-not-expanded.cases';

type CommandInstruction = DockerfileVisits['commandInstruction'];

export default rule('dockerfile/exec-form-variable-not-expanded', {
  title: 'A variable in the exec form is not expanded',
  why: 'The JSON form starts the program without a shell, so it is handed the dollar sign and the name instead of the value.',
  severity: 'warning',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#variable-substitution'],
  fix: { title: 'Start it through a shell', safety: 'suggested' },
  visit: 'commandInstruction',
  check(instruction, report) {
    const { strings, command } = instruction;
    if (command?.form !== 'exec') return;
    const found = strings.flatMap((item, index) => {
      const what = notExpanded(strings, index);
      return what === undefined ? [] : [{ item, what }];
    });
    // Most instructions end here: what is below costs more.
    if (found.length === 0 || isReadByShell(instruction)) return;
    const { stage } = instruction;
    const script = stage.isWindows || !hasShell(stage) ? undefined : asScript(instruction);
    for (const { item, what } of found) {
      report(item, {
        says: `${instruction.keyword.value.toUpperCase()} in the JSON form runs no shell: ${what} is passed on as it stands`,
        fix: script === undefined ? undefined : (edit) => edit.replace(command.json, script),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM eclipse-temurin:21-jre
        COPY app.jar /app.jar
        ENTRYPOINT ["java", «"$JAVA_OPTS"», "-jar", "/app.jar"]
      `,
      fixed: `
        FROM eclipse-temurin:21-jre
        COPY app.jar /app.jar
        ENTRYPOINT ["/bin/sh", "-c", "exec java $JAVA_OPTS -jar /app.jar \\"$@\\"", "--"]
      `,
    },
    {
      because: 'a shell is told to read it',
      good: `
        FROM alpine:3.24
        CMD ["sh", "-c", "exec server --port=$PORT"]
      `,
    },
    ...cases,
  ],
});

const SHELLS: ReadonlySet<string> = new Set(['cmd', 'powershell', 'pwsh', 'fish', 'su', 'ssh', 'eval', 'nsenter']);
/** Programs that read a dollar sign themselves, or in a language of their own. */
const READERS: ReadonlySet<string> = new Set(
  (
    'envsubst dockerize supervisord gomplate confd consul-template awk gawk mawk perl php jq yq sed grep egrep make ' +
    'nginx find psql mongosh mongo mysql s6-svscan init execlineb multirun'
  ).split(' '),
);
/** Options whose value is a program or a pattern. */
const CODE_OPTIONS: ReadonlySet<string> = new Set(
  '-e -r -E --eval --exec --execute --command --expression --regexp --format'.split(' '),
);
const OPERATORS: ReadonlySet<string> = new Set(['&&', '||', '|', ';', '>', '>>', '<', '2>', '2>&1', '&>']);
const VARIABLE = /(?<![$\\])\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*(?:\}|:?[-+?=][^}]*\}))/;
/** Programs that are handed file names and look for no pattern in them. */
const FILE_PROGRAMS: ReadonlySet<string> = new Set('java ls cp mv rm cat chmod chown mkdir tar source'.split(' '));

/** Whether a shell, or a script that may be anything, gets the words: as arguments of the entry point too. */
function isReadByShell(instruction: CommandInstruction): boolean {
  const words = instruction.strings.map(({ value }) => value);
  if (words.some(isShell) || READERS.has(programName(words[0] ?? ''))) return true;
  const entrypoint = instruction.kind === 'CMD' ? instruction.stage.endState.entrypoint : undefined;
  if (!entrypoint) return false;
  const program = entrypoint.strings[0]?.value ?? entrypoint.commands[0]?.program ?? '';
  return READERS.has(programName(program)) || entrypoint.strings.some(({ value }) => isShell(value));
}

function isShell(word: string): boolean {
  return isPosixShell(word) || SHELLS.has(programName(word));
}

/** What of a word only a shell would have understood. */
function notExpanded(strings: readonly JsonString[], index: number): string | undefined {
  const word = strings[index]?.value ?? '';
  const before = strings[index - 1]?.value ?? '';
  const isCode =
    CODE_OPTIONS.has(before) || (before === '-c' && /^(?:python|su)/.test(programName(strings[0]?.value ?? '')));
  if (isCode) return undefined;
  const variable = VARIABLE.exec(word)?.[0];
  // Spring and others fill placeholders of properties in by themselves.
  const isProperty = /^-(?:D|-spring)[^=]*=.*\$\{/.test(word);
  if (variable !== undefined) return isProperty ? undefined : variable;
  if (index === 0) return undefined;
  if (OPERATORS.has(word)) return word;
  if (word.startsWith('~/')) return '~';
  const program = programName(strings[0]?.value ?? '');
  return FILE_PROGRAMS.has(program) && /^[\w./-]*\*[\w./*-]*$/.test(word) ? word : undefined;
}

function hasShell(stage: Stage): boolean {
  const { reference, isScratch } = stage.rootStage.from;
  if (isScratch) return false;
  return !reference || !lacksShell(reference.name.text, reference.tag?.text ?? 'latest');
}

/** The JSON form that hands the words to a shell; nothing where that would start something else. */
function asScript(instruction: CommandInstruction): string | undefined {
  const { strings, kind } = instruction;
  if (instruction.syntax.comments.length > 0) return undefined;
  const entrypoint = kind === 'CMD' ? instruction.stage.endState.entrypoint : undefined;
  // The words are arguments of another program then.
  if (entrypoint && !/(?:\.sh|tini|dumb-init|entrypoint)$/.test(entrypoint.strings[0]?.value ?? '')) return undefined;
  const words = strings.map(({ value }) => quoted(value));
  if (words.some((word) => word === undefined)) return undefined;
  const isChain = strings.some(({ value }) => ['&&', '||', '|', ';'].includes(value));
  const line = `${isChain || kind === 'RUN' ? '' : 'exec '}${words.join(' ')}`;
  // Arguments of CMD and of who runs the image still reach the program.
  const script = kind === 'ENTRYPOINT' && !isChain ? [`${line} "$@"`, '--'] : [line];
  return `[${['/bin/sh', '-c', ...script].map((word) => JSON.stringify(word)).join(', ')}]`;
}

/** A word as a shell must read it for its variables to be filled in and all else to stay. */
function quoted(word: string): string | undefined {
  if (OPERATORS.has(word)) return word;
  if (VARIABLE.test(word)) {
    // Lists of options are meant to become several words.
    if (/^\$\{?\w*(?:OPTS|OPTIONS|ARGS|FLAGS|ARGUMENTS)\}?$/i.test(word)) return word;
    return /["`\\]/.test(word) ? undefined : `"${word}"`;
  }
  if (word !== '' && /^[\w@%+=:,./~*-]*$/.test(word)) return word;
  return word.includes("'") ? undefined : `'${word}'`;
}
