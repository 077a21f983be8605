import { rules as allRules, kicsQuery, kinds, type Rule } from '../../core/index';
import type { Command } from '../command';
import { UsageError } from '../options';

/** `bulkhead rules`: what there is to find. */
export const rules: Command = {
  name: 'rules',
  summary: 'Lists every rule',
  usage: '[--format text|json]',
  options: { format: { value: 'FORMAT', choices: ['text', 'json'], help: 'how to print them (default: text)' } },
  async run(given, terminal) {
    if (given.operands.length > 0)
      throw new UsageError(`"rules" takes no "${given.operands[0]}"; see "bulkhead explain"`);
    if (given.value('format') === 'json') {
      terminal.out(`${JSON.stringify(allRules.map(ruleObject), undefined, 2)}\n`);
      return 0;
    }
    const width = Math.max(0, ...allRules.map(({ id }) => id.length));
    for (const kind of kinds) {
      const own = allRules.filter((rule) => rule.kind === kind);
      if (own.length === 0) continue;
      terminal.out(`${terminal.style('bold', `${kind} (${own.length})`)}\n`);
      for (const rule of own) {
        const state = rule.default === 'off' ? 'off' : rule.severity;
        const fix = fixOf(rule);
        terminal.out(
          `  ${rule.id.padEnd(width)}  ${state.padEnd(7)}  ${fix === 'none' ? '         ' : fix.padEnd(9)}  ${rule.title}\n`,
        );
      }
    }
    return 0;
  },
};

/** The shape is a contract with the programs that read it. */
function ruleObject(rule: Rule) {
  return {
    id: rule.id,
    title: rule.title,
    why: rule.why,
    severity: rule.severity,
    default: rule.default,
    category: rule.category,
    kind: rule.kind,
    fix: fixOf(rule),
    peers: peersOf(rule),
  };
}

/** With all that a query of KICS is called: its name, its id and its folder. */
function peersOf({ peers }: Rule): Rule['peers'] {
  if (!peers.kics) return peers;
  const kics = peers.kics.flatMap((called) => {
    const query = kicsQuery(called);
    return query ? [query.name, query.id, query.folder] : [called];
  });
  return { ...peers, kics };
}

function fixOf({ fixes }: Rule): 'safe' | 'suggested' | 'none' {
  if (fixes.some(({ safety }) => safety === 'safe')) return 'safe';
  return fixes.length > 0 ? 'suggested' : 'none';
}
