import { rule } from '../../../engine/rule';
import { isLoopbackAddress } from '../../../knowledge/ports';

const privateSuffix = /\.(?:local|internal|lan|home|corp|test|localhost|intranet)$|^[^.]+$/;

/** What an item lets in: a machine or small network of one's own, a wide range, the public internet, or nothing new. */
function reachOf(item: string): 'redundant' | 'private' | 'wide' | 'public' {
  const slash = item.lastIndexOf('/');
  const isRange = slash > 0 && /^[0-9]{1,3}$/.test(item.slice(slash + 1));
  if (isRange) {
    if (isLoopbackAddress(item.slice(0, slash))) return 'redundant';
    const widest = item.includes(':') ? 48 : 16;
    return Number(item.slice(slash + 1)) < widest ? 'wide' : 'private';
  }
  const host = item.replace(/:[0-9]+$/, '').replace(/^\[|\]$/g, '');
  if (host === 'localhost' || isLoopbackAddress(host)) return 'redundant';
  const isAddress = /^[0-9.]+$/.test(host) || host.includes(':');
  return isAddress || privateSuffix.test(host) ? 'private' : 'public';
}

export default rule('daemon/insecure-registry', {
  title: 'A registry is used without TLS verification',
  why: 'Whoever stands between the host and the registry can put another image in place of the one that is pulled.',
  todo: 'Put the registry’s certificate authority at /etc/docker/certs.d/<host>/ca.crt instead.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { cis: ['2.5'] },
  references: ['https://docs.docker.com/engine/security/certificates/'],
  fix: { title: 'Verify the registry’s certificate', safety: 'suggested' },
  visit: 'settings',
  check(settings, report) {
    for (const item of settings.texts('insecure-registries')) {
      const reach = reachOf(item.text);
      const says = {
        redundant: `${item.text} is this machine, which needs no entry`,
        private: `${item.text} is used without verifying who answers`,
        wide: `${item.text} lets a whole range of addresses in without verifying who answers`,
        public: `${item.text} lets images in from the internet without verifying who answers`,
      };
      const severity = { redundant: 'hint', private: 'warning', wide: 'error', public: 'error' } as const;
      report(item, { says: says[reach], severity: severity[reach], fix: (edit) => edit.remove(item) });
    }
  },
  examples: [
    {
      bad: `
        {
          "insecure-registries": [«"registry.internal:5000"»]
        }
      `,
      fixed: `
        {
          "insecure-registries": []
        }
      `,
    },
    {
      because: 'public names, wide ranges and this machine are told apart',
      bad: '{ "insecure-registries": [«"registry.example.com"», «"0.0.0.0/0"», «"10.1.2.0/24"», «"localhost:5000"»] }\n',
    },
    { because: 'none is listed', good: '{ "insecure-registries": [] }\n' },
    { because: 'another key', good: '{ "registry-mirrors": ["https://mirror.example.com"] }\n' },
  ],
});
