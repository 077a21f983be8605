import { didYouMean, explainRule, ruleById, rules } from '../../core/index';
import type { Command } from '../command';
import { UsageError } from '../options';

/** `bulkhead explain`: everything there is to know about a rule. */
export const explain: Command = {
  name: 'explain',
  summary: 'Explains a rule: why it matters, what to do, an example',
  usage: 'RULE   (its id, or that of another tool, as in "bulkhead explain DL3002")',
  options: {},
  async run({ operands }, terminal) {
    const [id, extra] = operands;
    if (id === undefined) throw new UsageError('Which rule? "bulkhead rules" lists them');
    if (extra !== undefined) throw new UsageError('One rule at a time');
    const own = ruleById(id);
    const meant = own ? [own] : rules.filter(({ peers }) => Object.values(peers).some((ids) => ids.includes(id)));
    if (meant.length === 0) {
      throw new UsageError(
        `There is no rule "${id}".${didYouMean(
          id,
          rules.map((rule) => rule.id),
        )}`,
      );
    }
    terminal.out(`${meant.map((rule) => explainRule(rule).trimEnd()).join('\n\n')}\n`);
    return 0;
  },
};
