import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { ShellWord } from '../../../syntax/shell-tree';
import { variableOf } from '../_shared/command-variables';
import { isForDevelopers } from '../_shared/stage-purpose';

export default rule('dockerfile/offline-step-has-network', {
  title: 'An offline install step still has network access',
  why: 'Install scripts of a dependency run in this step: with a network they can send out what they find.',
  severity: 'hint',
  default: 'off',
  category: 'supply-chain',
  peers: { tally: ['tally/ruby/prefer-network-none-install'] },
  references: ['https://docs.docker.com/reference/dockerfile/#run---network'],
  fix: { title: 'Take the network away', safety: 'suggested' },
  visit: 'run',
  check(run, report, { path }) {
    if (run.flag('network') || run.mounts.some(({ type }) => type === 'ssh')) return;
    let first: ShellWord | undefined;
    for (const command of run.commands) {
      const word = offlineWord(command);
      if (word) first ??= word;
      else if (!LOCAL.has(command.program ?? '')) return;
    }
    if (!first || run.stage.isWindows || isForDevelopers(run.stage, path)) return;
    report(first, {
      says: 'nothing in this step needs the network that it has',
      fix: (edit) => edit.addFlag(run, '--network=none'),
    });
  },
  examples: [
    {
      bad: `
        FROM ruby:3.4
        COPY vendor/cache vendor/cache
        RUN bundle install «--local»
      `,
      fixed: `
        FROM ruby:3.4
        COPY vendor/cache vendor/cache
        RUN --network=none bundle install --local
      `,
    },
    {
      because: 'other programs, beside what never asks the network',
      bad: `
        FROM rust:1.90
        RUN --mount=type=cache,target=/root/.m2 mkdir -p /out && cargo build --release «--offline» && cp target/release/a /out/
        RUN mvn «-o» package
        RUN pip install «--no-index» -r requirements.txt
        ENV GOPROXY=off
        RUN go «build» ./...
      `,
      fixed: `
        FROM rust:1.90
        RUN --mount=type=cache,target=/root/.m2 --network=none mkdir -p /out && cargo build --release --offline && cp target/release/a /out/
        RUN --network=none mvn -o package
        RUN --network=none pip install --no-index -r requirements.txt
        ENV GOPROXY=off
        RUN --network=none go build ./...
      `,
    },
    { because: 'it has none', good: 'FROM ruby:3.4\nRUN --network=none bundle install --local\n' },
    { because: 'another command needs it', good: 'FROM ruby:3.4\nRUN apt-get update && bundle install --local\n' },
    { because: 'the install needs it', good: 'FROM node:24\nRUN npm ci --prefer-offline\n' },
    { because: 'a key is asked for over it', good: 'FROM rust:1.90\nRUN --mount=type=ssh cargo build --offline\n' },
    { because: 'a stage for tests', good: 'FROM rust:1.90 AS test\nRUN cargo build --offline\n' },
    {
      because: 'nothing is known of what else runs',
      good: 'FROM rust:1.90\nRUN ./prepare.sh && cargo build --offline\n',
    },
  ],
});

/** Programs that never need a network. */
const LOCAL: ReadonlySet<string> = new Set(
  'cd chmod chown cp echo export ln ls mkdir mv printf rm set test touch true ['.split(' '),
);

interface OfflineTool {
  readonly verbs: RegExp;
  readonly flags: RegExp;
  /** A variable that says the same, with its value. */
  readonly variable?: readonly [string, string];
}

const PIP: OfflineTool = { verbs: /^install$/, flags: /^--no-index$/, variable: ['PIP_NO_INDEX', '1'] };
const EVERY = /^/;
/** Source: the manual of each program on working offline. */
const TOOLS: Readonly<Record<string, OfflineTool>> = {
  bundle: { verbs: /^install$/, flags: /^--local$/ },
  npm: { verbs: /^(?:ci|install)$/, flags: /^--offline$/ },
  pnpm: { verbs: /^(?:install|i)$/, flags: /^--offline$/ },
  yarn: { verbs: /^(?:install|)$/, flags: /^--offline$/ },
  pip: PIP,
  pip3: PIP,
  uv: { verbs: EVERY, flags: /^--offline$/, variable: ['UV_OFFLINE', '1'] },
  cargo: { verbs: EVERY, flags: /^--(?:offline|frozen)$/, variable: ['CARGO_NET_OFFLINE', 'true'] },
  go: { verbs: /^(?:build|install|test)$/, flags: /^-mod=vendor$/, variable: ['GOPROXY', 'off'] },
  mvn: { verbs: EVERY, flags: /^(?:-o|--offline)$/ },
  gradle: { verbs: EVERY, flags: /^--offline$/ },
};

/** The word that keeps a command from the network; nothing where nothing does. */
function offlineWord(command: InstructionCommand<Run>): ShellWord | undefined {
  const { program, arguments: words } = command;
  const tool = program !== undefined && Object.hasOwn(TOOLS, program) ? TOOLS[program] : undefined;
  const verb = words.find(({ text }) => !text.startsWith('-') && !text.startsWith('+'));
  if (!tool?.verbs.test(verb?.text ?? '')) return undefined;
  const flag = words.find(({ text }) => tool.flags.test(text));
  if (flag) return flag;
  const [name, value] = tool.variable ?? [];
  return name !== undefined && variableOf(command, name)?.value === value ? verb : undefined;
}
