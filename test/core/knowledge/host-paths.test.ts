import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  engineSocket,
  holdsCloudCredentials,
  hostPathFacts,
  isSensitiveForKubernetes,
  normalisedHostPath,
} from '../../../server/src/core/knowledge/host-paths';

describe('host paths', () => {
  it('reads a path in one form', () => {
    expect(normalisedHostPath('//var//run/./docker.sock/')).toBe('/run/docker.sock');
    expect(normalisedHostPath('/etc/../var/run')).toBe('/run');
    expect(normalisedHostPath('/..')).toBe('/');
    expect(normalisedHostPath('./etc')).toBe('./etc');
    expect(normalisedHostPath('C:\\Windows\\')).toBe('c:/windows');
  });

  it.each([
    '/var/run/docker.sock',
    '/run/containerd/containerd.sock',
    '/run/user/1000/podman/podman.sock',
    '/var/run',
    '/run/user/1000',
    '/',
    '//./pipe/docker_engine',
    '\\\\.\\pipe\\docker_engine',
    '/var/run/docker.sock.raw',
    '/run/systemd/private',
  ])('%s hands over the engine', (path) => {
    expect(engineSocket(path)).toBeTypeOf('string');
    expect(hostPathFacts(path, true).class).toBe('engine-socket');
  });

  it.each(['/run/dbus', './docker.sock.d', '/srv/docker.sock.txt', 'data', '/var/lib/app'])('%s does not', (path) => {
    expect(engineSocket(path)).toBeUndefined();
  });

  it.each([
    ['/etc', false, 'takeover'],
    ['/etc/nginx/', false, 'takeover'],
    ['/etc', true, 'readable'],
    ['/etc/localtime', true, 'harmless'],
    ['/etc/localtime', false, 'readable'],
    ['/etc/ssl/certs/ca.crt', true, 'harmless'],
    ['/dev/null', false, 'harmless'],
    ['/dev/sda', false, 'takeover'],
    ['/etcetera', false, 'other'],
    ['./etc', false, 'other'],
    ['/var/lib/app', false, 'other'],
    ['/var/lib', false, 'takeover'],
    ['/usr/share/elasticsearch', false, 'other'],
    ['/home/me', false, 'readable'],
    ['/home/me/project', false, 'other'],
    ['/run/dbus', true, 'readable'],
    ['C:\\Windows\\System32', false, 'takeover'],
    ['C:\\Users', true, 'readable'],
    ['/Users', true, 'readable'],
  ])('%s, read-only %s, is %s', (path, readOnly, expected) => {
    expect(hostPathFacts(path, readOnly).class).toBe(expected);
  });

  it('knows what Kubernetes nodes must keep', () => {
    expect(isSensitiveForKubernetes('/etc/')).toBe(true);
    expect(isSensitiveForKubernetes('/var/lib/kubelet/pods')).toBe(true);
    expect(isSensitiveForKubernetes('/data/../etc')).toBe(true);
    expect(isSensitiveForKubernetes('C:\\')).toBe(true);
    for (const path of ['/etc/localtime', '/lib/modules', '/dev/shm', '/sys/fs/cgroup', '/etc/ssl/certs', '/data']) {
      expect(isSensitiveForKubernetes(path), path).toBe(false);
    }
  });

  it('knows where cloud credentials lie', () => {
    expect(holdsCloudCredentials('/root/.aws/credentials')).toBe(true);
    expect(holdsCloudCredentials('/etc/kubernetes/azure.json')).toBe(true);
    expect(holdsCloudCredentials('/var/lib/cloudera')).toBe(false);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (path, readOnly) => hostPathFacts(path, readOnly).class !== undefined),
    );
  });
});
