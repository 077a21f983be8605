import { describe, expect, test } from 'vitest';
import { classify } from '../../server/src/core/classify';

const manifest = 'apiVersion: v1\nkind: Pod\n';
const compose = 'services:\n  web:\n    image: nginx\n';

describe('by name', () => {
  test.each([
    'Dockerfile',
    'dockerfile',
    'a/b/Dockerfile',
    'Dockerfile.dev',
    'api.Dockerfile',
    'Containerfile',
    'Containerfile.fedora',
    'web.containerfile',
    'Dockerfile-alpine',
  ])('%s is a Dockerfile', (path) => {
    expect(classify({ path, text: 'FROM a\n' })).toBe('dockerfile');
  });

  test.each([
    'dockerfile.ts',
    'Dockerfile.md',
    'Dockerfile.dockerignore',
    'Dockerfile.test.ts',
    'MyDockerfile',
    'readme',
  ])('%s is none', (path) => {
    expect(classify({ path, text: 'FROM a\n' })).toBeUndefined();
  });

  test('a Dockerfile that is a template of another program is left alone', () => {
    const template = { path: 'Dockerfile.j2', text: 'FROM {{ base }}\n', languageId: 'dockerfile' };
    expect(classify(template)).toBeUndefined();
    expect(classify({ ...template, text: 'FROM alpine\n' })).toBe('dockerfile');
  });

  test.each([
    'compose.yaml',
    'docker-compose.yml',
    'compose.override.yml',
    'docker-compose.prod.yml',
    'docker-compose-dev.yaml',
    'stack/compose_ci.yaml',
  ])('%s is a Compose file', (path) => {
    expect(classify({ path, text: '' })).toBe('compose');
  });

  test('a manifest with a name like that of a Compose file is a manifest', () => {
    expect(classify({ path: 'compose-app.yaml', text: manifest })).toBe('kubernetes');
  });

  test.each(['etc/docker/daemon.json', '/home/me/.docker/daemon.json', 'C:\\ProgramData\\docker\\config\\daemon.json'])(
    '%s is that of the Docker daemon, even when empty',
    (path) => {
      expect(classify({ path, text: '' })).toBe('daemon');
    },
  );

  test('a daemon.json elsewhere is ours only with keys of the daemon', () => {
    expect(classify({ path: 'app/daemon.json', text: '{"port": 1}' })).toBeUndefined();
    expect(classify({ path: 'app/daemon.json', text: '{"live-restore": true}' })).toBe('daemon');
    expect(classify({ path: 'host-daemon.json', text: '{"icc": false}' })).toBe('daemon');
  });

  test.each(['kustomization.yaml', 'kustomization.yml', 'base/Kustomization', 'chart/Chart.yaml'])(
    '%s is one of Kubernetes',
    (path) => {
      expect(classify({ path, text: 'resources: []\n' })).toBe('kubernetes');
    },
  );
});

test('a workflow with a name like that of a Compose file is none', () => {
  expect(classify({ path: '.github/workflows/compose-test.yml', text: 'on: push\njobs:\n' })).toBeUndefined();
});

describe('by language', () => {
  test('what the editor calls a Dockerfile or Compose file is one', () => {
    expect(classify({ path: 'Untitled-1', text: '', languageId: 'dockerfile' })).toBe('dockerfile');
    expect(classify({ path: 'stack.yml', text: '', languageId: 'dockercompose' })).toBe('compose');
  });

  test('a text without a name is looked at when it is YAML or JSON', () => {
    expect(classify({ path: 'Untitled-1', text: manifest, languageId: 'yaml' })).toBe('kubernetes');
    expect(classify({ path: 'Untitled-1', text: manifest, languageId: 'plaintext' })).toBeUndefined();
    expect(classify({ path: 'templates/_helpers.tpl', text: manifest, languageId: 'helm' })).toBeUndefined();
  });
});

describe('by content', () => {
  test.each([
    ['a manifest', manifest],
    ['the other order, with quotes', '"kind": Pod\n"apiVersion": v1\n'],
    ['a later document', 'a: b\n---\napiVersion: v1\nkind: Pod\n'],
    ['a byte order mark and CRLF', '\uFEFFapiVersion: v1\r\nkind: Pod\r\n'],
    ['a text after the marker', '--- # first\napiVersion: v1\nkind: Pod\n'],
    ['a template', '{{- if .Values.on }}\napiVersion: {{ include "v" . }}\nkind: Pod\n{{- end }}\n'],
    ['k3s flags', 'write-kubeconfig-mode: "0600"\nkube-apiserver-arg:\n- anonymous-auth=false\n'],
  ])('%s is one of Kubernetes', (_what, text) => {
    expect(classify({ path: 'a.yaml', text })).toBe('kubernetes');
  });

  test('a JSON manifest is one of Kubernetes', () => {
    expect(classify({ path: 'pod.json', text: '{\n\t"apiVersion": "v1",\n\t"kind": "Pod"\n}' })).toBe('kubernetes');
  });

  test.each([
    ['Compose', compose],
    ['Compose with a name', `name: shop\n# all\n${compose}`],
    ['a service that only adds ports', 'services:\n  web:\n    ports:\n      - 80\n'],
    ['a build only', 'version: "3"\nservices:\n\n  # first\n  web:\n    build: .\n'],
  ])('%s is a Compose file', (_what, text) => {
    expect(classify({ path: 'stack.yml', text })).toBe('compose');
  });

  test.each([
    ['two halves in two documents', 'apiVersion: v1\n---\nkind: Pod\n'],
    ['a manifest inside a task', '- name: make\n  definition:\n    apiVersion: v1\n    kind: Pod\n'],
    ['empty keys', 'apiVersion:\nkind:\n'],
    ['a workflow', 'on: push\njobs:\n  a:\n    services:\n      db:\n        image: postgres\n'],
    ['a GitLab pipeline', 'image: node\nservices:\n  - docker:dind\ntest:\n  image: node\n'],
    ['Symfony services', 'services:\n  _defaults:\n    autowire: true\n'],
    ['OpenAPI', 'openapi: 3.0.0\nservices:\n  a:\n    image: b\n'],
    ['an empty text', ''],
  ])('%s is none', (_what, text) => {
    expect(classify({ path: '.gitlab-ci.yml', text })).toBeUndefined();
  });

  test('the values of a chart are none, whatever they hold', () => {
    expect(classify({ path: 'chart/values.yaml', text: compose })).toBeUndefined();
  });
});
