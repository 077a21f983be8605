import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { type Report, rule } from '../../../engine/rule';
import { isFalsy } from '../../../knowledge/package-managers';
import { removeStep, removeWords, removeWritten, type Step } from '../_shared/removal';
import { variablesSet } from '../_shared/variables-set';
import { writtenSettings } from '../_shared/written-settings';

export default rule('dockerfile/npm-strict-ssl-disabled', {
  title: 'npm, yarn or pnpm does not check certificates',
  why: 'Anybody on the way to the registry can hand over other packages, whose scripts then run in the build.',
  todo: 'Leave the check on; where the registry has a certificate of your own, name its authority with the setting `cafile` or NODE_EXTRA_CA_CERTS.',
  severity: 'error',
  category: 'supply-chain',
  peers: { checkov: ['CKV2_DOCKER_12', 'CKV2_DOCKER_13'], cis: ['4.11'] },
  references: [
    'https://docs.npmjs.com/cli/v11/using-npm/config#strict-ssl',
    'https://yarnpkg.com/configuration/yarnrc#enableStrictSsl',
  ],
  fix: { title: 'Let it check certificates', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    for (const variable of variablesSet(instruction)) {
      if (!VARIABLE.test(variable.name) || !isFalsy(variable.value ?? '')) continue;
      report(variable, {
        says: `${variable.name} switches the check of certificates off`,
        fix: (edit) => variable.remove(edit),
      });
    }
    if (instruction.kind === 'RUN') for (const command of instruction.commands) checkCommand(command, report);
    for (const setting of writtenSettings(instruction, /(?:^|\/)(?:\.?npmrc|\.yarnrc(?:\.yml)?)$/, LINE)) {
      report(setting, {
        says: `${setting.path} switches the check of certificates off`,
        fix: (edit) => removeWritten(edit, setting.written, setting.span),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        RUN «npm config set strict-ssl false» && npm ci
      `,
      fixed: `
        FROM node:24-slim
        RUN npm ci
      `,
    },
    {
      because: 'other spellings and other programs',
      bad: `
        FROM node:24-slim
        RUN «npm set "strict-ssl"="false"» && \\
            «yarn config set enableStrictSsl false -g» && \\
            «pnpm c set 'strict-ssl=false'» && \\
            npm «--strict-ssl=false» ci
        RUN npm ci «--no-strict-ssl» && yarn «--strict-ssl false» install
        RUN «yarn config set strict-ssl "false"»
      `,
      fixed: `
        FROM node:24-slim
        RUN npm ci
        RUN npm ci && yarn install
      `,
    },
    {
      because: 'variables',
      bad: `
        FROM node:24-slim
        ARG «npm_config_strict_ssl=false»
        ENV NODE_ENV=production «NPM_CONFIG_STRICT_SSL="false"»
        RUN «YARN_ENABLE_STRICT_SSL=0» yarn install && export «YARN_STRICT_SSL=false» && yarn build
      `,
      fixed: `
        FROM node:24-slim
        ENV NODE_ENV=production
        RUN yarn install && yarn build
      `,
    },
    {
      because: 'the files that hold the settings',
      bad: `
        FROM node:24-slim
        RUN echo "«strict-ssl=false»" >> .npmrc
        RUN <<EOF
        cat <<YML > .yarnrc.yml
        nodeLinker: node-modules
        «enableStrictSsl: false»
        YML
        yarn install
        EOF
      `,
      fixed: `
        FROM node:24-slim
        RUN <<EOF
        cat <<YML > .yarnrc.yml
        nodeLinker: node-modules
        YML
        yarn install
        EOF
      `,
    },
    {
      because: 'the check stays on',
      good: `
        FROM node:24-slim
        ENV NPM_CONFIG_STRICT_SSL=true
        RUN npm config set strict-ssl true && npm config get strict-ssl || false
      `,
    },
    {
      because: 'packages may have such names, and other settings may be false',
      good: `
        FROM node:24-slim
        RUN npm install strict-ssl false && npm config set audit false && npm --audit=false ci
      `,
    },
    {
      because: 'a setting that is taken away, text, and a comment in a file',
      good: `
        FROM node:24-slim
        RUN npm config delete strict-ssl && echo npm config set strict-ssl false && echo "# strict-ssl=false" > .npmrc
      `,
    },
    {
      because: 'an argument that the build fills in',
      good: `
        FROM node:24-slim
        ARG STRICT_SSL
        ENV NPM_CONFIG_STRICT_SSL=$STRICT_SSL
        RUN npm config set strict-ssl $STRICT_SSL
      `,
    },
  ],
});

const VARIABLE = /^(?:(?:p?npm|PNPM|NPM)_(?:config|CONFIG)_(?:strict_ssl|STRICT_SSL)|YARN_(?:ENABLE_)?STRICT_SSL)$/;
const PROGRAMS: ReadonlySet<string> = new Set(['npm', 'npx', 'pnpm', 'pnpx', 'yarn', 'yarnpkg']);
const LINE = /(?:\bstrict-ssl\s*[= ]\s*false|\bstrict-ssl"?\s+false|\benableStrictSsl:\s*["']?false["']?)(?!\w)/g;
const KEYS = /^(?:strict-ssl|enableStrictSsl)$/;

function checkCommand(command: Step, report: Report<DockerfileEdits>): void {
  const { program = '', arguments: words } = command;
  if (!PROGRAMS.has(program)) return;
  const says = `${program} takes whatever certificate it is shown`;
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    const isPair = word.value === '--strict-ssl' && next?.value === 'false';
    if (!isPair && word.value !== '--no-strict-ssl' && word.value !== '--strict-ssl=false') continue;
    const own = isPair && next ? [word, next] : [word];
    const span = { start: word.span.start, end: (own.at(-1) ?? word).span.end };
    report({ span }, { says, fix: (edit) => removeWords(edit, command, own) });
  }
  if (setsOff(words.flatMap(({ text, value }) => (text.startsWith('-') ? [] : [value ?? ''])))) {
    report(command, { says, fix: (edit) => removeStep(edit, command) });
  }
}

/** Whether words such as `config set strict-ssl false` switch the check off. */
function setsOff(words: readonly string[]): boolean {
  const at = words[0] === 'config' || words[0] === 'c' ? 1 : 0;
  if (words[at] !== 'set') return false;
  return words.slice(at + 1).some((word, index, settings) => {
    const [key = '', value = settings[index + 1]] = word.split('=');
    return KEYS.test(key) && isFalsy(value ?? '');
  });
}
