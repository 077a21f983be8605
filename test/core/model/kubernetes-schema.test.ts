import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  type KubernetesSchemaBundle,
  type SchemaNode,
  schemaOfKind,
  versionsOfKind,
} from '../../../server/src/core/model/kubernetes-schema';

const generator = fileURLToPath(new URL('../../../scripts/kubernetes-schema.mjs', import.meta.url));
const printed: { bundle: KubernetesSchemaBundle; unused: readonly string[] } = JSON.parse(
  execFileSync(process.execPath, [generator, '--print'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }),
);
const { bundle } = printed;

/** A property of a definition, with the schemas of references left as they are. */
function property(definition: string, name: string): SchemaNode {
  const properties = bundle.definitions[definition]?.properties as Readonly<Record<string, SchemaNode>> | undefined;
  return properties?.[name] ?? {};
}

describe('the generated schema', () => {
  test('has the kinds that people write', () => {
    expect(Object.keys(bundle.kinds)).toEqual(
      expect.arrayContaining([
        'v1/Pod',
        'v1/Service',
        'v1/Secret',
        'v1/Namespace',
        'apps/v1/Deployment',
        'batch/v1/CronJob',
        'networking.k8s.io/v1/Ingress',
        'networking.k8s.io/v1/NetworkPolicy',
        'rbac.authorization.k8s.io/v1/ClusterRoleBinding',
        'autoscaling/v2/HorizontalPodAutoscaler',
        'policy/v1/PodDisruptionBudget',
      ]),
    );
    expect(versionsOfKind(bundle, 'HorizontalPodAutoscaler')).toContain('autoscaling/v2');
  });

  test('knows amounts, whole numbers, ports by name and base64', () => {
    expect(property('V1ResourceRequirements', 'limits')).toMatchObject({
      additionalProperties: { type: ['string', 'number'] },
    });
    expect(property('V1ContainerPort', 'containerPort').type).toBe('integer');
    expect(property('V1ServicePort', 'targetPort').type).toEqual(['integer', 'string']);
    expect(property('V1Secret', 'data')).toMatchObject({ additionalProperties: { type: 'string' } });
    expect(property('V1EnvVar', 'value').type).toBe('string');
    expect(property('V1Toleration', 'value').type).toBe('string');
  });

  test('has descriptions and the values of enumerated fields', () => {
    expect(property('V1Container', 'imagePullPolicy').enum).toEqual(['Always', 'Never', 'IfNotPresent']);
    expect(property('V1PodSpec', 'restartPolicy')).toMatchObject({ default: 'Always' });
    expect(property('V1Secret', 'type').anyOf).toBeDefined();
    expect(property('V1LabelSelectorRequirement', 'operator').enum).toContain('DoesNotExist');
    expect(property('V1SecurityContext', 'privileged').description).toMatch(/privileged mode/);
  });

  test('uses every enumerated field it is given', () => {
    expect(printed.unused).toEqual([]);
  });
});

describe('the schema of one kind', () => {
  const deployment = schemaOfKind(bundle, 'apps/v1', 'Deployment');

  test('needs nothing beside it', () => {
    const text = JSON.stringify(deployment);
    const definitions = Object.keys((deployment?.definitions ?? {}) as object);
    const references = [...text.matchAll(/"#\/definitions\/(\w+)"/g)].map((match) => match[1]);
    expect(references.filter((name) => name && !definitions.includes(name))).toEqual([]);
    expect(definitions).toContain('V1PodSpec');
    expect(definitions).not.toContain('V1Service');
  });

  test('asks for what tells the kind', () => {
    expect(deployment?.required).toEqual(['apiVersion', 'kind']);
    expect(deployment?.properties).toMatchObject({ kind: { enum: ['Deployment'] }, apiVersion: { enum: ['apps/v1'] } });
  });

  test('does not exist for kinds that are not built in', () => {
    expect(schemaOfKind(bundle, 'argoproj.io/v1alpha1', 'Rollout')).toBeUndefined();
    expect(schemaOfKind(bundle, 'v1', 'constructor')).toBeUndefined();
  });
});
