import { listOption, rule } from '../../../engine/rule';
import { imagesOf } from '../_shared/pod-images';

export default rule('kubernetes/image-latest-tag', {
  title: 'The image is the latest of its name, whatever that is',
  why: 'Two pods of one workload can run different code, and a rollback starts the same broken image again.',
  todo: 'Name the version that was tested, better with its digest.',
  severity: 'warning',
  category: 'image-hygiene',
  peers: {
    trivy: ['KSV-0013'],
    checkov: ['CKV_K8S_14'],
    kics: ['Invalid Image Tag'],
    'kube-linter': ['latest-tag'],
    'kube-score': ['container-image-tag'],
    kubescape: ['C-0304'],
    polaris: ['tagNotSpecified'],
    terrascan: ['AC_K8S_0068'],
  },
  references: ['https://kubernetes.io/docs/concepts/containers/images/#image-names'],
  options: { floatingTags: listOption('Further tags that move, such as stable or main.') },
  visit: 'podSpec',
  check(podSpec, report, { options }) {
    const floating = new Set(['latest', ...options.floatingTags]);
    for (const { reference, owner, placeOf } of imagesOf(podSpec)) {
      const { tag, digest } = reference;
      if (!tag || digest || !floating.has(tag.text)) continue;
      report(placeOf(tag), { says: `${owner}: ${reference.text} is another image tomorrow` });
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
                  image: registry.example.com:5000/shop/web:«latest»
      `,
    },
    {
      because: 'a volume can be an image too, and init containers count',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers: [{ name: copy, image: "busybox:«latest»" }]
          containers: [{ name: web, image: web:1.2 }]
          volumes:
            - name: models
              image: { reference: "registry.example.com/models:«latest»" }
      `,
    },
    {
      because: 'further tags can be named in the configuration',
      options: { floatingTags: ['main'] },
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: web, image: "web:«main»" }]
      `,
    },
    {
      because: 'a digest decides which image it is, and a port is no tag',
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: pinned
              image: web:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
            - name: named
              image: web:v1-latest
            - name: local
              image: registry.local:5000/app:1.2
            - name: unknown
              image: web:\${TAG}
      `,
    },
  ],
});
