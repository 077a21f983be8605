import { rule } from '../../../engine/rule';
import { isSecretNameToBuildKit, looksLikeSecretName } from '../../../knowledge/secrets';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Stage } from '../../../model/dockerfile-stage';
import { AUTOMATIC_ARGUMENTS } from '../../../model/dockerfile-variables';
import type { Spanned } from '../../../text/span';
import { expandedByShell } from '../_shared/shell-variables';
import { hasDefault, usedVariables } from '../_shared/used-variables';
import { imageName, isDeclared, isGlobal, isSetByImage } from '../_shared/variable-origin';

export default rule('dockerfile/global-arg-not-in-stage', {
  title: 'An ARG declared above FROM is empty inside the stage',
  why: 'Arguments above the first FROM are known to FROM lines only, so an empty text stands where the value should be.',
  severity: 'warning',
  category: 'correctness',
  peers: { buildkit: ['UndefinedVar'] },
  references: ['https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact'],
  // The value changes from nothing to that of the argument.
  fix: { title: 'Declare the argument in the stage', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    const inShell = instruction.kind === 'RUN' ? shellVariables(instruction) : [];
    const inWords = usedVariables(instruction).filter((one) => !hasDefault(one));
    if (inShell.length + inWords.length === 0 || instruction.onbuild) return;
    const { stage, model } = instruction;
    if (!stage || stage.isImplicit) return;
    for (const variable of [...inWords, ...inShell]) {
      const { name } = variable;
      if (!isGlobal(name, stage) || isDeclared(name, instruction) || isSetByImage(name, stage)) continue;
      const pair = model.globalPairs.filter((one) => one.name === name).at(-1);
      report(variable, {
        says: pair
          ? `${name} is declared above the first FROM only, and empty here`
          : `${name} is empty here: the builder sets it once the stage declares it`,
        related: pair ? [{ at: { span: pair.nameSpan }, says: 'the argument above the first FROM' }] : [],
        fix: isMeantAsArgument(name)
          ? (edit) => {
              if (fillsPortOrSignal(name, stage)) return edit.refuse('No port and no signal is what the builder sets.');
              edit.insertAfter(stage.from, `ARG ${name}`);
            }
          : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        ARG APP_VERSION=1.4
        FROM alpine:3.22
        LABEL version=«$APP_VERSION»
      `,
      fixed: `
        ARG APP_VERSION=1.4
        FROM alpine:3.22
        ARG APP_VERSION
        LABEL version=$APP_VERSION
      `,
    },
    {
      because: 'in the script of a RUN, and what the builder sets by itself',
      bad: `
        ARG RELEASE=9
        FROM debian:12
        RUN curl -O "https://example.com/«$RELEASE»/tool-«\${TARGETARCH}»" && echo '$RELEASE' \\$RELEASE
      `,
      fixed: `
        ARG RELEASE=9
        FROM debian:12
        ARG TARGETARCH
        ARG RELEASE
        RUN curl -O "https://example.com/$RELEASE/tool-\${TARGETARCH}" && echo '$RELEASE' \\$RELEASE
      `,
    },
    {
      because: 'in the default of another argument',
      bad: 'FROM scratch\nARG FILE="tool-«$TARGETARCH»"\n',
      fixed: 'FROM scratch\nARG TARGETARCH\nARG FILE="tool-$TARGETARCH"\n',
    },
    {
      because: 'declared in another stage, or too late',
      bad: `
        ARG RELEASE=9
        FROM debian:12 AS one
        ARG RELEASE
        FROM debian:12
        RUN <<EOF
        # $RELEASE
        echo «$RELEASE»
        EOF
        ARG RELEASE
      `,
      fixed: `
        ARG RELEASE=9
        FROM debian:12 AS one
        ARG RELEASE
        FROM debian:12
        ARG RELEASE
        RUN <<EOF
        # $RELEASE
        echo $RELEASE
        EOF
        ARG RELEASE
      `,
    },
    {
      because: 'declared in the stage, or in the one it is built on',
      good: `
        ARG RELEASE=9
        FROM debian:$RELEASE AS base
        ARG RELEASE TARGETARCH
        RUN echo $RELEASE
        FROM base
        RUN echo \${RELEASE} $TARGETARCH
      `,
    },
    {
      because: 'the shell sets it itself',
      good: `
        ARG RELEASE=9
        FROM debian:12
        RUN RELEASE=8 && echo $RELEASE
        RUN for RELEASE in 1 2; do echo $RELEASE; done
        RUN cat list | while read -r RELEASE; do echo $RELEASE; done
      `,
    },
    {
      because: 'the base image sets a variable of the same name, or most likely does',
      good: `
        ARG NODE_VERSION=24
        FROM node:$NODE_VERSION
        RUN echo $NODE_VERSION
        FROM example.com/tools/node:$NODE_VERSION
        RUN echo $NODE_VERSION
      `,
    },
    { because: 'a default', good: 'ARG RELEASE=9\nFROM debian:12\nRUN echo ${RELEASE:-8}\nENV A=${RELEASE:-8}\n' },
    {
      because: 'no shell, another shell, or a text within the text',
      good: `
        ARG RELEASE=9
        FROM debian:12
        RUN ["echo", "$RELEASE"]
        RUN cat <<'EOF' > /run.sh
        echo $RELEASE
        EOF
        SHELL ["pwsh", "-Command"]
        RUN echo $RELEASE
      `,
    },
    { because: 'who runs the image may set it', good: 'ARG PORT=80\nFROM debian:12\nCMD server --port $PORT\n' },
  ],
});

/** The variables of a script that are empty unless the build sets them. */
function shellVariables(run: Run): readonly (Spanned & { readonly name: string })[] {
  return expandedByShell(run).filter(({ name }) => {
    // An image whose tag is given by an argument most likely tells its version in a variable of the same name.
    const isVersion = isSetByImage(name, run.stage) === undefined && namesTheImage(name, run);
    return !isVersion;
  });
}

function namesTheImage(name: string, { stage }: Run): boolean {
  const product = (imageName(stage.rootStage) ?? '').split('/').pop() ?? '';
  const own = product.toLowerCase().replace(/[^a-z0-9]/g, '');
  return (
    own !== '' &&
    name
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .startsWith(own)
  );
}

/** A secret is no argument: see secret-in-arg. */
function isMeantAsArgument(name: string): boolean {
  return !looksLikeSecretName(name) && !isSecretNameToBuildKit(name);
}

/** Whether what the builder sets by itself would come into a port or a signal, so that the file were refused. */
function fillsPortOrSignal(name: string, stage: Stage): boolean {
  if (!AUTOMATIC_ARGUMENTS.has(name)) return false;
  const heirs = stage.model.stages.filter((one) => one === stage || one.ancestors.includes(stage));
  const all = heirs.flatMap((one): readonly Instruction[] => [...one.ofKind('EXPOSE'), ...one.ofKind('STOPSIGNAL')]);
  return all.some((one) => usedVariables(one).some((variable) => variable.name === name));
}
