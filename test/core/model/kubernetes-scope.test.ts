import { describe, expect, test } from 'vitest';
import { buildKubernetes, type KubernetesModel } from '../../../server/src/core/model/kubernetes';
import { joinPath } from '../../../server/src/core/model/kubernetes-paths';
import { parseYaml } from '../../../server/src/core/syntax/yaml';

/** Reads a file among others; `files` are named as seen from its folder. */
function read(path: string, text: string, files: Record<string, string>): KubernetesModel {
  return buildKubernetes(parseYaml(text), {
    path,
    project: { read: (name) => files[name], list: () => Object.keys(files) },
  });
}

const deployment =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    metadata: {labels: {app: web}}\n    spec: {containers: [{name: c, image: a}]}\n';
const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}}\n';

test('paths lead out of a folder and in again', () => {
  expect(joinPath('.', './a/../b.yaml')).toBe('b.yaml');
  expect(joinPath('..', 'web/a.yaml', ['apps', 'web'])).toBe('a.yaml');
  expect(joinPath('../..', 'apps/web/a.yaml', ['apps', 'web'])).toBe('a.yaml');
  expect(joinPath('../..', 'apps/api/a.yaml', ['apps', 'web'])).toBe('../api/a.yaml');
  expect(joinPath('..', 'web', ['apps', 'web'])).toBe('.');
});

describe('the scope', () => {
  test('of a file alone is the file, and open', () => {
    const { scope } = read('web.yaml', `${deployment}---\n${service}`, {});
    expect(scope.isClosed).toBe(false);
    expect(scope.objects.map(({ kind }) => kind)).toEqual(['Deployment', 'Service']);
  });

  test('is closed where the user says so, unless the file is broken', () => {
    const closed = (text: string) =>
      buildKubernetes(parseYaml(text), { path: 'a.yaml', isClosed: true }).scope.isClosed;
    expect(closed(service)).toBe(true);
    expect(closed(`${service}broken: [\n`)).toBe(false);
  });

  test('is the kustomization tree that takes the file in', () => {
    const { scope, objects } = read('shop/web.yaml', service, {
      'kustomization.yaml':
        'namespace: shop\nresources: [web.yaml, deployment.yaml, ../shared]\nconfigMapGenerator: [{name: settings}]\n',
      'web.yaml': 'an older text',
      'deployment.yaml': deployment,
      '../shared/kustomization.yaml': 'namespace: other\nresources: [account.yaml]\n',
      '../shared/account.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: default}\n',
    });
    expect(scope.isClosed).toBe(true);
    expect(scope.objects.map(({ kind }) => kind)).toEqual(['Service', 'Deployment', 'ServiceAccount']);
    expect(scope.objects.map((object) => scope.isOwn(object))).toEqual([true, false, false]);
    expect(scope.objects.map((object) => scope.namespaceOf(object))).toEqual(['shop', 'shop', 'shop']);
    expect(scope.isGenerated('ConfigMap', 'settings')).toBe(true);
    const [workload] = scope.workloads;
    expect(workload && scope.serviceAccountOf(workload.podSpec)?.kind).toBe('ServiceAccount');
    const selector = objects[0] && scope.model.parts[0]?.nodesOf('service')[0]?.selector;
    expect(selector && scope.selectedBy(selector, 'shop').map(({ object }) => object.name)).toEqual(['web']);
    expect(selector && scope.selectedBy(selector, 'default')).toEqual([]);
  });

  test('is found from a folder below', () => {
    const { scope } = read('apps/web/service.yaml', service, {
      '../kustomization.yaml': 'resources: [web/service.yaml, api.yaml]\n',
      'service.yaml': service,
      '../api.yaml': deployment,
    });
    expect(scope.isClosed).toBe(true);
    expect(scope.objects).toHaveLength(2);
  });

  test.each([
    ['a broken file', 'resources: [web.yaml, broken.yaml]', 'a: [\n'],
    ['a file that is not there', 'resources: [web.yaml, gone.yaml]', ''],
    ['a remote base', 'resources: [web.yaml, "https://example.com/base?ref=v1"]', ''],
    ['a patch', 'resources: [web.yaml]\npatches: [{path: broken.yaml}]', 'a: 1\n'],
    ['a chart', 'resources: [web.yaml]\nhelmCharts: [{name: a}]', ''],
    ['a component', 'kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\nresources: [web.yaml]', ''],
  ])('is open because of %s', (_what, kustomization, broken) => {
    const { scope } = read('web.yaml', service, {
      'kustomization.yaml': kustomization,
      'web.yaml': service,
      ...(broken ? { 'broken.yaml': broken } : {}),
    });
    expect(scope.objects).toHaveLength(1);
    expect(scope.isClosed).toBe(false);
  });

  test('survives kustomizations that take each other in', () => {
    const { scope } = read('web.yaml', service, {
      'kustomization.yaml': 'resources: [web.yaml, ../other]\n',
      'web.yaml': service,
      '../other/kustomization.yaml': 'resources: [../mine]\n',
      '../mine/kustomization.yaml': 'resources: [../other]\n',
    });
    expect(scope.objects).toHaveLength(1);
  });

  test('keeps the objects of files that did not change', () => {
    const files = {
      'kustomization.yaml': 'resources: [web.yaml, deployment.yaml]\n',
      'web.yaml': service,
      'deployment.yaml': deployment,
    };
    expect(read('web.yaml', service, files).scope.objects[1]).toBe(
      read('web.yaml', `${service}# more\n`, files).scope.objects[1],
    );
  });
});

describe('patches', () => {
  const patch =
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: c}]}}}\n';
  const isPartial = (model: KubernetesModel) => model.objects[0]?.isPartial;

  test.each([
    ['patches', 'patches: [{path: more.yaml}]', '.'],
    ['patchesStrategicMerge', 'patchesStrategicMerge: [more.yaml]', '.'],
    ['patches of the folder above', 'patches: [{path: prod/more.yaml}]', '..'],
  ])('are the files listed under %s', (_what, kustomization, folder) => {
    const name = folder === '.' ? 'kustomization.yaml' : '../kustomization.yaml';
    expect(isPartial(read('prod/more.yaml', patch, { [name]: kustomization }))).toBe(true);
    expect(isPartial(read('prod/other.yaml', patch, { [name]: kustomization }))).toBe(false);
  });

  test('are files named after them that are not whole', () => {
    expect(isPartial(read('cpu-patch.yaml', patch, {}))).toBe(true);
    expect(isPartial(read('dispatcher-patch.yaml', deployment, {}))).toBe(false);
  });

  test('are documents with a directive', () => {
    expect(isPartial(read('a.yaml', `${patch}x: [{$patch: delete}]\n`, {}))).toBe(true);
  });
});

describe('a kustomization', () => {
  test('is known by its name or its kind, and is no object', () => {
    const named = read('kustomization.yaml', 'resources: [a.yaml]\n', {});
    expect(named.kustomization?.paths('resources').map(({ text }) => text)).toEqual(['a.yaml']);
    const byKind = read('x.yaml', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n', {});
    expect(byKind.kustomization?.isComponent).toBe(false);
    expect([...named.objects, ...byKind.objects]).toEqual([]);
  });

  test('of Flux is an object', () => {
    const model = read('x.yaml', 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n', {});
    expect(model.kustomization).toBeUndefined();
    expect(model.objects).toHaveLength(1);
  });
});
