import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { type Report, rule } from '../../../engine/rule';
import { debuggerOptions, debugSetting, developmentServer, listensLocally } from '../../../knowledge/debug-settings';
import type { Cmd, Entrypoint } from '../../../model/dockerfile-command-instructions';
import type { EnvPair } from '../../../model/dockerfile-instructions';
import { spanWithin } from '../../../model/dockerfile-value';
import { removeWords } from '../_shared/removal';
import { isForDevelopers } from '../_shared/stage-purpose';
import { cases } from './debug-mode-enabled.cases';

export default rule('dockerfile/debug-mode-enabled', {
  title: 'The image runs in development or debug mode',
  why: 'Servers for developers show sources and variables in error pages, run code for whoever reaches a debugger, and are slow.',
  severity: 'warning',
  category: 'isolation',
  references: [
    'https://cwe.mitre.org/data/definitions/489.html',
    'https://owasp.org/Top10/A05_2021-Security_Misconfiguration/',
  ],
  fix: { title: 'Run as in production', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report, { path }) {
    if (instruction.onbuild) return;
    if (instruction.kind === 'ENV') {
      for (const pair of instruction.pairs) {
        if (isEffective(pair) && !isForDevelopers(pair.stage, path)) checkPair(pair, report);
      }
    } else if (instruction.kind === 'CMD' || instruction.kind === 'ENTRYPOINT') {
      const { cmd, entrypoint } = (instruction.model.finalStage ?? instruction.stage).endState;
      const isStarted = instruction === cmd || instruction === entrypoint;
      if (isStarted && !isForDevelopers(instruction.stage, path)) checkStart(instruction, report);
    }
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        ENV NODE_ENV=«development» PORT=3000
        CMD ["node", "server.js"]
      `,
      fixed: `
        FROM node:24-slim
        ENV NODE_ENV=production PORT=3000
        CMD ["node", "server.js"]
      `,
    },
    {
      because: 'the name of the stage says that it is for developers',
      good: 'FROM node:24-slim AS dev\nENV NODE_ENV=development\nCMD ["npm", "run", "dev"]\n',
    },
    ...cases,
  ],
});

/** Whether the image is shipped with the pair: no later one takes its place. */
function isEffective(pair: EnvPair): boolean {
  if (!debuggerOptions(pair.name) && !debugSetting(pair.name, pair.value?.value ?? '')) return false;
  const { stage } = pair;
  const final = stage.model.finalStage ?? stage;
  return stage.isShipped && final.environmentSetting(pair.name, Number.POSITIVE_INFINITY)?.source === pair;
}

function checkPair(pair: EnvPair, report: Report<DockerfileEdits>): void {
  const word = pair.syntax.value;
  const value = pair.value?.value;
  if (!word || value === undefined || word.value.includes('$')) return;
  const quote = /^(["']).*\1$/.test(word.value) && word.value.length > 1 ? 1 : 0;
  const options = debuggerOptions(pair.name);
  if (!options) {
    const setting = debugSetting(pair.name, value);
    const at = { span: spanWithin(word, quote, word.value.length - quote) };
    const { off } = setting ?? {};
    report(at, {
      says: `${pair.name} is ${value}`,
      fix: (edit) => (off === undefined ? removePair(edit, pair) : edit.replace(at, off)),
    });
    return;
  }
  for (const found of word.value.matchAll(options)) {
    const [text] = found;
    const end = found.index + text.length;
    report(
      { span: spanWithin(word, found.index, end) },
      {
        says: `${pair.name} opens the program for ${text.includes('jmxremote') ? 'whoever asks' : 'a debugger'}`,
        severity: listensLocally(text) ? 'info' : 'warning',
        fix(edit) {
          const { value: written } = word;
          if (written.slice(quote, written.length - quote).trim() === text) removePair(edit, pair);
          else if (word.parts) edit.refuse('The value is broken over lines.');
          else {
            const isFirst = found.index === quote;
            const span = isFirst
              ? spanWithin(word, found.index, blanksEnd(written, end))
              : spanWithin(word, blanksStart(written, found.index), end);
            edit.replace({ span }, '');
          }
        },
      },
    );
  }
}

function blanksEnd(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === ' ') at++;
  return at;
}

function blanksStart(text: string, from: number): number {
  let at = from;
  while (text.charAt(at - 1) === ' ') at--;
  return at;
}

function removePair(edit: DockerfileEdits, pair: EnvPair): void {
  if (pair.instruction.pairs.length > 1) edit.removeWord(pair);
  else edit.removeInstruction(pair.instruction);
}

/** Programs that start the one behind them. */
const STARTERS = /^(?:npx|bunx|pnpx|bundle|poetry|pipenv|uv|tini|dumb-init|exec)$/;

function checkStart(instruction: Cmd | Entrypoint, report: Report<DockerfileEdits>): void {
  for (const command of instruction.commands) {
    const { name } = command;
    if (!name || command.program === undefined) continue;
    const all = [name, ...command.arguments];
    let from = 0;
    while (STARTERS.test(baseName(all[from]?.value))) {
      const next = all.findIndex(({ text }, index) => index > from && !/^(?:-|run$|exec$)/.test(text));
      if (next < 0) break;
      from = next;
    }
    const started = all[from];
    const words = all.slice(from + 1);
    const found = developmentServer(
      baseName(started?.value),
      words.map(({ text }) => text),
    );
    const word = found && (found.at < 0 ? started : words[found.at]);
    if (!found || !word) continue;
    report(word, {
      says: `${baseName(started?.value)} is started for developers`,
      fix: found.canGo ? (edit) => removeWords(edit, command, [word]) : undefined,
    });
  }
}

function baseName(path: string | undefined): string {
  return path?.slice(path.lastIndexOf('/') + 1) ?? '';
}
