import { keptWith } from '../memory/kept-with';
import { LogicalText } from '../syntax/dockerfile-logical-text';
import type { Run } from './dockerfile-command-instructions';
import { programName, scriptSources } from './dockerfile-scripts';
import type { Stage } from './dockerfile-stage';
import { PREDEFINED_ARGUMENTS } from './dockerfile-variables';
import type { ShellDialect } from './shell-questions';
import { ShellScriptText } from './shell-script-text';

/** How ShellCheck knows the shells: Almquist's, in BusyBox as in Debian, are one to it, and zsh it cannot read. */
const DIALECTS: ReadonlyMap<string, ShellDialect> = new Map([
  ['sh', 'sh'],
  ['bash', 'bash'],
  ['dash', 'dash'],
  ['ash', 'dash'],
  ['busybox', 'dash'],
  ['ksh', 'ksh'],
]);

/** Longer ones are machine-made, and ShellCheck takes its time for them; in UTF-16 units. */
const LONGEST_SCRIPT = 50_000;

/** The scripts of a RUN that ShellCheck can be asked about: those of its shell form, its heredocs among them. */
export function shellScriptTexts(run: Run): ShellScriptText[] {
  if (run.isExecForm) return [];
  const texts: ShellScriptText[] = [];
  for (const source of scriptSources(run)) {
    if (source.kind !== 'script') continue;
    const program = source.program ?? run.stage.shellProgramBefore(run) ?? 'sh';
    const dialect = DIALECTS.get(programName(program));
    const text = withoutReturns(source.text);
    if (!dialect || text.text.length > LONGEST_SCRIPT || !hasCommand(text.text)) continue;
    texts.push(new ShellScriptText(dialect, text, knownVariables(run)));
  }
  return texts;
}

function hasCommand(script: string): boolean {
  return /^[^\S\n]*[^\s#]/m.test(script);
}

/**
 * The names that are set when the instruction runs, in the order of the alphabet. Their values are not told: a list of
 * words that a Dockerfile sets in order to have it split would be reported wherever it is used.
 */
function knownVariables(run: Run): readonly string[] {
  if (run.onbuild) return inOrder(triggeredNames(run));
  const names = builtNames(run);
  const known = namesOf.get(run.stage);
  // Names are only ever added: as many are the same ones.
  if (known?.count === names.length) return known.names;
  const fresh = { count: names.length, names: inOrder(names) };
  namesOf.set(run.stage, fresh);
  return fresh.names;
}

/** The names at the RUN that was asked for last: most of a stage's have the same ones. */
const namesOf = keptWith<Stage, { readonly count: number; readonly names: readonly string[] }>();

function inOrder(names: readonly string[]): string[] {
  const all = new Set([...names, ...PREDEFINED_ARGUMENTS]);
  return [...all].filter((name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)).sort();
}

function builtNames({ model, order, stage }: Run): string[] {
  const names = [...stage.variableNames(order)];
  // A piece of a Dockerfile has no FROM that would part the ARGs above it from the rest.
  return stage.isImplicit ? [...names, ...model.globalPairs.map(({ name }) => name)] : names;
}

/** A trigger runs in an image that is built on this one: what this one keeps is set there, and what earlier triggers set. */
function triggeredNames({ order, stage }: Run): string[] {
  const kept = [...stage.variableNames(order)].filter((name) => stage.environmentSetting(name, order));
  const triggered = stage.ofKind('ONBUILD').flatMap((onbuild) => {
    const trigger = onbuild.order < order ? onbuild.trigger : undefined;
    return trigger?.kind === 'ENV' || trigger?.kind === 'ARG' ? trigger.pairs.map(({ name }) => name) : [];
  });
  return [...kept, ...triggered];
}

/** The shell sees the ends of lines without their carriage returns, as BuildKit hands them over. */
function withoutReturns(source: LogicalText): LogicalText {
  const { text } = source;
  if (!text.includes('\r\n')) return source;
  const parts: LogicalText[] = [];
  for (let from = 0; from < text.length; ) {
    const at = text.indexOf('\r\n', from);
    const to = at < 0 ? text.length : at;
    if (to > from) parts.push(source.slice(from, to));
    from = at < 0 ? to : at + 1;
    if (at < 0) break;
    parts.push(source.slice(from, from + 1));
    from++;
  }
  return LogicalText.join(parts);
}
