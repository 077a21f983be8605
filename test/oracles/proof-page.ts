import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kind } from '../../server/src/core/index';
import { oraclesFolder } from './golden';
import type { ProofNumbers } from './proof';
import type { Reader } from './reader';
import { readers } from './readers/index';
import type { Counts, OfferCounts } from './tally';

/** docs/proof.md, made of the numbers alone. */
export function proofPage(numbers: ProofNumbers): string {
  return [
    introduction,
    '## Who decides\n',
    table(
      ['Files', 'Official program'],
      readers.map((reader) => [names[reader.kind], `${reader.program}: ${modulesOf(reader).join(', ')}`]),
    ),
    "## Bulkhead's own texts\n",
    'Every example of every rule, every file in `examples/`, generated texts of fixed seeds, and what every fix and ' +
      'every harden plan makes of them.\n',
    comparison(numbers.own),
    '## Files of others\n',
    'Files of public projects and the test cases of other tools: not part of this repository, given with `--cases`.\n',
    comparison(numbers.others),
    '## Generated and mutated texts\n',
    fuzzTable(numbers),
    '## Where the answers differ, and why\n',
    reasons(numbers),
    '',
  ].join('\n');
}

const introduction = `# Proof

<!-- Written by \`npm run oracles\`. -->

Bulkhead reads files with parsers of its own, as nothing may have to be installed. So that this is no matter of trust,
every reading and every fix is held against the programs that decide about these files. What they said of our own texts
is kept in \`test/oracles/golden\`, and \`npm test\` compares with it. Whoever has Go can ask them again:

\`\`\`sh
npm run oracles                        # all of it; writes this page
npm run oracles -- --cases some/folder # your files as well
npm run fuzz -- --minutes 10           # texts that nobody wrote
\`\`\`
`;

const names: Readonly<Record<Kind, string>> = {
  dockerfile: 'Dockerfiles',
  compose: 'Compose files',
  daemon: 'daemon.json',
  kubernetes: 'Kubernetes manifests',
};

function comparison(counts: Partial<Record<Kind, Counts>>): string {
  const rows = readers.flatMap(({ kind }) => {
    const own = counts[kind];
    return own && own.texts > 0 ? [[names[kind], ...columns(own)]] : [];
  });
  const head = ['', 'Texts', 'Equal', 'Refused by both', 'Known reason', 'Different', 'Fixes', 'Harden plans'];
  const note =
    'Fixes and harden plans: taken by the official program afterwards / applied. Those of files that it refused before ' +
    'count as taken where it no longer does.\n';
  return rows.length === 0 ? 'Not measured yet.\n' : `${table(head, rows)}\n${note}`;
}

function columns({ texts, equal, refused, different, fixes, plans }: Counts): string[] {
  return [texts, equal, refused, texts - equal - different, different].map(number).concat(offers(fixes), offers(plans));
}

function offers({ applied, accepted, mended, stillRefused, wrong }: OfferCounts): string {
  const refused = stillRefused > 0 ? `, ${number(stillRefused)} refused before and after` : '';
  const taken = `${number(accepted + mended)} / ${number(applied)}${refused}`;
  return wrong > 0 ? `${taken}, ${number(wrong)} wrong` : taken;
}

function fuzzTable({ fuzz }: ProofNumbers): string {
  const rows = readers.flatMap(({ kind }) => {
    const run = fuzz[kind];
    if (!run) return [];
    const { seed, texts, refused, known, different, offers: edits, wrongOffers } = run;
    const seeds = `${number(seed)} to ${number(seed + texts - 1)}`;
    return [[names[kind], seeds, ...[texts, refused, known, different, edits, wrongOffers].map(number)]];
  });
  const head = ['', 'Seeds', 'Texts', 'Refused by both', 'Known reason', 'Different', 'Edits applied', 'Wrong edits'];
  return rows.length === 0 ? 'Not measured yet.\n' : `${table(head, rows)}\n`;
}

function reasons(numbers: ProofNumbers): string {
  const sections = readers.flatMap((reader) => {
    if (reader.known.length === 0) return [];
    const times = (reason: string) =>
      [numbers.own, numbers.others].map((counts) => number(counts[reader.kind]?.known[reason] ?? 0));
    const rows = reader.known.map(({ reason }) => [reason, ...times(reason)]);
    return [`### ${names[reader.kind]}\n`, `${table(['Reason', 'Own texts', 'Files of others'], rows)}\n`];
  });
  return sections.length === 0 ? 'Nowhere.\n' : sections.join('\n');
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

/** The modules that decide; what else a Go program names only serves to ask them. */
const deciding = /^(?:github\.com\/moby\/(?:buildkit|moby)|github\.com\/compose-spec|(?:sigs\.)?k8s\.io)(?:\/|$)/;

/** The official modules of a Go program, with their versions. */
function modulesOf({ kind }: Reader): string[] {
  const text = readFileSync(join(oraclesFolder, kind, 'go.mod'), 'utf8');
  return text.split('\n').flatMap((line) => {
    const [, module, version] = /^(?:require)?\s+(\S+\.\S+\/\S+|\S+\.\S+) (v\S+)$/.exec(line) ?? [];
    return module && version && deciding.test(module) ? [`\`${module}\` ${version}`] : [];
  });
}
