import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultTrustedRegistries,
  familiarName,
  imageName,
  isFromRegistry,
  isOfficial,
  retiredRegistry,
} from '../../../server/src/core/knowledge/registries';

describe('registries', () => {
  it.each([
    ['nginx', 'docker.io', 'library/nginx', 'nginx'],
    ['docker.io/nginx', 'docker.io', 'library/nginx', 'nginx'],
    ['index.docker.io/library/nginx', 'docker.io', 'library/nginx', 'nginx'],
    ['bitnami/redis', 'docker.io', 'bitnami/redis', 'bitnami/redis'],
    ['localhost/app', 'localhost', 'app', 'localhost/app'],
    ['registry:5000/app', 'registry:5000', 'app', 'registry:5000/app'],
    ['GCR.io/distroless/static', 'gcr.io', 'distroless/static', 'gcr.io/distroless/static'],
  ])('%s is %s and %s', (name, registry, path, familiar) => {
    expect(imageName(name)).toMatchObject({ registry, path, familiar });
  });

  it('knows official images through mirrors and by architecture', () => {
    expect(familiarName('public.ecr.aws/docker/library/node')).toBe('node');
    expect(familiarName('arm64v8/alpine')).toBe('alpine');
    expect(isOfficial('mirror.gcr.io/library/debian')).toBe(true);
    expect(isOfficial('bitnami/redis')).toBe(false);
    expect(isOfficial('ghcr.io/acme/node')).toBe(false);
  });

  it('compares sources on boundaries', () => {
    expect(isFromRegistry('nginx', defaultTrustedRegistries)).toBe(true);
    expect(isFromRegistry('acme/nginx', defaultTrustedRegistries)).toBe(false);
    expect(isFromRegistry('gcr.io/distroless/static', defaultTrustedRegistries)).toBe(true);
    expect(isFromRegistry('gcr.io/distroless-evil/static', defaultTrustedRegistries)).toBe(false);
    expect(isFromRegistry('evil-gcr.io/distroless/static', defaultTrustedRegistries)).toBe(false);
    expect(isFromRegistry('a.azurecr.io/x', ['*.azurecr.io'])).toBe(true);
    expect(isFromRegistry('ghcr.io/acme-tools/x', ['ghcr.io/acme*'])).toBe(true);
    expect(isFromRegistry('acme/x', ['hub.docker.com'])).toBe(true);
    expect(isFromRegistry('x', [])).toBe(false);
    expect(isFromRegistry('x', ['*'])).toBe(true);
  });

  it('knows retired registries', () => {
    expect(retiredRegistry('k8s.gcr.io/pause')).toMatchObject({ replacement: 'registry.k8s.io', isSameContent: true });
    expect(retiredRegistry('gcr.io/k8s-staging-test/x')?.prefix).toBe('gcr.io/k8s-staging-test');
    expect(retiredRegistry('k8s.gcr.io.example.com/pause')).toBeUndefined();
    expect(retiredRegistry('registry.k8s.io/pause')).toBeUndefined();
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string(), (name) => imageName(name).registry !== '' || name.startsWith('/')));
  });
});
