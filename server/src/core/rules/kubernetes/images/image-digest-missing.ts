import { listOption, rule } from '../../../engine/rule';
import { imagesOf } from '../_shared/pod-images';

export default rule('kubernetes/image-digest-missing', {
  title: 'The image is not pinned by its digest',
  why: 'A tag can be moved to another image, by mistake or by whoever takes over the registry; a digest cannot.',
  todo: 'Look the digest up where you trust the answer (for example `crane digest IMAGE`), and let a bot keep it fresh.',
  severity: 'hint',
  default: 'off',
  category: 'supply-chain',
  peers: {
    checkov: ['CKV_K8S_43'],
    kics: ['Image Without Digest'],
    kubescape: ['C-0306'],
    terrascan: ['AC_K8S_0069'],
    cis: ['NSA: Supply chain'],
  },
  references: ['https://kubernetes.io/docs/concepts/containers/images/#image-names'],
  options: { exempt: listOption('Repositories that need no digest, as they are written in front of the tag.') },
  visit: 'podSpec',
  check(podSpec, report, { options }) {
    for (const { reference, owner, placeOf } of imagesOf(podSpec)) {
      if (!reference.tag || reference.digest || options.exempt.includes(reference.name.text)) continue;
      report(placeOf(reference.tag), { says: `${owner}: the tag ${reference.tag.text} can be moved to another image` });
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: nginx:«1.29.3»
      `,
    },
    {
      because: 'the digest is there',
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: nginx:1.29.3@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
      `,
    },
    {
      because: 'the repository is exempt, and without a tag it is another rule',
      options: { exempt: ['registry.example.com/shop/web'] },
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: web, image: "registry.example.com/shop/web:2.0" }
            - { name: bare, image: nginx }
      `,
    },
  ],
});
