import { dedent, type Example, unmark } from '../engine/example';
import type { Rule } from '../engine/rule';

const fences: Record<Rule['kind'], string> = {
  dockerfile: 'dockerfile',
  compose: 'yaml',
  daemon: 'json',
  kubernetes: 'yaml',
};

/** A rule's page as Markdown: what, why, what to do, the first example of each sort, options, ids of other tools. */
export function explainRule(rule: Rule): string {
  return [
    `# ${rule.title}`,
    '',
    `\`${rule.id}\` · ${rule.severity} · ${rule.category} · ${rule.default === 'on' ? 'on by default' : 'off by default'}`,
    '',
    rule.why,
    ...(rule.todo ? ['', rule.todo] : []),
    ...fixLines(rule),
    ...exampleLines(rule),
    ...optionLines(rule),
    ...silenceLines(rule),
    ...peerLines(rule),
    ...((rule.references ?? []).length > 0 ? ['', '## More', ''] : []),
    ...(rule.references ?? []).map((reference) => `- <${reference}>`),
    '',
  ].join('\n');
}

function fixLines(rule: Rule): string[] {
  if (rule.fixes.length === 0) return ['', '## Fix', '', 'No edit of this file alone mends it.'];
  const words = { safe: 'safe: keeps behaviour', suggested: 'suggested: may change behaviour, so look at it' };
  return ['', '## Fix', '', ...rule.fixes.map((fix) => `- ${fix.title} (${words[fix.safety]})`)];
}

function exampleLines(rule: Rule): string[] {
  const bad = rule.examples.find((example): example is Extract<Example, { bad: string }> => 'bad' in example);
  const good = rule.examples.find((example): example is Extract<Example, { good: string }> => 'good' in example);
  const lines: string[] = [];
  if (bad) lines.push('', '## Reported', '', ...code(rule, unmark(dedent(bad.bad)).text));
  if (bad?.fixed !== undefined) lines.push('', '## Fixed', '', ...code(rule, dedent(bad.fixed)));
  if (good) lines.push('', '## Not reported', '', `${sentence(good.because)}:`, '', ...code(rule, dedent(good.good)));
  return lines;
}

/** Reasons in rules begin small, as they follow a word; here they begin a sentence. */
function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function code(rule: Rule, text: string): string[] {
  return [`\`\`\`${fences[rule.kind]}`, text.replace(/\n$/, ''), '```'];
}

function optionLines(rule: Rule): string[] {
  const options = Object.entries(rule.options);
  if (options.length === 0) return [];
  const rows = options.map(
    ([name, option]) =>
      `- \`${name}\` (${option.type}, default \`${JSON.stringify(option.default)}\`): ${option.description}`,
  );
  return ['', '## Options', '', ...rows];
}

function silenceLines(rule: Rule): string[] {
  const configuration = ['```yaml', 'rules:', `  ${rule.id}: off`, '```'];
  if (rule.kind === 'daemon') {
    return ['', '## Silence', '', 'JSON takes no comments, so in `.bulkhead.yaml`:', '', ...configuration];
  }
  return [
    '',
    '## Silence',
    '',
    'On the line above, with the reason, or in `.bulkhead.yaml`:',
    '',
    `\`\`\`${fences[rule.kind]}`,
    `# bulkhead ignore=${rule.id} -- why it is right here`,
    '```',
    '',
    ...configuration,
  ];
}

function peerLines(rule: Rule): string[] {
  const peers = Object.entries(rule.peers).filter(([, ids]) => ids.length > 0);
  if (peers.length === 0) return [];
  return ['', '## In other tools', '', ...peers.map(([tool, ids]) => `- ${tool}: ${ids.join(', ')}`)];
}
