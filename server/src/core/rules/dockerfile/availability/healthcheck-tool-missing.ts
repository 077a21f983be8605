import { rule } from '../../../engine/rule';
import { lacksProgram } from '../../../knowledge/minimal-images';
import type { Stage } from '../../../model/dockerfile-stage';
import { chainOf } from '../_shared/run-time-part';

export default rule('dockerfile/healthcheck-tool-missing', {
  title: 'The health check uses a program the image does not have',
  why: 'Every check fails, so a container that works is taken for a broken one and is started anew again and again.',
  todo: 'Install the program, or let the program of the image itself ask, as in ["node", "-e", "…"].',
  severity: 'warning',
  default: 'off',
  category: 'availability',
  peers: { tally: ['tally/ruby/healthcheck-rails-up-endpoint'], cis: ['4.6'] },
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  visit: 'healthcheck',
  check(healthcheck, report) {
    const { stage } = healthcheck;
    const used = healthcheck.commands.filter(({ program }) => program === 'curl' || program === 'wget');
    if (used.length === 0 || healthcheck.onbuild || stage.isWindows) return;
    const { reference } = stage.rootStage.from;
    if (!reference) return;
    for (const { program, name } of used) {
      if (
        program === undefined ||
        !name ||
        !lacksProgram(reference.name.text, reference.tag?.text ?? 'latest', program)
      )
        continue;
      if (!brings(stage, program)) report(name, { says: `${reference.name.text} comes without ${program}` });
    }
  },
  examples: [
    { bad: 'FROM debian:13-slim\nHEALTHCHECK CMD «curl» -f http://localhost/ || exit 1\n' },
    {
      because: 'images that are slim, without a shell, or of Alpine; the JSON form, the stage below',
      bad: 'FROM python:3.14-slim AS base\nFROM base\nHEALTHCHECK CMD ["«wget»", "-qO-", "http://localhost/"]\nFROM gcr.io/distroless/base-debian13\nHEALTHCHECK CMD ["«curl»", "http://localhost/"]\nFROM alpine:3.22\nHEALTHCHECK CMD «curl» -f http://localhost/\n',
    },
    { because: 'BusyBox has wget', good: 'FROM alpine:3.22\nHEALTHCHECK CMD wget -qO- http://localhost/\n' },
    {
      because: 'it is installed, here or in the stage below',
      good: 'FROM debian:13-slim AS base\nRUN apt-get update && apt-get install -y curl\nFROM base\nHEALTHCHECK CMD curl -f http://localhost/\n',
    },
    {
      because: 'it is copied',
      good: 'FROM debian:13-slim\nCOPY --from=tools /usr/bin/curl /usr/bin/\nHEALTHCHECK CMD curl -f http://localhost/\n',
    },
    { because: 'the whole image has it', good: 'FROM python:3.14\nHEALTHCHECK CMD curl -f http://localhost/\n' },
    {
      because: 'nobody knows the image',
      good: 'FROM example.com/base:1\nHEALTHCHECK CMD curl -f http://localhost/\nFROM scratch\nHEALTHCHECK NONE\n',
    },
    { because: 'another program', good: 'FROM debian:13-slim\nHEALTHCHECK CMD ["/server", "curl"]\n' },
    {
      because: 'a script may install it',
      good: 'FROM debian:13-slim\nRUN /setup.sh\nCOPY . /\nHEALTHCHECK CMD curl -f http://localhost/\n',
    },
  ],
});

/** Whether a step or a copied file may bring a program along. */
function brings(stage: Stage, program: string): boolean {
  return chainOf(stage).some((one) =>
    one.instructions.some((instruction) => {
      if (instruction.kind === 'COPY' || instruction.kind === 'ADD')
        return new RegExp(`\\b${program}\\b`).test(instruction.textIn(instruction.span));
      if (instruction.kind !== 'RUN') return false;
      if (instruction.textIn(instruction.syntax.place.lines).includes(program)) return true;
      // Nobody knows what a script, or a list in a variable, installs.
      return instruction.commands.some(
        ({ name, arguments: words }) =>
          /\.sh$/.test(name?.text ?? '') || words.some(({ text }) => /\.sh$|^["']?\$/.test(text)),
      );
    }),
  );
}
