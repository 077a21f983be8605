import { rule } from '../../../engine/rule';
import type { Stage } from '../../../model/dockerfile-stage';
import { baseImageFacts } from '../_shared/base-image';
import { isArchive } from '../_shared/copy-sources';
import { jsonList, shellSpan, startedProgram } from '../_shared/json-form';
import { chainOf } from '../_shared/run-time-part';
import { onceForStage } from '../_shared/stage-memory';

export default rule('dockerfile/shell-missing-in-base', {
  title: 'The shell form needs a shell that the base does not have',
  why: 'The builder hands the text to /bin/sh, which is not there: the step fails, or the container does not start.',
  todo: 'Write the JSON form, or do the work in a stage that has a shell and copy the result.',
  // Not an error: the builder takes the file, and fails when it comes to the step.
  severity: 'warning',
  category: 'correctness',
  peers: { tally: ['tally/shell-run-in-scratch'] },
  references: ['https://docs.docker.com/reference/dockerfile/#shell-and-exec-form'],
  fix: { title: 'Write it in the JSON form', safety: 'suggested' },
  visit: 'commandInstruction',
  check(instruction, report) {
    const { command, kind } = instruction;
    if (command?.form !== 'shell' || instruction.onbuild) return;
    const { stage, state } = instruction;
    if (!isWithoutShell(stage) || state?.shell || bringsShell(stage)) return;
    const started = kind === 'RUN' ? undefined : startedProgram(instruction);
    const words = started?.words;
    const image = stage.rootStage.from.image?.value ?? 'the base';
    report(
      { span: command.text.spanOf(0, command.text.text.length) },
      {
        says: `${image} has no shell to run this`,
        fix:
          words && kind !== 'RUN'
            ? (edit) => edit.replace({ span: shellSpan(instruction) }, jsonList(words))
            : undefined,
      },
    );
  },
  examples: [
    {
      bad: 'FROM gcr.io/distroless/static-debian12:nonroot\nCOPY app /app\nCMD «/app --port 8080»\n',
      fixed: 'FROM gcr.io/distroless/static-debian12:nonroot\nCOPY app /app\nCMD ["/app", "--port", "8080"]\n',
    },
    {
      because: 'the empty image, through another stage; a step cannot run there',
      bad: 'FROM scratch AS base\nCOPY app /app\nFROM base\nRUN «/app --init && /app --check»\nHEALTHCHECK CMD «/app --health»\nENTRYPOINT ["/app"]\n',
      fixed:
        'FROM scratch AS base\nCOPY app /app\nFROM base\nRUN /app --init && /app --check\nHEALTHCHECK CMD ["/app", "--health"]\nENTRYPOINT ["/app"]\n',
    },
    {
      because: 'the JSON form needs none',
      good: 'FROM scratch\nCOPY app /app\nRUN ["/app", "--init"]\nCMD ["/app"]\n',
    },
    { because: 'the variant for debugging has one', good: 'FROM gcr.io/distroless/static-debian12:debug\nCMD /app\n' },
    {
      because: 'one is copied',
      good: 'FROM scratch\nCOPY --from=busybox:1.37 /bin/busybox /bin/sh\nRUN /bin/sh -c true\n',
    },
    { because: 'a whole system is put in', good: 'FROM scratch\nADD rootfs.tar.xz /\nCMD bash\n' },
    { because: 'a whole stage is copied', good: 'FROM alpine:3.22 AS a\nFROM scratch\nCOPY --from=a / /\nRUN ls\n' },
    {
      because: 'another program reads the text',
      good: 'FROM scratch\nCOPY tool /tool\nSHELL ["/tool", "-c"]\nRUN do it\n',
    },
    { because: 'a base with a shell', good: 'FROM alpine:3.22\nRUN ls\nCMD ls\n' },
    { because: 'nobody knows the base', good: 'ARG BASE\nFROM $BASE\nCMD ls\n' },
  ],
});

function isWithoutShell(stage: Stage): boolean {
  const { from } = stage.rootStage;
  if (from.isScratch) return true;
  // Without a tag that can be read it may be a variant with a shell.
  return from.reference?.tag !== undefined && baseImageFacts(stage)?.hasShell === false;
}

/** Whether something is put into a stage that may well hold a shell. */
const bringsShell = onceForStage((stage) =>
  chainOf(stage).some(({ instructions }) =>
    instructions.some((one) => {
      if (one.kind !== 'COPY' && one.kind !== 'ADD') return false;
      const to = one.destination?.value;
      if (
        to === undefined ||
        /^\/?(?:usr\/)?(?:bin|local)?\/?$/.test(to) ||
        /(?:^|\/)(?:sh|bash|busybox|bin)\/?$/.test(to)
      ) {
        return true;
      }
      return one.sources.some(({ value }) => {
        if (value === undefined || /(?:^|\/)(?:sh|bash|busybox|bin)\/?$|busybox/.test(value)) return true;
        return one.kind === 'ADD' && isArchive(value);
      });
    }),
  ),
);
