import { describe, expect, it } from 'vitest';
import { removedApi } from '../../../server/src/core/knowledge/api-removals';
import {
  allCapabilities,
  capability,
  dockerDefaultCapabilities,
  isAllCapabilities,
  normalisedCapability,
} from '../../../server/src/core/knowledge/capabilities';
import { isMinimalImage, lacksShell, slimmerImages } from '../../../server/src/core/knowledge/minimal-images';
import {
  allKnownPorts,
  isAdminPort,
  isLoopbackAddress,
  isProduct,
  isUnspecifiedAddress,
  knownPort,
  unprivilegedPort,
} from '../../../server/src/core/knowledge/ports';

describe('capabilities', () => {
  it('are all there, once, in order', () => {
    expect(allCapabilities().map((one) => one.number)).toEqual([...Array(41).keys()]);
    expect(new Set(allCapabilities().map((one) => one.name)).size).toBe(41);
    expect(allCapabilities().every((one) => one.allows.length > 5)).toBe(true);
  });

  it('are found under every spelling', () => {
    expect(capability('cap_sys_admin')?.group).toBe('host-control');
    expect(capability('NET_ADMIN')?.group).toBe('elevated');
    expect(capability('SYS_ADMINN')).toBeUndefined();
    expect(normalisedCapability(' cap_net_raw ')).toBe('NET_RAW');
    expect(isAllCapabilities('all')).toBe(true);
    expect(isAllCapabilities('CAP_ALL')).toBe(false);
  });

  it('know the default sets', () => {
    expect(dockerDefaultCapabilities()).toHaveLength(14);
    expect(allCapabilities().filter((one) => one.isBaselineAllowed)).toHaveLength(13);
    expect(allCapabilities().filter((one) => one.isRestrictedAllowed)).toMatchObject([{ name: 'NET_BIND_SERVICE' }]);
    expect(capability('NET_RAW')).toMatchObject({ isDockerDefault: true, isBaselineAllowed: false });
  });
});

describe('removed APIs', () => {
  it('differ by kind and cluster version', () => {
    expect(removedApi('extensions/v1beta1', 'Ingress', '1.21')?.state).toBe('deprecated');
    expect(removedApi('extensions/v1beta1', 'Ingress', 'v1.22.3')).toMatchObject({ state: 'removed', swap: 'rewrite' });
    expect(removedApi('extensions/v1beta1', 'Deployment', '1.16')?.state).toBe('removed');
    expect(removedApi('batch/v1beta1', 'CronJob', '1.30')).toMatchObject({ replacement: 'batch/v1', swap: 'text' });
    expect(removedApi('policy/v1beta1', 'PodSecurityPolicy', '1.30')?.replacement).toBeUndefined();
    expect(removedApi('v1', 'Endpoints', '1.33')).toMatchObject({
      state: 'deprecated',
      replacementKind: 'EndpointSlice',
    });
  });

  it('leave living ones alone', () => {
    expect(removedApi('apps/v1', 'Deployment', '1.35')).toBeUndefined();
    expect(removedApi('batch/v1beta1', 'CronJob', '1.20')).toBeUndefined();
    expect(removedApi('batch/v1beta1', 'CronJob', 'latest')).toBeUndefined();
    expect(removedApi('batch/v1beta1', 'CustomJob', '1.35')).toBeUndefined();
  });
});

describe('ports', () => {
  it('are named by number, or by product where the number says too little', () => {
    expect(knownPort(5432)?.service).toBe('PostgreSQL');
    expect(knownPort(27018)?.class).toBe('datastore');
    expect(knownPort(9000)).toBeUndefined();
    expect(knownPort(9000, 'tcp', 'minio/minio')?.class).toBe('datastore');
    expect(knownPort(514, 'udp')?.service).toBe('syslog');
    expect(knownPort(514, 'tcp')?.service).toBe('rsh');
    expect(knownPort(12345)).toBeUndefined();
  });

  it('know administration and what it is for', () => {
    expect(isAdminPort(2375)).toBe(true);
    expect(isAdminPort(161, 'udp')).toBe(true);
    expect(isAdminPort(161, 'tcp')).toBe(false);
    expect(isAdminPort(8080)).toBe(false);
    const docker = knownPort(2375);
    expect(docker !== undefined && isProduct(docker, 'docker.io/library/docker')).toBe(true);
    expect(docker !== undefined && isProduct(docker, 'nginx')).toBe(false);
  });

  it('have high twins, and addresses a reach', () => {
    expect(unprivilegedPort(80)).toBe(8080);
    expect(unprivilegedPort(110)).toBe(8110);
    expect(unprivilegedPort(3000)).toBe(3000);
    expect(isUnspecifiedAddress('[::]')).toBe(true);
    expect(isUnspecifiedAddress('10.0.0.1')).toBe(false);
    expect(isLoopbackAddress('127.0.0.53')).toBe(true);
    expect(isLoopbackAddress('128.0.0.1')).toBe(false);
  });

  it('are whole rows', () => {
    for (const port of allKnownPorts()) {
      expect(port.from, port.service).toBeGreaterThan(0);
      expect(port.to, port.service).toBeGreaterThanOrEqual(port.from);
      expect(['error', 'warning', 'info', 'hint'], port.service).toContain(port.risk);
      expect(port.service).not.toBe('');
      expect(port.source, port.service).not.toBe('');
      expect(
        port.protocols.every((protocol) => /^(?:tcp|udp)$/.test(protocol)),
        port.service,
      ).toBe(true);
    }
  });
});

describe('minimal images', () => {
  it('are told by name and tag', () => {
    expect(isMinimalImage('alpine', '3.22')).toBe(true);
    expect(isMinimalImage('node', '22-slim')).toBe(true);
    expect(isMinimalImage('python', '3.13-alpine3.22')).toBe(true);
    expect(isMinimalImage('gcr.io/distroless/static', 'latest')).toBe(true);
    expect(isMinimalImage('node', '22')).toBe(false);
    expect(isMinimalImage('ubuntu', '24.04')).toBe(false);
    expect(lacksShell('scratch', '')).toBe(true);
    expect(lacksShell('gcr.io/distroless/static', 'nonroot')).toBe(true);
    expect(lacksShell('node', '22')).toBe(false);
  });

  it('are proposed with the version in use', () => {
    expect(slimmerImages('node', '22.4-bookworm')).toContain('node:22.4-slim');
    expect(slimmerImages('node', 'lts')).not.toContain('node:lts-slim');
    expect(slimmerImages('node', '22-alpine')).toEqual([]);
    expect(slimmerImages('example.com/app', '1')).toEqual([]);
  });
});
