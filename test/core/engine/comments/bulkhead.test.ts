import { describe, expect, it } from 'vitest';
import { readBulkheadComment } from '../../../../server/src/core/engine/comments/bulkhead';

function read(text: string) {
  return readBulkheadComment({ text, span: { start: 0, end: 1 }, isWholeLine: true, isAtHead: false });
}

describe('ignore comments', () => {
  it('are read with their last day and their reason', () => {
    const comment = read(' bulkhead ignore=compose/privileged, host-network until=2027-01-31 -- needs the raw device');
    expect(comment).toMatchObject({ reach: 'line', until: '2027-01-31', reason: 'needs the raw device' });
  });

  it('speak of the whole file when they say so', () => {
    expect(read('bulkhead ignore-file=compose/*')?.reach).toBe('file');
  });

  it('are nothing when the words are others', () => {
    expect(read(' bulkheads ignore=a/b')).toBeUndefined();
    expect(read(' bulkhead is a tool')).toBeUndefined();
    expect(read(' hadolint ignore=DL3006')).toBeUndefined();
  });
});
