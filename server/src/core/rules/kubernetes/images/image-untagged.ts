import { rule } from '../../../engine/rule';
import type { KubernetesPart } from '../../../model/kubernetes';
import { imagesOf, type PodImage } from '../_shared/pod-images';

function bareImages(part: KubernetesPart): readonly PodImage[] {
  const whole = part.nodesOf('podSpec').filter((podSpec) => !podSpec.isPartial);
  return whole.flatMap(imagesOf).filter(({ reference }) => !reference.tag && !reference.digest);
}

export default rule('kubernetes/image-untagged', {
  title: 'The image has neither a tag nor a digest',
  why: 'Without a tag the newest image is pulled, so what runs changes without a change in the repository.',
  todo: 'Name the version that was tested, better with its digest.',
  severity: 'warning',
  category: 'image-hygiene',
  peers: {
    trivy: ['KSV-0013'],
    checkov: ['CKV_K8S_14'],
    kics: ['Invalid Image Tag'],
    'kube-linter': ['latest-tag'],
    'kube-score': ['container-image-tag'],
    kubescape: ['C-0075', 'C-0304'],
    polaris: ['tagNotSpecified'],
    terrascan: ['AC_K8S_0068'],
  },
  references: ['https://kubernetes.io/docs/concepts/containers/images/#image-names'],
  visit: 'scope',
  check(scope, report) {
    for (const { reference, owner, placeOf } of scope.own(bareImages)) {
      // A kustomization may give the tag to a bare name of its base.
      if (scope.setsImage(reference.name.text)) continue;
      report(placeOf(reference.name), { says: `${owner}: ${reference.text} has neither a tag nor a digest` });
    }
  },
  examples: [
    {
      bad: `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          template:
            spec:
              containers:
                - name: web
                  image: «nginx»
      `,
    },
    {
      because: 'a port is no tag',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: web, image: "«registry.local:5000/app»" }]
      `,
    },
    {
      because: 'a tag, a digest or a value of a template',
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: tagged, image: "nginx:1.29" }
            - { name: pinned, image: "nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" }
            - { name: unknown, image: $(IMAGE) }
      `,
    },
    {
      because: 'the kustomization sets the tag',
      path: 'base/web.yaml',
      files: {
        'kustomization.yaml': 'resources: [web.yaml]\nimages:\n  - name: shop/web\n    newTag: 1.4.2\n',
      },
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: web, image: shop/web }]
      `,
    },
  ],
});
