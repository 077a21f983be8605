import { describe, expect, it } from 'vitest';
import { memoryNeed } from '../../../server/src/core/knowledge/memory-needs';

describe('the memory of images', () => {
  it.each([
    ['mcr.microsoft.com/mssql/server', '2g'],
    ['docker.io/library/elasticsearch', '1g'],
    ['docker.elastic.co/kibana/kibana', '1g'],
    ['nginx', undefined],
    ['acme/elasticsearch', undefined],
  ])('of %s is %s', (name, amount) => expect(memoryNeed(name)).toBe(amount));
});
