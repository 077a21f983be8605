import { describe, expect, it } from 'vitest';
import { buildKubernetes } from '../../../server/src/core/model/kubernetes';
import { Container } from '../../../server/src/core/model/kubernetes-container';
import { PodSpec } from '../../../server/src/core/model/kubernetes-pod-spec';
import { type PodSecurity, podSecurityOf } from '../../../server/src/core/model/pod-security';
import { parseYaml } from '../../../server/src/core/syntax/yaml';

const strict =
  'runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, seccompProfile: {type: RuntimeDefault}';

function evaluated(spec: string, version = '1.36', path = 'app.yaml'): PodSecurity {
  const { workloads } = buildKubernetes(parseYaml(`apiVersion: v1\nkind: Pod\nspec: {${spec}}\n`), { path });
  const podSpec = workloads[0]?.podSpec;
  if (!podSpec) throw new Error('There is no pod.');
  return podSecurityOf(podSpec, version);
}

function controls(spec: string, version?: string): string[] {
  return evaluated(spec, version).violations.map(({ control, owner, isUncertain }) => {
    const place =
      owner instanceof PodSpec
        ? 'pod'
        : owner instanceof Container
          ? 'container'
          : 'source' in owner
            ? 'volume'
            : 'item';
    return `${control} of ${place}${isUncertain ? '?' : ''}`;
  });
}

const strictContainer = `containers: [{name: a, image: a, securityContext: {${strict}}}]`;
const windows = 'os: {name: windows}, securityContext: {runAsNonRoot: true}, containers: [{name: a, image: a}]';

describe('Pod Security', () => {
  it('takes a strict pod at the level restricted, and one that says nothing at the baseline', () => {
    expect(evaluated(strictContainer)).toEqual({ level: 'restricted', violations: [] });
    expect(evaluated('containers: [{name: a, image: a}]').level).toBe('baseline');
    expect(evaluated(`hostPID: y, ${strictContainer}`).level).toBe('privileged');
  });

  it('asks no container for what the pod says, and blames no container for what the pod says wrongly', () => {
    const open =
      'containers: [{name: a, image: a, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}]';
    expect(controls(`${open}, securityContext: {runAsNonRoot: true, seccompProfile: {type: Localhost}}`)).toEqual([]);
    expect(controls(`${open}, securityContext: {runAsNonRoot: false, seccompProfile: {}}`)).toEqual([
      'seccompProfile_baseline of pod',
      'runAsNonRoot of pod',
      'seccompProfile_restricted of pod',
    ]);
  });

  it('exempts Windows from 1.25 on, and trusts user namespaces from 1.35 on', () => {
    expect(controls(windows)).toEqual([]);
    expect(controls(windows, '1.24')).toEqual([
      'allowPrivilegeEscalation of container',
      'capabilities_restricted of container',
      'seccompProfile_restricted of container',
    ]);
    const root = strictContainer.replace('runAsNonRoot: true', 'runAsUser: 0x0, procMount: Unmasked');
    expect(controls(`hostUsers: false, ${root}`)).toEqual(['procMount_restricted of container']);
    expect(controls(`hostUsers: false, ${root}`, '1.34')).toEqual([
      'procMount of container',
      'runAsNonRoot of container',
      'runAsUser of container',
    ]);
  });

  it('lets a version have the sysctls, SELinux types and probes of its time', () => {
    const pod = (context: string, more = '') =>
      `securityContext: {${context}}, ${strictContainer.replace('image: a', `image: a${more}`)}`;
    const memory = pod('sysctls: [{name: net.ipv4.tcp_rmem, value: "1"}]');
    expect([controls(memory, '1.31'), controls(memory, '1.32')]).toEqual([['sysctls of pod'], []]);
    const engine = pod('seLinuxOptions: {type: container_engine_t}');
    expect([controls(engine, '1.30'), controls(engine, '1.31')]).toEqual([['seLinuxOptions of pod'], []]);
    const probe = pod('', ', livenessProbe: {tcpSocket: {port: 1, host: h}}');
    expect([controls(probe, '1.33'), controls(probe, '1.34')]).toEqual([
      [],
      ['hostProbesAndHostLifecycle of container'],
    ]);
  });

  it('knows a volume of two types as the library does', () => {
    const both = `${strictContainer}, volumes: [{name: v, emptyDir: {}, hostPath: {path: /x}}]`;
    // The restricted level looks for one type that it takes, the baseline for hostPath.
    expect(evaluated(both).level).toBe('restricted');
    expect(controls(both)).toEqual(['hostPathVolumes of volume']);
  });

  it('is uncertain of template text, of patches, and of what the API server fills in', () => {
    expect(controls(`${strictContainer.replace('[ALL]', "['$(DROP)']")}, volumes: [{name: v}]`)).toEqual([
      'capabilities_restricted of container?',
      'restrictedVolumes of volume?',
    ]);
    // A dash with nothing behind it is a container for the library.
    expect(controls('securityContext: {runAsNonRoot: true}, initContainers: [~], containers: []')).toEqual([
      'allowPrivilegeEscalation of item?',
      'capabilities_restricted of item?',
      'seccompProfile_restricted of item?',
    ]);
    const patched = evaluated('containers: [{name: a}]', '1.36', 'web-patch.yaml');
    expect(patched.violations.every(({ isUncertain }) => isUncertain)).toBe(true);
  });
});
