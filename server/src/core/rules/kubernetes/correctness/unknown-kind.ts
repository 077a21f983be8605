import { rule } from '../../../engine/rule';
import { removedApi } from '../../../knowledge/api-removals';
import { builtInKinds, fieldRelease, versionsWithKind } from '../../../knowledge/kubernetes-fields';
import { isUnknownKind } from '../../../model/kubernetes-decoding';
import { isUnknownValue } from '../../../model/kubernetes-values';
import { nearestWord } from '../../../text/did-you-mean';

/** Kinds that OpenShift 3 had in the core group. */
const openShiftKinds = new Set(
  (
    'BuildConfig Build DeploymentConfig Group Identity Image ImageStream ImageStreamImport ImageStreamTag ' +
    'NetNamespace OAuthClient Project ProjectRequest Route SecurityContextConstraints Template User ' +
    'UserIdentityMapping ClusterNetwork HostSubnet EgressNetworkPolicy PolicyBinding'
  ).split(' '),
);

/** After every release there is. */
const latest = '1.999';

/** Newer than what is known here: a version of a group that the table has no kinds of. */
function isKnownVersion(apiVersion: string): boolean {
  return builtInKinds(apiVersion).length > 0;
}

function isStable(apiVersion: string): boolean {
  return /(?:^|\/)v\d+$/.test(apiVersion);
}

export default rule('kubernetes/unknown-kind', {
  title: 'Kubernetes has no such kind in this API version',
  why: 'The API server has no place for the object: kubectl says that there are no matches for the kind, and creates nothing.',
  severity: 'error',
  category: 'correctness',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/'],
  fix: [
    { title: 'Use the kind that was meant', safety: 'safe' },
    { title: 'Use the API version that has the kind', safety: 'safe' },
  ],
  visit: 'object',
  check(object, report) {
    const { apiVersion, kind, apiVersionNode, kindNode } = object;
    if (!apiVersionNode || !kindNode || !isUnknownKind(object)) return;
    if (isUnknownValue(apiVersionNode) || isUnknownValue(kindNode)) return;
    if (object.group === '' && openShiftKinds.has(kind)) return;
    // Its own rule says what replaced it.
    if (removedApi(apiVersion, kind, latest)) return;
    const versions = versionsWithKind(kind).filter(
      (version) => isStable(version) && !removedApi(version, kind, latest),
    );
    const [only] = versions;
    const meant = versions.length > 0 ? undefined : nearestWord(kind, builtInKinds(apiVersion));
    const hint = meant
      ? `; did you mean ${meant}?`
      : only
        ? `; it is in ${versions.join(' and ')}`
        : ` in Kubernetes ${fieldRelease}`;
    const isOfKind = isKnownVersion(apiVersion) && !only;
    report(isOfKind ? kindNode : apiVersionNode, {
      says: `There is no kind ${kind} in ${apiVersion}${hint}`,
      fix: [
        meant && kindNode.type === 'scalar'
          ? {
              title: `Use ${meant}`,
              safety: meant.toLowerCase() === kind.toLowerCase() ? 'safe' : 'suggested',
              edit: (edit) => edit.setScalar(kindNode, meant),
            }
          : undefined,
        only && versions.length === 1
          ? { title: `Use ${only}`, edit: (edit) => edit.setScalar(apiVersionNode, only) }
          : undefined,
      ],
    });
  },
  examples: [
    {
      bad: `
        apiVersion: apps/v1
        kind: «deployment»
        metadata:
          name: web
      `,
      fixed: `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
      `,
    },
    {
      because: 'the kind is in another API version',
      bad: `
        apiVersion: «v1»
        kind: Deployment
        metadata:
          name: web
        ---
        apiVersion: «apps/v2»
        kind: StatefulSet
      `,
      otherwiseFixed: [
        `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        ---
        apiVersion: apps/v1
        kind: StatefulSet
      `,
      ],
    },
    { because: 'no version is written so', bad: 'apiVersion: «example.com/v1/beta»\nkind: Widget\n' },
    {
      because: 'nothing is like it',
      bad: `
        apiVersion: batch/v1
        kind: «Pipeline»
        metadata: { name: build }
      `,
    },
    {
      because: 'custom resources, what OpenShift had, what is gone, files of tools',
      good: `
        apiVersion: example.com/v1
        kind: deployment
        ---
        apiVersion: v1
        kind: Route
        ---
        apiVersion: extensions/v1beta1
        kind: PodSecurityPolicy
        ---
        apiVersion: v1
        kind: Config
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        ---
        apiVersion: v1
        kind: List
        items: []
      `,
    },
    {
      because: 'a template says which version it is',
      path: 'templates/web.yaml',
      files: { '../Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n' },
      good: `
        apiVersion: {{ include "web.apiVersion" . }}
        kind: Deployment
        metadata: { name: web }
      `,
    },
  ],
});
