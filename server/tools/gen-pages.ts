import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { explainRule, labelForms, type OptionDeclaration, type Rule, rules } from '../src/core/index';
import { GeneratedFiles } from './generated-file';

/** Writes what is derived from the rules: a page each, their list, the configuration's schema, the README's numbers. */
const root = process.cwd();
const generated = new GeneratedFiles(root, process.argv.includes('--check'));
const kinds = {
  dockerfile: 'Dockerfile',
  compose: 'Compose',
  daemon: 'daemon.json',
  kubernetes: 'Kubernetes',
} as const;
const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));

const double = sorted.find((rule, index) => sorted[index + 1]?.id === rule.id);
if (double) throw new Error(`two rules are called ${double.id}`);

for (const rule of sorted) generated.put(`docs/rules/${rule.id}.md`, explainRule(rule));
for (const kind of Object.keys(kinds)) {
  const folder = join(root, 'docs/rules', kind);
  for (const page of existsSync(folder) ? readdirSync(folder) : []) {
    const id = `${kind}/${page.replace(/\.md$/, '')}`;
    if (!rules.some((rule) => rule.id === id)) generated.remove(`docs/rules/${id}.md`);
  }
}

/** The list of all rules, a table for each kind. */
function listPage(): string {
  const tables = Object.entries(kinds).flatMap(([kind, name]) => [
    `## ${name}`,
    '',
    '| rule | what it finds | severity | fix |',
    '|---|---|---|---|',
    ...sorted.filter((rule) => rule.kind === kind).map(row),
    '',
  ]);
  return ['# Rules', '', '<!-- Written by `npm run gen`. -->', '', ...tables].join('\n');
}

function row(rule: Rule): string {
  const name = rule.id.slice(rule.kind.length + 1);
  const off = rule.default === 'off' ? ' (off by default)' : '';
  const fixes = [...new Set(rule.fixes.map((fix) => fix.safety))].join(', ');
  return `| [${name}](${rule.id}.md) | ${rule.title}${off} | ${rule.severity} | ${fixes} |`;
}

/** How many rules there are for each kind, and how many of them come with a fix. */
function overview(): string {
  const rows = Object.entries(kinds).map(([kind, name]) => {
    const own = sorted.filter((rule) => rule.kind === kind);
    const on = own.filter((rule) => rule.default === 'on').length;
    return `| ${name} | ${own.length} | ${on} | ${own.filter(({ fixes }) => fixes.length > 0).length} |`;
  });
  return ['', '| | rules | on by default | with a fix |', '|---|---|---|---|', ...rows].join('\n');
}

generated.put('docs/rules/README.md', listPage());
generated.putSection('README.md', 'rules', overview());

const levels = ['off', 'on', 'hint', 'info', 'warning', 'error'];
const level = { enum: levels, description: 'off, on with its own severity, or the severity of its findings.' };

function optionSchema(option: OptionDeclaration<unknown>): object {
  const types = { text: 'string', number: 'number', boolean: 'boolean' } as const;
  const type = option.type === 'list' ? { type: 'array', items: { type: 'string' } } : { type: types[option.type] };
  return { ...type, description: option.description, default: option.default };
}

function ruleSchema(rule: Rule): object {
  const options = Object.entries(rule.options);
  const withOptions = {
    type: 'array',
    minItems: 1,
    maxItems: 2,
    items: [
      level,
      {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(options.map(([name, option]) => [name, optionSchema(option)])),
      },
    ],
  };
  return {
    description: `${rule.title}. ${rule.why}`,
    ...(options.length > 0 ? { anyOf: [level, withOptions] } : level),
    default: rule.default === 'on' ? rule.severity : 'off',
  };
}

const ruleSet = {
  type: 'object',
  description: 'How loud each rule is. A whole kind can be set as `compose/*`, one check of ShellCheck as `SC2086`.',
  properties: Object.fromEntries(sorted.map((rule) => [rule.id, ruleSchema(rule)])),
  patternProperties: { '^(dockerfile|compose|daemon|kubernetes)/\\*$': level, '^SC[1-9][0-9]{3}$': level },
  additionalProperties: false,
};
const packs = {
  description: 'Policy packs to start from.',
  type: 'array',
  items: { enum: ['recommended', 'strict', 'pss-baseline', 'pss-restricted', 'cis-docker', 'nsa'] },
};
const registries = { type: 'array', items: { type: 'string' }, description: 'Registries that images may come from.' };

generated.put(
  'schemas/bulkhead.schema.json',
  `${JSON.stringify(
    {
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'Bulkhead configuration',
      description: 'What .bulkhead.yaml may hold.',
      type: 'object',
      additionalProperties: false,
      properties: {
        extends: { ...packs, type: ['array', 'string'] },
        rules: ruleSet,
        paths: {
          type: 'object',
          description: 'Settings for the files that a glob matches; later ones win.',
          additionalProperties: {
            type: 'object',
            additionalProperties: false,
            properties: {
              extends: { ...packs, type: ['array', 'string'] },
              rules: { $ref: '#/properties/rules' },
              trustedRegistries: registries,
            },
          },
        },
        trustedRegistries: registries,
        kubernetesVersion: { type: 'string', description: 'The cluster that manifests are for, such as 1.34.' },
        dockerEngineVersion: { type: 'string', description: 'The Docker Engine in use, such as 29.0.' },
        honorOtherTools: {
          type: 'boolean',
          default: true,
          description: 'Whether the ignore comments and the configuration of other tools count.',
        },
        labelSchema: {
          type: 'object',
          description: 'Labels that an image must have, and the form of each value.',
          additionalProperties: { enum: [...labelForms] },
        },
        strictLabels: { type: 'boolean', default: false, description: 'Whether an image may have no other label.' },
        ignore: {
          type: 'array',
          description: 'Findings that are meant, each with its reason.',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['rule'],
            properties: {
              path: { type: 'string', description: 'A glob; every file where it is left out.' },
              rule: { type: 'string', description: 'A rule, `kind/*`, or a code of ShellCheck such as `SC2086`.' },
              reason: { type: 'string' },
              until: { type: 'string', description: 'The last day it counts, YYYY-MM-DD.' },
            },
          },
        },
      },
    },
    null,
    2,
  )}\n`,
);
generated.finish();
