import type { Project } from '../../../engine/project';
import { rule } from '../../../engine/rule';
import { laterYarnTelemetry, type TelemetryTool, telemetryTools } from '../../../knowledge/telemetry';
import type { Stage } from '../../../model/dockerfile-stage';
import type { ShellCommand } from '../../../syntax/shell-tree';
import type { Spanned } from '../../../text/span';
import { wholeText } from '../_shared/earlier-text';
import { packageCommand } from '../_shared/package-commands';

export default rule('dockerfile/telemetry-not-disabled', {
  title: 'A tool of this stage reports how it is used',
  why: 'It talks to its vendor during the build or in production, which costs time, fails behind firewalls, and may be against your rules.',
  severity: 'hint',
  default: 'off',
  category: 'network',
  peers: { tally: ['tally/prefer-telemetry-opt-out'] },
  references: [...new Set(telemetryTools.slice(0, 3).map(({ source }) => source))],
  fix: { title: 'Tell the tools not to report', safety: 'suggested' },
  visit: 'stage',
  check(stage, report, { project }) {
    const missing = new Map<TelemetryTool, Spanned>();
    for (const { tool, at, order } of toolsUsed(stage, project)) {
      if (!missing.has(tool) && !isRefused(tool, stage, order)) missing.set(tool, at);
    }
    // What a stage below uses is said there, and refused there for this one as well.
    if (missing.size > 0) {
      for (const below of stage.ancestors) for (const { tool } of toolsUsed(below, project)) missing.delete(tool);
    }
    const [first] = missing;
    if (!first) return;
    const tools = [...missing.keys()];
    const settings = tools.map(({ variable, value }) => `${variable}=${value}`).join(' ');
    report(first[1], {
      says: `${tools.map(({ tool }) => tool).join(', ')} may report usage data: ${settings} is not set`,
      fix(edit) {
        let last = 0;
        while (stage.instructions[last + 1]?.kind === 'ARG') last++;
        edit.insertAfter(stage.instructions[last] ?? stage.from, `ENV ${settings}`);
      },
    });
  },
  examples: [
    {
      bad: `
        FROM mcr.microsoft.com/dotnet/sdk:9.0 AS build
        ARG CONFIGURATION=Release
        COPY . .
        RUN «dotnet» publish -c $CONFIGURATION -o /out
      `,
      fixed: `
        FROM mcr.microsoft.com/dotnet/sdk:9.0 AS build
        ARG CONFIGURATION=Release
        ENV DOTNET_CLI_TELEMETRY_OPTOUT=1
        COPY . .
        RUN dotnet publish -c $CONFIGURATION -o /out
      `,
    },
    {
      because: 'several tools, a runner of packages, and a variable that comes too late',
      bad: `
        FROM node:24-slim
        RUN npx «next» build && npm install -g turbo@2.5.0
        ENV NEXT_TELEMETRY_DISABLED=1
      `,
      fixed: `
        FROM node:24-slim
        ENV NEXT_TELEMETRY_DISABLED=1 TURBO_TELEMETRY_DISABLED=1
        RUN npx next build && npm install -g turbo@2.5.0
        ENV NEXT_TELEMETRY_DISABLED=1
      `,
    },
    {
      because: 'the project names the tool that its build runs',
      bad: `
        FROM node:24-slim
        COPY . .
        RUN «npm» run build
      `,
      fixed: `
        FROM node:24-slim
        ENV NEXT_TELEMETRY_DISABLED=1
        COPY . .
        RUN npm run build
      `,
      files: { 'package.json': '{ "dependencies": { "next": "15.4.0" } }' },
    },
    {
      because: 'it is set, here or in the stage below',
      good: `
        FROM node:24-slim AS base
        ENV NEXT_TELEMETRY_DISABLED=1
        FROM base
        RUN npx next build
      `,
    },
    {
      because: 'the host of a finished program reports nothing',
      good: `
        FROM mcr.microsoft.com/dotnet/aspnet:9.0
        ENTRYPOINT ["dotnet", "app.dll"]
      `,
    },
    {
      because: 'the stage below is told',
      bad: `
        FROM mcr.microsoft.com/dotnet/sdk:9.0 AS build
        RUN «dotnet» build
        FROM build
        RUN dotnet publish
      `,
      fixed: `
        FROM mcr.microsoft.com/dotnet/sdk:9.0 AS build
        ENV DOTNET_CLI_TELEMETRY_OPTOUT=1
        RUN dotnet build
        FROM build
        RUN dotnet publish
      `,
    },
    {
      because: 'tools that do not report, and names that are only words',
      good: `
        FROM node:24-slim
        RUN npm ci && npm run build && yarn install && pip install requests && echo next build && aws s3 ls
      `,
    },
    {
      because: 'the values are not case-sensitive, and there are several',
      good: `
        FROM mcr.microsoft.com/dotnet/sdk:9.0
        ENV DOTNET_CLI_TELEMETRY_OPTOUT=TRUE
        RUN dotnet build
      `,
    },
    {
      because: 'another project builds with other tools',
      good: `
        FROM node:24-slim
        RUN npm run build
      `,
      files: { 'package.json': '{ "dependencies": { "express": "5.1.0" } }' },
    },
  ],
});

