import { describe, expect, it } from 'vitest';
import { isHungry, memoryNeed } from '../../../server/src/core/knowledge/memory-needs';

describe('the memory of images', () => {
  it.each([
    ['mcr.microsoft.com/mssql/server', '2g'],
    ['docker.io/library/elasticsearch', '1g'],
    ['docker.elastic.co/kibana/kibana', '1g'],
    ['nginx', undefined],
    ['acme/elasticsearch', undefined],
  ])('of %s is %s', (name, amount) => expect(memoryNeed(name)).toBe(amount));

  it.each([
    ['acme/elasticsearch-kubernetes', true],
    ['acme/mytomcat', true],
    ['registry.example.com/shop/tomcat-base', true],
    ['tensorflow/serving', true],
    ['vllm/vllm-openai', true],
    ['acme/wildfly-mysql-javaee7', true],
    ['acme/javascript', false],
    ['mysql', false],
    ['nginx', false],
    ['acme/web', false],
  ])('is beyond a guess for %s: %s', (name, expected) => expect(isHungry(name)).toBe(expected));
});
