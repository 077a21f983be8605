import { describe, expect, it } from 'vitest';
import { readIgnoreComment } from '../../../server/src/core/engine/suppress';

const at = { start: 0, end: 1 };

describe('ignore comments', () => {
  it('are read with their rules, their last day and their reason', () => {
    const comment = readIgnoreComment(
      ' bulkhead ignore=compose/privileged, host-network until=2027-01-31 -- needs the raw device',
      at,
      true,
    );
    expect(comment).toEqual({
      scope: 'line',
      rules: ['compose/privileged', 'host-network'],
      until: '2027-01-31',
      reason: 'needs the raw device',
      span: at,
      isWholeLine: true,
    });
  });

  it('speak of the whole file when they say so', () => {
    expect(readIgnoreComment('bulkhead ignore-file=compose/*', at, true)?.scope).toBe('file');
  });

  it('are nothing when the words are others', () => {
    expect(readIgnoreComment(' bulkheads ignore=a/b', at, true)).toBeUndefined();
    expect(readIgnoreComment(' bulkhead is a tool', at, true)).toBeUndefined();
    expect(readIgnoreComment(' hadolint ignore=DL3006', at, true)).toBeUndefined();
  });
});
