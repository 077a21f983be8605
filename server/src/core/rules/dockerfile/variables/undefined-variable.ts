import { rule } from '../../../engine/rule';
import { isSecretNameToBuildKit, looksLikeSecretName } from '../../../knowledge/secrets';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import { nearestWord } from '../../../text/did-you-mean';
import { hasDefault, usedVariables } from '../_shared/used-variables';
import { imageName, isDeclared, isGlobal, isSetByImage } from '../_shared/variable-origin';
import { cases } from './undefined-variable.cases';

export default rule('dockerfile/undefined-variable', {
  title: 'A variable is used before it is defined',
  why: 'The builder puts an empty text in its place and goes on, so paths and values come out wrong without an error.',
  severity: 'warning',
  category: 'correctness',
  peers: { buildkit: ['UndefinedVar'] },
  references: ['https://docs.docker.com/reference/build-checks/undefined-var/'],
  fix: [
    { title: 'Use the variable that is defined', safety: 'suggested' },
    { title: 'Declare it as an argument of the stage', safety: 'suggested' },
  ],
  visit: 'instruction',
  check(instruction, report) {
    const variables = usedVariables(instruction);
    // A trigger runs with the variables of another file.
    if (variables.length === 0 || instruction.onbuild) return;
    const { stage } = instruction;
    if (!stage || stage.isImplicit) return;
    for (const variable of variables) {
      const { name, nameSpan } = variable;
      // There is nothing that could be set.
      if (name === '' || isDeclared(name, instruction) || isGlobal(name, stage)) continue;
      const isSet = isSetByImage(name, stage);
      // Defaults are there for images that may or may not set it.
      if (isSet || (isSet === undefined && hasDefault(variable))) continue;
      const isPlainName = /^[A-Za-z_]\w*$/.test(name);
      const nearest = isPlainName ? nearestName(name, instruction) : undefined;
      const hint = nearest === undefined ? '' : `. Did you mean "${nearest}"?`;
      const image = isSet === undefined ? imageName(stage.rootStage) : undefined;
      report(variable, {
        // Whatever image it is may set the variable.
        severity: (isSet === undefined && nearest === undefined) || hasDefault(variable) ? 'hint' : 'warning',
        says: `${name} is set nowhere before${image === undefined ? '' : `, unless ${image} sets it`}${hint}`,
        fix: [
          nearest !== undefined && nameSpan ? (edit) => edit.replace({ span: nameSpan }, nearest) : undefined,
          // A secret is no argument: see secret-in-arg.
          isPlainName && !looksLikeSecretName(name) && !isSecretNameToBuildKit(name)
            ? (edit) => edit.insertAfter(stage.from, `ARG ${name}`)
            : undefined,
        ],
      });
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.22
        ARG DIR_ASSETS=assets/
        COPY «$DIR_ASSET» /srv/
      `,
      fixed: `
        FROM alpine:3.22
        ARG DIR_ASSETS=assets/
        COPY $DIR_ASSETS /srv/
      `,
      otherwiseFixed: [
        `
        FROM alpine:3.22
        ARG DIR_ASSET
        ARG DIR_ASSETS=assets/
        COPY $DIR_ASSET /srv/
      `,
      ],
    },
    {
      because: 'defined above, in the stage or in the one it is built on',
      good: `
        FROM alpine:3.22 AS base
        ARG VERSION
        ENV HOME_DIR=/srv
        FROM base
        COPY app-$VERSION.conf \${HOME_DIR}/
        ENV PATH=$HOME_DIR/bin:$PATH
      `,
    },
    ...cases,
  ],
});

function nearestName(name: string, { stage, order }: Instruction): string | undefined {
  const known = [...(stage?.variableNames(order) ?? []), 'PATH'].filter((one) => one.length > 2);
  const nearest = name.length > 2 ? nearestWord(name, known) : undefined;
  return nearest === name ? undefined : nearest;
}
