import { rule } from '../../../engine/rule';
import { flagNamesOf } from '../../../model/dockerfile-flags';
import { nearestWord } from '../../../text/did-you-mean';
import { instructionAt, problemsFor, sentence } from '../_shared/syntax-problems';

export default rule('dockerfile/unknown-flag', {
  title: 'Unknown or repeated flag',
  why: 'The builder refuses the instruction, so the image cannot be built.',
  severity: 'error',
  category: 'correctness',
  peers: {
    'dockerfile-utils': [
      'UNKNOWN_ADD_FLAG',
      'UNKNOWN_COPY_FLAG',
      'UNKNOWN_FROM_FLAG',
      'UNKNOWN_HEALTHCHECK_FLAG',
      'FLAG_DUPLICATE',
      'FLAG_MISSING_VALUE',
      'FLAG_EXPECTED_BOOLEAN_VALUE',
      'FLAG_INVALID_LINK_VALUE',
    ],
  },
  references: ['https://docs.docker.com/reference/dockerfile/'],
  fix: { title: 'Mend the flag', safety: 'suggested' },
  visit: 'file',
  check(file, report) {
    for (const problem of problemsFor(file, 'unknown-flag')) {
      const instruction = instructionAt(file, problem);
      const flags = instruction?.flags ?? [];
      const flag = flags.find(({ span }) => span.start <= problem.span.start && problem.span.end <= span.end);
      if (!instruction || !flag) continue;
      const { code } = problem;
      const meant =
        code === 'unknown-flag' ? nearestWord(flag.name.value, flagNamesOf(instruction.syntax.name)) : undefined;
      const isSame = code === 'duplicate-flag' && flags.some((one) => one !== flag && isEqual(one, flag));
      report(problem, {
        says: `${sentence(problem)}${meant ? `, did you mean --${meant}?` : ''}`,
        fix:
          meant !== undefined
            ? { title: `Use --${meant}`, edit: (edit) => edit.replace(flag.name, meant) }
            : isSame
              ? { title: 'Delete the repeated flag', safety: 'safe', edit: (edit) => edit.removeWord(flag) }
              : undefined,
      });
    }

    function isEqual(a: { name: { value: string }; text: string }, b: typeof a): boolean {
      return a.name.value === b.name.value && a.text === b.text;
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.24
        COPY «--chwon=app:app» . /app
      `,
      fixed: `
        FROM alpine:3.24
        COPY --chown=app:app . /app
      `,
    },
    {
      because: 'a flag of another instruction, and a repeated one',
      bad: `
        FROM «--plaform=linux/amd64» alpine:3.24
        ADD «--from=a» b c
        COPY --link «--link» --from=a b c
        COPY --from=a «--from=b» b c
        RUN «--unknown» make
      `,
      fixed: `
        FROM --platform=linux/amd64 alpine:3.24
        ADD --from=a b c
        COPY --link --from=a b c
        COPY --from=a --from=b b c
        RUN --unknown make
      `,
    },
    {
      because: 'a value is missing, or it is neither yes nor no',
      bad: `
        FROM alpine:3.24
        COPY «--from» a b
        COPY --link=«maybe» a b
        ONBUILD COPY --link=«maybe» a b
        COPY --link=«$LINK» a b
        COPY «--link=» a b
      `,
    },
    {
      because: 'a device without a name, and with what it has not',
      bad: `
        FROM alpine:3.24
        RUN --device=«vendor.com/gpu=all,a» make
        RUN --device=«vendor.com/gpu,name=other» make
        RUN --device=«required=maybe» make
        RUN --device=«""» --device=«vendor.com/gpu,» make
        RUN --device=vendor.com/gpu=all,required --device=name=vendor.com/gpu,required=true make
      `,
    },
    {
      because: 'builders look at no flags of these',
      good: 'FROM alpine:3.24\nARG --x A\nSTOPSIGNAL --x TERM\nHEALTHCHECK --x NONE\n',
    },
    {
      because: 'these may be repeated, and options of a program are no flags',
      good: `
        FROM --platform=$BUILDPLATFORM alpine:3.24
        COPY --exclude=a --exclude=b --link=true --parents . /app
        RUN --mount=type=cache,target=/a --mount=type=cache,target=/b --network=none make --x --x
        ADD --checksum=sha256:abc --keep-git-dir --unpack=false https://example.com/a /
        HEALTHCHECK --interval=5s --start-interval=1s --retries=2 CMD server --check
        COPY --link=TRUE a b
      `,
    },
    { because: 'CMD takes no flags: the words belong to the command', good: 'FROM alpine:3.24\nCMD a --from=b\n' },
    { because: 'a flag behind the arguments is a file', good: 'FROM alpine:3.24\nCOPY a --chown /b/\n' },
  ],
});
