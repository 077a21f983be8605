import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { type Report, rule } from '../../../engine/rule';
import type { ArgPair, EnvPair } from '../../../model/dockerfile-instructions';
import type { ShellCommand, ShellWord } from '../../../syntax/shell-tree';

const VARIABLE = 'DOCKER_CONTENT_TRUST';

export default rule('dockerfile/content-trust-disabled', {
  title: 'Checks of image signatures are switched off',
  why: 'Images that are pulled by this are taken from whoever can push to the registry or stand in its place.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { dockle: ['CIS-DI-0005'], cis: ['4.5'] },
  references: ['https://docs.docker.com/engine/security/trust/'],
  fix: { title: 'Leave the check on', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind === 'ENV' || instruction.kind === 'ARG') {
      for (const pair of instruction.pairs) checkPair(pair, report);
    } else if (instruction.kind === 'RUN') {
      for (const command of instruction.commands) checkCommand(command, report);
    } else if (instruction.kind === 'COPY' && instruction.destination?.value?.endsWith('policy.json')) {
      for (const { body } of instruction.heredocs) {
        const text = instruction.textIn(body);
        const found = /"default"\s*:\s*\[\s*\{\s*"type"\s*:\s*"(insecureAcceptAnything)"/.exec(text);
        if (!found) continue;
        const end = body.start + found.index + found[0].length - 1;
        const start = end - (found[1]?.length ?? 0);
        report({ span: { start, end } }, { says: 'the policy takes images without a signature' });
      }
    }
  },
  examples: [
    {
      bad: `
        FROM docker:28-cli
        ENV DOCKER_CONTENT_TRUST=«0»
        RUN docker pull «--disable-content-trust» alpine:3.22
      `,
      fixed: `
        FROM docker:28-cli
        ENV DOCKER_CONTENT_TRUST=1
        RUN docker pull alpine:3.22
      `,
    },
    {
      because: 'for one command, for a script, and in an argument',
      bad: `
        FROM docker:28-cli
        ARG DOCKER_CONTENT_TRUST=«"false"»
        RUN export «DOCKER_CONTENT_TRUST=0»; DOCKER_CONTENT_TRUST=«0» docker push --disable-content-trust=false acme/app:1 && \\
            skopeo «--insecure-policy» copy docker://a docker://b
      `,
      fixed: `
        FROM docker:28-cli
        ARG DOCKER_CONTENT_TRUST=1
        RUN export DOCKER_CONTENT_TRUST=1; DOCKER_CONTENT_TRUST=1 docker push --disable-content-trust=false acme/app:1 && \\
            skopeo copy docker://a docker://b
      `,
    },
    {
      because: 'a policy that takes everything',
      bad: `
        FROM quay.io/skopeo/stable:v1.20
        COPY <<EOF /etc/containers/policy.json
        { "default": [{ "type": "«insecureAcceptAnything»" }] }
        EOF
      `,
    },
    {
      because: 'the check is on',
      good: `
        FROM docker:28-cli
        ENV DOCKER_CONTENT_TRUST=1
        RUN docker build --disable-content-trust=false . && DOCKER_CONTENT_TRUST=1 docker pull alpine:3.22
      `,
    },
    {
      because: 'an argument without a default is left to the build, and texts are no settings',
      good: `
        FROM docker:28-cli
        ARG DOCKER_CONTENT_TRUST
        RUN echo "DOCKER_CONTENT_TRUST=0 --disable-content-trust"
      `,
    },
    {
      because: 'a policy that refuses by default',
      good: `
        FROM quay.io/skopeo/stable:v1.20
        COPY <<EOF /etc/containers/policy.json
        { "default": [{ "type": "reject" }], "transports": { "dir": { "": [{ "type": "insecureAcceptAnything" }] } } }
        EOF
      `,
    },
  ],
});

type Reports = Report<DockerfileEdits>;

function isOff(value: string | undefined): boolean {
  return value !== undefined && /^(?:0|false|)$/i.test(value);
}

function checkPair(pair: EnvPair | ArgPair, report: Reports): void {
  const { value } = pair;
  if (pair.name !== VARIABLE || !value || !isOff(value.value)) return;
  const at = value.span.start < value.span.end ? value : { span: pair.nameSpan };
  report(at, {
    says: `${VARIABLE} switches the check of signatures off`,
    fix: (edit) => edit.replace({ span: pair.span }, `${VARIABLE}=1`),
  });
}

function checkCommand(command: ShellCommand, report: Reports): void {
  for (const { name, value, span } of command.assignments) {
    if (name !== VARIABLE || !value || !isOff(value.value)) continue;
    report(value.span.start < value.span.end ? value : { span }, {
      says: `${VARIABLE} switches the check of signatures off`,
      fix: (edit) => edit.replace({ span }, `${VARIABLE}=1`),
    });
  }
  for (const word of command.arguments) {
    const says = saysOf(command.program, word);
    if (says === undefined) continue;
    const isSetting = word.value?.startsWith(VARIABLE) === true;
    report(word, {
      says,
      fix: (edit) => (isSetting ? edit.replace(word, `${VARIABLE}=1`) : edit.removeWord(word)),
    });
  }
}

function saysOf(program: string | undefined, { value }: ShellWord): string | undefined {
  if (value === undefined) return undefined;
  if (program === 'export' && value.startsWith(`${VARIABLE}=`) && isOff(value.slice(VARIABLE.length + 1))) {
    return `${VARIABLE} switches the check of signatures off`;
  }
  if (program === 'docker' && /^--disable-content-trust(?:=(?:true|1))?$/.test(value))
    return 'docker checks no signature';
  if ((program === 'skopeo' || program === 'cosign') && /^--insecure-policy(?:=true)?$/.test(value)) {
    return `${program} takes images whatever the policy says`;
  }
  return undefined;
}
