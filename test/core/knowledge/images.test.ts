import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob, matchesTags } from '../../../server/src/core/knowledge/image-facts';
import {
  allImageRows,
  type ImageFacts,
  imageFacts,
  isCertain,
  unprivilegedUser,
} from '../../../server/src/core/knowledge/images';

function facts(name: string, tag?: string): ImageFacts {
  const found = imageFacts(tag === undefined ? { name } : { name, tag });
  if (found === undefined) throw new Error(`no facts about ${name}`);
  return found;
}

function runAs(name: string, tag?: string): string {
  const user = unprivilegedUser(facts(name, tag));
  return `${user?.name} ${user?.uid}:${user?.gid}`;
}

describe('image facts', () => {
  it.each([
    ['node', '22-alpine', 'node 1000:1000'],
    ['nginx', '1.29', 'nginx 101:101'],
    ['postgres', '17', 'postgres 999:999'],
    ['postgres', undefined, 'postgres 999:999'],
    ['postgres', '17-alpine', 'postgres 70:70'],
    ['redis', '8-alpine', 'redis 999:1000'],
    ['gcr.io/distroless/static', 'nonroot', 'nonroot 65532:65532'],
    ['gcr.io/distroless/static', undefined, 'nonroot 65532:65532'],
    ['docker.io/library/httpd', '2.4-alpine', 'www-data 82:82'],
    ['ubuntu', '24.04', 'ubuntu 1000:1000'],
    ['ubuntu', '22.04', 'www-data 33:33'],
    ['gitea/gitea', '1.25-rootless', 'git 1000:1000'],
  ])('%s:%s runs as %s', (name, tag, expected) => {
    expect(runAs(name, tag)).toBe(expected);
  });

  it('knows who the stock image runs as', () => {
    expect(facts('gcr.io/distroless/static').defaultUser.uid).toBe(0);
    expect(facts('gcr.io/distroless/static', 'debug-nonroot').defaultUser.uid).toBe(65532);
    expect(facts('gcr.io/distroless/static', 'debug-nonroot').hasShell).toBe(true);
    expect(facts('gcr.io/distroless/static', 'nonroot').hasShell).toBe(false);
    expect(facts('haproxy', '3.2').defaultUser.uid).toBe(99);
    expect(facts('haproxy', '2.3').defaultUser.uid).toBe(0);
  });

  it('finds an image under its other names', () => {
    expect(facts('public.ecr.aws/docker/library/postgres').id).toBe('postgres');
    expect(facts('index.docker.io/library/nginx').id).toBe('nginx');
    expect(facts('php', '8.4-fpm-alpine').id).toBe('php-fpm');
    expect(facts('php', '8.4-apache').id).toBe('php-apache');
    expect(facts('bitnami/redis').id).toBe('bitnami-redis');
    expect(facts('bitnami/some-other').id).toBe('bitnami-other');
    expect(imageFacts({ name: 'example.com/nginx' })).toBeUndefined();
    expect(imageFacts({ name: 'nginx/nginx-prometheus-exporter-fork' })).toBeUndefined();
  });

  it('tells what a service needs to go on', () => {
    const postgres = facts('postgres', '17');
    expect(postgres.start).toMatchObject({ kind: 'drops', dropsTo: 'postgres' });
    expect(postgres.capabilities.asRoot.add).toContain('SETUID');
    expect(postgres.capabilities.asUser.add).toEqual([]);
    expect(postgres.requiredOneOf[0]).toContain('POSTGRES_PASSWORD_FILE');
    expect(postgres.healthcheck?.test.join(' ')).toContain('$${POSTGRES_USER');
    expect(facts('caddy').capabilities.files[0]?.capabilities).toEqual(['NET_BIND_SERVICE']);
    expect(facts('nginx').writable.paths.map((path) => path.path)).toContain('/var/cache/nginx');
    expect(facts('wordpress', '6-fpm').stopSignal).toBe('SIGQUIT');
    expect(facts('wordpress').stopSignal).toBe('SIGWINCH');
    expect(facts('node').packageManager).toBe('apt');
    expect(facts('node', '22-alpine').packageManager).toBe('apk');
  });

  it('makes nothing certain of a tag it cannot read', () => {
    const unread = imageFacts({ name: 'postgres', isTagUnknown: true });
    expect(unread?.users.some((user) => isCertain(user.confidence))).toBe(false);
    expect(isCertain('documented')).toBe(true);
  });

  it('has no Unix user in a Windows variant', () => {
    const windows = facts('golang', '1.25-windowsservercore-ltsc2025');
    expect(windows.isWindows).toBe(true);
    expect(unprivilegedUser(windows)).toBeUndefined();
  });

  it('names what to leave', () => {
    expect(facts('openjdk').status).toMatchObject({ isDeprecatedName: true, replacement: 'eclipse-temurin' });
    expect(facts('eclipse-temurin').status.isDeprecatedName).toBe(false);
    expect(facts('grafana/grafana-oss').status.isDeprecatedName).toBe(true);
    expect(facts('grafana/grafana').status.isDeprecatedName).toBe(false);
  });

  it('takes any reference', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (name, tag) => imageFacts({ name, tag })?.id !== ''));
  });
});

describe('the image table', () => {
  const rows = allImageRows();
  const confidences = ['seen', 'documented', 'inferred'];

  it('is whole', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    const names = rows.flatMap((row) => row.names);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(rows.map((row) => [row.id, row] as const))('%s is sound', (_, row) => {
    expect(row.sources.length).toBeGreaterThan(0);
    for (const [name, uid, gid, confidence] of [row.user, ...(row.users ?? [])]) {
      expect(name === null ? '' : typeof name).toMatch(/^(?:string)?$/);
      expect(uid === null || Number.isInteger(uid)).toBe(true);
      expect(gid === null || Number.isInteger(gid)).toBe(true);
      expect(confidences).toContain(confidence);
    }
    for (const list of [row.asRoot[1], row.asUser[1], row.optional]) expect(list ?? '').toMatch(/^[A-Z_ ]*$/);
    for (const path of row.writable.slice(1)) {
      if (Array.isArray(path)) expect(path[0]).toMatch(/^(?:\/|\$HOME\/)/);
    }
    expect(row.ports ?? '').toMatch(/^[\d/udp ]*$/);
    expect(row.names.every((name) => !name.startsWith('docker.io/') && !name.startsWith('library/'))).toBe(true);
  });

  it('reads every row into facts by each of its plain names', () => {
    for (const row of rows) {
      for (const name of row.names) {
        if (!/[*:]/.test(name)) expect(imageFacts({ name })?.id, name).toBe(row.id);
      }
    }
  });
});

describe('globs', () => {
  it('match whole texts', () => {
    expect(matchesGlob('*-alpine*', '22-alpine3.20')).toBe(true);
    expect(matchesGlob('1.*', '1')).toBe(false);
    expect(matchesGlob('a*a', 'a')).toBe(false);
    expect(matchesTags('!*alpine*', '17')).toBe(true);
    expect(matchesTags('!*alpine*', '17-alpine')).toBe(false);
    expect(matchesTags('24.* latest', 'latest')).toBe(true);
  });
});
