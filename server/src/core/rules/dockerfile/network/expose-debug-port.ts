import { rule } from '../../../engine/rule';
import { debugPortsOfRuntimes } from '../../../knowledge/debug-ports';
import type { Stage } from '../../../model/dockerfile-stage';
import { removePort } from '../_shared/exposed-port';
import { chainOf } from '../_shared/run-time-part';
import { imageName } from '../_shared/variable-origin';

export default rule('dockerfile/expose-debug-port', {
  title: 'The port of a debugger is exposed',
  why: 'Whoever reaches a debugger runs any code in the program, without a password.',
  severity: 'warning',
  category: 'network',
  peers: { cis: ['5.9'] },
  references: [
    'https://nodejs.org/en/learn/getting-started/debugging#security-implications',
    'https://docs.oracle.com/en/java/javase/21/docs/specs/jpda/conninv.html',
  ],
  fix: { title: 'Do not expose it', safety: 'suggested' },
  visit: 'expose',
  check(expose, report) {
    for (const [index, { first, last, span }] of expose.ports.entries()) {
      if (first === undefined || first !== last) continue;
      const known = debugPortsOfRuntimes.find(({ ports }) => ports.has(first));
      if (!known || isForDebugging(expose.stage)) continue;
      const image = imageName(expose.stage.rootStage);
      const isRuntime = image !== undefined && known.images?.test(image) === true;
      if (!isRuntime && !isShown(known.evidence, expose.stage)) continue;
      report(
        { span },
        { says: `port ${first} is that of ${known.debugger}`, fix: (edit) => removePort(edit, expose, index) },
      );
    }
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        EXPOSE 3000 «9229»
        CMD ["node", "server.js"]
      `,
      fixed: `
        FROM node:24-slim
        EXPOSE 3000
        CMD ["node", "server.js"]
      `,
    },
    {
      because: 'the runtime is named elsewhere in the stage, or in the one below',
      bad: `
        FROM debian:12 AS base
        RUN go install github.com/go-delve/delve/cmd/dlv@v1.25.1
        FROM base
        EXPOSE «40000»
        EXPOSE 8080 «5005»
        ENV JAVA_TOOL_OPTIONS=-agentlib:jdwp=transport=dt_socket,server=y,address=*:5005
      `,
      fixed: `
        FROM debian:12 AS base
        RUN go install github.com/go-delve/delve/cmd/dlv@v1.25.1
        FROM base
        EXPOSE 8080
        ENV JAVA_TOOL_OPTIONS=-agentlib:jdwp=transport=dt_socket,server=y,address=*:5005
      `,
    },
    {
      because: 'the number alone tells nothing',
      good: `
        FROM debian:12
        EXPOSE 5005 9229 5678 2345 40000 9003 4024
      `,
    },
    {
      because: 'a runtime with the port of another',
      good: `
        FROM python:3.13-slim
        EXPOSE 5678 9003
      `,
    },
    {
      because: 'a stage that is meant for it and is not shipped',
      good: `
        FROM node:24-slim AS debug
        EXPOSE 9229
        FROM node:24-slim
        EXPOSE 3000
      `,
    },
  ],
});

function isForDebugging({ name, isFinal }: Stage): boolean {
  return !isFinal && /^(?:dev|development|debug|test|testing)$/i.test(name?.value ?? '');
}

/** Whether something in a stage or those below it looks like a runtime. */
function isShown(evidence: RegExp, stage: Stage): boolean {
  return chainOf(stage).some((one) =>
    one.instructions.some(
      (instruction) =>
        instruction.kind !== 'EXPOSE' &&
        instruction.kind !== 'FROM' &&
        evidence.test(instruction.textIn(instruction.syntax.span)),
    ),
  );
}
