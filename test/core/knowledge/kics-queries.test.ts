import { describe, expect, it } from 'vitest';
import { kicsQuery, rules } from '../../../server/src/core/index';

describe('queries of KICS', () => {
  it('are found by id, name and folder', () => {
    const query = kicsQuery('fd54f200-402c-4333-a5a4-36ef6709af2f');
    expect(query?.name).toBe('Missing User Instruction');
    expect(kicsQuery('missing user instruction')).toBe(query);
    expect(kicsQuery('missing_user_instruction')).toBe(query);
    expect(kicsQuery('exposing_port_22')?.name).toBe('Exposing Port 22 (SSH)');
    expect(kicsQuery('nothing of the kind')).toBeUndefined();
  });

  it('are known where rules name them', () => {
    const unknown = rules.flatMap(({ peers }) => peers.kics?.filter((one) => !kicsQuery(one)) ?? []);
    expect(unknown).toEqual([]);
  });
});
