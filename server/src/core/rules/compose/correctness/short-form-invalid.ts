import { type Report, rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import { splitCommand } from '../../../model/command-words';
import type { Service } from '../../../model/compose-service';
import type { ComposeValue } from '../../../model/compose-value';
import { judgeParts } from '../../../model/interpolation';
import { hasTemplateAction } from '../../../model/yaml-values';
import { titleOf } from '../_shared/service';
import { cases } from './short-form-invalid.cases';

type Problem = (text: string) => string | undefined;

/** What Compose reads out of a volume: a target, `source:target` or `source:target:options`, drives of Windows kept. */
const volumeProblem: Problem = (text) => {
  if (text === '') return 'the volume is empty';
  if (text.length < 3) return undefined;
  const pieces: string[] = [];
  let piece = '';
  let open = 0;
  for (const [character] of text.matchAll(/\$\{|./gsu)) {
    if (character === '${') open++;
    else if (character === '}' && open > 0) open--;
    if (character === ':' && open === 0 && !/^\p{L}$/u.test(piece)) {
      pieces.push(piece);
      piece = '';
    } else piece += character;
  }
  if (open > 0) return 'a brace of the volume never closes';
  pieces.push(piece);
  if (pieces.includes('')) return 'a part of the volume is empty';
  return pieces.length > 3 ? 'the volume has more than source, target and options' : undefined;
};

const deviceProblem: Problem = (text) =>
  text.split(':').length > 3 ? 'the device has more than source, target and permissions' : undefined;

const hostProblem: Problem = (text) => {
  const at = text.includes('=') ? text.indexOf('=') : text.indexOf(':');
  if (at < 0) return `the host ${text} has no address`;
  return nameProblem(text.slice(0, at));
};

/** A name that another reader would take apart elsewhere. */
const nameProblem: Problem = (name) => (/^$|[:=]/.test(name) ? `"${name}" is no name of a host` : undefined);

const variableProblem: Problem = (text) =>
  /\s(?:=|$)/.test(text.slice(0, text.indexOf('=') + 1 || text.length)) ? 'a blank stands behind the name' : undefined;

const contextProblem: Problem = (text) => (text.includes('=') ? undefined : `the context ${text} has no path`);

const sshProblem: Problem = (text) =>
  text.includes('=') || text === 'default' ? undefined : `the key ${text} has no path`;

const commandProblem: Problem = (text) => {
  const { problem } = splitCommand(text);
  return problem && problem.charAt(0).toLowerCase() + problem.slice(1);
};

/** A text with a word in place of each unknown variable: what stands around it must be right with any value. */
function withoutVariables({ written, interpolation }: ComposeValue): string | undefined {
  if (!interpolation || hasTemplateAction(written ?? '')) return undefined;
  return interpolation.parts.map((part) => judgeParts([part]).text ?? 'a').join('');
}

/** Of `NAME=$VALUE` the part that no variable changes. */
function namePart({ written = '' }: ComposeValue, problem: Problem): string | undefined {
  return problem === variableProblem ? /^[^$={]*=/.exec(written)?.[0] : undefined;
}

const lists: readonly (readonly [path: readonly string[], problem: Problem])[] = [
  [['volumes'], volumeProblem],
  [['devices'], deviceProblem],
  [['extra_hosts'], hostProblem],
  [['environment'], variableProblem],
  [['build', 'args'], variableProblem],
  [['build', 'extra_hosts'], hostProblem],
  [['build', 'additional_contexts'], contextProblem],
  [['build', 'ssh'], sshProblem],
];

function checkText(value: ComposeValue | undefined, problem: Problem, service: Service, report: Report<YamlEdits>) {
  if (value?.type !== 'scalar') return;
  const text = value.text ?? (problem === commandProblem ? withoutVariables(value) : namePart(value, problem));
  const found = text === undefined ? undefined : problem(text);
  if (found) report(value.place, { says: `${titleOf(service)}: ${found}` });
}

export default rule('compose/short-form-invalid', {
  title: 'The short form cannot be taken apart',
  why: 'Compose refuses the whole file over a text that it cannot read.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/services/'],
  visit: 'service',
  check(service, report) {
    for (const [path, problem] of lists) {
      for (const item of service.get(...path)?.items ?? []) checkText(item, problem, service, report);
    }
    for (const path of [['extra_hosts'], ['build', 'extra_hosts']]) {
      const hosts = service.get(...path);
      for (const { name, value } of hosts?.type === 'map' ? hosts.entries : []) {
        const found = nameProblem(name);
        if (found) report(value.key ?? value.place, { says: `${titleOf(service)}: ${found}` });
      }
    }
    const hooks = service.hooks.filter(({ kind }) => kind !== 'watch').map(({ value }) => value.get('command'));
    for (const command of [service.get('command'), service.get('entrypoint'), ...hooks]) {
      // What a later document empties is taken apart by nobody.
      if (!command?.isTakenAway) checkText(command, commandProblem, service, report);
    }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: web
            command: «sh -c 'echo it's ready'»
            volumes:
              - «./data:/data:ro:z»
            extra_hosts:
              - «api.local»
            environment:
              - «"DEBUG =true"»
      `,
    },
    ...cases,
  ],
});
