import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allEndsOfLife,
  allProducts,
  allRetiredRepositories,
  endOfLife,
  recommendedTag,
  retiredRepository,
} from '../../../server/src/core/knowledge/end-of-life';

const today = '2026-11-20';

describe('end of life', () => {
  it.each([
    ['node', '14-alpine', 'node', '14'],
    ['node', '16.20.2-bullseye-slim', 'debian', '11'],
    ['debian', 'buster-slim', 'debian', '10'],
    ['ubuntu', '18.04', 'ubuntu', '18.04'],
    ['ubuntu', 'bionic', 'ubuntu', '18.04'],
    ['alpine', '3.11', 'alpine', '3.11'],
    ['python', '3.12-buster', 'debian', '10'],
    ['python', '2.7', 'python', '2.7'],
    ['docker.io/library/postgres', '9.6', 'postgresql', '9.6'],
    ['golang', '1.25-alpine3.17', 'alpine', '3.17'],
    ['nvidia/cuda', '11.4.3-base-ubuntu18.04', 'ubuntu', '18.04'],
    ['gcr.io/distroless/static-debian10', 'nonroot', 'debian', '10'],
    ['mcr.microsoft.com/dotnet/aspnet', '5.0', 'dotnet', '5'],
    ['quay.io/centos/centos', 'stream8', 'centos-stream', '8'],
    ['postgres', '9', 'postgresql', '9'],
  ])('%s:%s is over as %s %s', (name, tag, product, cycle) => {
    expect(endOfLife(name, tag, today)).toMatchObject({ product, cycle });
  });

  it.each([
    ['node', '24-alpine'],
    ['node', 'latest'],
    ['node', '99'],
    ['python', '3'],
    ['debian', '13'],
    ['ubuntu', '24.04'],
    ['alpine', '3.99'],
    ['alpine', 'latest'],
    ['postgres', '18'],
    ['example.com/node', '14'],
    ['acme/app', '1.0'],
    ['redis', '8'],
  ])('%s:%s is not', (name, tag) => {
    expect(endOfLife(name, tag, today)).toBeUndefined();
  });

  it('depends on the day', () => {
    expect(endOfLife('alpine', '3.22', '2027-04-30')).toBeUndefined();
    expect(endOfLife('alpine', '3.22', '2027-05-01')).toBeUndefined();
    expect(endOfLife('alpine', '3.22', '2027-05-02')?.endedOn).toBe('2027-05-01');
  });

  it('names the base before the product', () => {
    const found = allEndsOfLife('node', '14-buster', today);
    expect(found.map((one) => [one.product, one.isEmbedded])).toEqual([
      ['debian', true],
      ['node', false],
    ]);
    expect(found[1]?.supported.length).toBeGreaterThan(0);
    expect(found[1]?.replacement).toBeDefined();
  });

  it('knows repositories that get no updates', () => {
    expect(retiredRepository('centos')?.kind).toBe('retired');
    expect(retiredRepository('docker.io/library/openjdk')?.replacement).toBe('eclipse-temurin');
    expect(retiredRepository('vault')).toMatchObject({ replacement: 'hashicorp/vault', hasSameTags: true });
    expect(retiredRepository('microsoft/anything')?.kind).toBe('moved');
    expect(retiredRepository('nginx')).toBeUndefined();
  });

  it('rests on whole rows', () => {
    for (const { row, ends } of allProducts()) {
      expect(row.source, row.product).toMatch(/\S+\.\S+/);
      expect(row.images.length, row.product).toBeGreaterThan(0);
      for (const [cycle, end] of ends) {
        expect(end === '' || end === 'ended' || /^\d{4}-\d\d-\d\d$/.test(end), `${row.product} ${cycle} ${end}`).toBe(
          true,
        );
      }
    }
    for (const repository of allRetiredRepositories()) expect(repository.source, repository.name).not.toBe('');
    const names = allRetiredRepositories().map((repository) => repository.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (name, tag) => Array.isArray(allEndsOfLife(name, tag, today))));
  });

  it('recommends a release of official images that are alive', () => {
    expect(recommendedTag('debian', today)).toBe('13');
    expect(recommendedTag('docker.io/library/python', today)).toBe('3.14');
    expect(recommendedTag('shop/python', today)).toBeUndefined();
    expect(recommendedTag('centos', today)).toBeUndefined();
    expect(recommendedTag('mcr.microsoft.com/dotnet/sdk', today)).toBeUndefined();
    expect(recommendedTag('debian', '2040-01-01')).toBeUndefined();
  });

  it('names the nearest release that has half a year left', () => {
    expect(endOfLife('node', '16', today)?.nearest).toBe('24');
    expect(endOfLife('debian', 'buster', today)?.nearest).toBe('12');
    expect(endOfLife('eclipse-temurin', '18-jdk', today)?.nearest).toBe('21');
    expect(endOfLife('alpine', '3.9', '2026-01-15')?.nearest).toBe('3.21');
    expect(endOfLife('alpine', '3.9', '2040-01-15')?.nearest).toBeUndefined();
  });
});
