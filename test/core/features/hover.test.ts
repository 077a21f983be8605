import { describe, expect, it } from 'vitest';
import { rule } from '../../../server/src/core/engine/rule';
import { escapeMarkdown, findingMarkdown } from '../../../server/src/core/features/hover';

describe('the words on a finding', () => {
  it('cannot be made into a link or an image by what stands in the file', () => {
    expect(escapeMarkdown('[a](b) <img> `c` #d')).toBe('\\[a\\](b) \\<img\\> \\`c\\` \\#d');
  });

  it('hold the message, the reason, what to do, the fixes and the ids of other tools', () => {
    const any = rule('compose/any', {
      title: 'Any',
      why: 'Because.',
      todo: 'Do it by hand.',
      severity: 'warning',
      category: 'correctness',
      peers: { trivy: ['DS-0001'], dclint: ['no-any'] },
      examples: [],
      visit: 'file',
      check() {},
    });
    const finding = {
      rule: any,
      severity: 'error',
      message: 'It is so',
      span: { start: 0, end: 1 },
      fixes: [],
      related: [],
      isMissing: false,
    } as const;
    expect(findingMarkdown({ finding, page: 'https://example.com/any', fixes: ['Mend it'] })).toBe(
      [
        '**It is so**',
        '',
        'Because.',
        '',
        'Do it by hand.',
        '',
        'Fix: Mend it',
        '',
        '[`compose/any`](https://example.com/any) · error · Trivy DS-0001 · dclint no-any',
      ].join('\n'),
    );
  });
});
