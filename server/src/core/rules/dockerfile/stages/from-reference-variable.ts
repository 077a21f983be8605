import { rule } from '../../../engine/rule';
import { expand } from '../../../model/variable-expansion';
import { sourceNames } from '../_shared/source-stages';

export default rule('dockerfile/from-reference-variable', {
  title: 'A variable in --from is not expanded',
  why: 'Builders fill variables in everywhere in the file but here, and refuse it.',
  todo: 'Name the image in a stage of its own, as in `FROM $IMAGE AS tools`, and write `--from=tools`.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
  visit: 'instruction',
  check(instruction, report) {
    for (const source of sourceNames(instruction)) {
      const { name, isFlag } = source;
      const dollar = name.indexOf('$');
      const isRefused = isFlag
        ? expand(name, () => ({ isSet: false }), instruction.model.escapeCharacter).value !== name
        : dollar >= 0 && dollar < name.length - 1;
      if (isRefused) report(source, { says: `no variable is filled in here: name a stage in place of ${name}` });
    }
  },
  examples: [
    {
      bad: `
        ARG TOOLS=busybox:1.37
        FROM alpine:3.24
        COPY --from=«$TOOLS» /bin/vi /bin/vi
        RUN --mount=from=«\${TOOLS}»,target=/tools ls
      `,
    },
    {
      because: 'a stage, and variables elsewhere',
      good: `
        ARG TOOLS=busybox:1.37
        FROM $TOOLS AS tools
        FROM alpine:3.24
        ARG DIR=/bin
        COPY --from=tools $DIR/vi $DIR/vi
        RUN --mount=from=tools,target=$DIR ls
      `,
    },
  ],
});
