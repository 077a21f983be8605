import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refresh } from './agreement';
import { pagePath, readProof } from './proof';
import { proofPage } from './proof-page';

describe('docs/proof.md', () => {
  it('says what was measured', () => {
    expect(existsSync(pagePath), refresh).toBe(true);
    expect(readFileSync(pagePath, 'utf8'), refresh).toBe(proofPage(readProof()));
  });
});
