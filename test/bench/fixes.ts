// `npm run fixes -- --cases DIR [--kind KIND] [--rules recommended|all]`: what people get on the files of a folder: how
// many findings a file, how many of their fixes are proved and why others are not, and whether hardening each file
// parses, leaves no fix to make and settles. Exit code 1 where a plan does not.
import { parseArgs } from 'node:util';
import { type Analysis, defaultSettings, harden, prove, type Safety } from '../../server/src/core/index';
import { testDay } from '../harness/example-runs';
import { analysed } from '../oracles/analysed';
import { filesOf } from '../oracles/collect';
import { readers } from '../oracles/readers/index';

const { values } = parseArgs({
  options: {
    cases: { type: 'string' },
    kind: { type: 'string', default: 'dockerfile' },
    rules: { type: 'string', default: 'recommended' },
  },
});
const reader = readers.find(({ kind }) => kind === values.kind);
if (!values.cases || !reader) throw new Error('Usage: npm run fixes -- --cases DIR [--kind KIND] [--rules all]');
const preset = values.rules === 'all' ? 'all' : 'recommended';
const settings = { ...defaultSettings(testDay), preset } as const;
const files = filesOf(values.cases, reader).map((subject) => analysed(subject, settings));

const counts = files.map(({ findings }) => findings.length).sort((a, b) => a - b);
const quantile = (part: number) => counts[Math.min(counts.length - 1, Math.floor(part * counts.length))] ?? 0;
const total = counts.reduce((sum, count) => sum + count, 0);
console.log(`${files.length} files, ${total} findings: median ${quantile(0.5)} a file, p90 ${quantile(0.9)}`);
for (const safety of ['safe', 'suggested'] as const) tellFixes(safety);
let isWrong = false;
for (const safety of ['safe', 'suggested'] as const) tellPlans(safety);
process.exitCode = isWrong ? 1 : 0;

function tellFixes(safety: Safety): void {
  let proved = 0;
  const reasons = new Map<string, number>();
  for (const analysis of files) {
    for (const finding of analysis.findings) {
      for (const fix of finding.fixes.filter((one) => one.safety === safety)) {
        const proof = prove(analysis, finding, fix);
        if (proof.isProved) proved++;
        else count(reasons, `${finding.rule.id}: ${proof.reason}`);
      }
    }
  }
  const unproved = [...reasons.values()].reduce((sum, times) => sum + times, 0);
  console.log(`${safety} fixes: ${proved} proved, ${unproved} not, which nobody is offered`);
  for (const [reason, times] of [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 12)) {
    console.log(`  ${times} × ${reason}`);
  }
}

function tellPlans(safety: Safety): void {
  const plans = files.map((before) => ({ before, made: harden(before, safety) }));
  const changed = plans.filter(({ made }) => made.applied.length > 0);
  const applied = changed.reduce((sum, { made }) => sum + made.applied.length, 0);
  const broken = changed.filter(({ before, made }) => made.analysis.problems.length > before.problems.length);
  const unsettled = changed.filter(({ made }) => harden(made.analysis, safety).applied.length > 0);
  const left = plans.reduce((sum, { made }) => sum + made.remaining.length, 0);
  console.log(
    `plans of ${safety === 'safe' ? 'safe fixes' : 'all fixes'}: ${changed.length} files changed by ${applied} fixes, ` +
      `${broken.length} no longer parse, ${unsettled.length} do not settle; ${left} findings left`,
  );
  for (const { before } of [...broken, ...unsettled]) tell(before);
  isWrong ||= broken.length + unsettled.length > 0;
}

function tell({ source }: Analysis): void {
  console.log(`  ${source.path}`);
}

function count(times: Map<string, number>, key: string): void {
  times.set(key, (times.get(key) ?? 0) + 1);
}