interface Use {
  readonly tool: TelemetryTool;
  readonly at: Spanned;
  readonly order: number;
}

const NAMES =
  /dotnet|pwsh|powershell|next|nux|gatsby|astro|turbo|wrangler|\baz\b|azure|\bbun|hugging|\bhf\b|transformers|diffusers|datasets|gradio|vcpkg|brew|yarn|npm|npx/;

function* toolsUsed(stage: Stage, project: Project): Generator<Use> {
  for (const instruction of stage.ofKind('SHELL', 'RUN', 'CMD', 'ENTRYPOINT')) {
    // Their names are rare, and to read commands takes longer.
    if (!NAMES.test(wholeText(instruction))) continue;
    const { order } = instruction;
    if (instruction.kind === 'SHELL') {
      const [first] = instruction.words;
      const tool = telemetryTools.find(({ programs }) => programs.has(first?.value.replace(/\.exe$/i, '') ?? ''));
      if (tool && first) yield { tool, at: first, order };
    } else {
      for (const command of instruction.commands) yield* usedBy(command, order, project);
    }
  }
}

function* usedBy(command: ShellCommand, order: number, project: Project): Generator<Use> {
  const { program, name, arguments: words } = command;
  if (program === undefined || !name) return;
  const isRunner =
    /^(?:npx|bunx|pnpx)$/.test(program) ||
    (/^(?:pnpm|yarn|bun)$/.test(program) && /^(?:dlx|exec|x)$/.test(words[0]?.text ?? ''));
  const own = isRunner
    ? words.slice(program.endsWith('x') ? 0 : 1).find(({ text }) => !text.startsWith('-'))
    : undefined;
  const called = own?.text.replace(/@[^/]*$/, '') ?? program;
  // The host of a finished program reports nothing.
  if (program === 'dotnet' && /\.dll$/i.test(words[0]?.text ?? '')) return;
  for (const tool of telemetryTools) if (tool.programs.has(called)) yield { tool, at: own ?? name, order };
  if (program === 'yarn' && isLaterYarn(project)) yield { tool: laterYarnTelemetry, at: name, order };
  const call = packageCommand(command);
  if (call?.task === 'install') {
    for (const word of call.packages) {
      const tool = telemetryTools.find(({ packages }) => packages?.test(word.text));
      if (tool) yield { tool, at: word, order };
    }
  }
  const isBuild = /^(?:npm|pnpm|yarn|bun)$/.test(program) && words.some(({ text }) => /^build(?::|$)/.test(text));
  const manifest = isBuild ? project.read('package.json') : undefined;
  if (manifest === undefined) return;
  for (const tool of telemetryTools) {
    if (tool.dependency !== undefined && manifest.includes(`"${tool.dependency}":`)) yield { tool, at: name, order };
  }
}

function isLaterYarn(project: Project): boolean {
  if (project.read('.yarnrc.yml') !== undefined) return true;
  return /"packageManager"\s{0,9}:\s{0,9}"yarn@[2-9]/.test(project.read('package.json') ?? '');
}

/** Whether a variable says no at a place, with or without regard to case as the system reads it. */
function isRefused({ variable, value, others = [] }: TelemetryTool, stage: Stage, order: number): boolean {
  const names = stage.isWindows
    ? [...stage.variableNames(order)].filter((name) => name.toUpperCase() === variable)
    : [variable];
  return names.some((name) => {
    const set = stage.setting(name, order)?.value?.toLowerCase();
    return set !== undefined && (set === value || others.includes(set));
  });
}
