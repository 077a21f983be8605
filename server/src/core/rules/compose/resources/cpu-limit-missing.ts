import { rule } from '../../../engine/rule';
import type { Service } from '../../../model/compose-service';
import { limitPath } from '../_shared/limits';

const limits = [
  ['cpus'],
  ['cpu_quota'],
  ['cpu_count'],
  ['cpu_percent'],
  ['cpuset'],
  ['deploy', 'resources', 'limits', 'cpus'],
] as const;

function isLimited(service: Service): boolean {
  return limits.some((path) => service.get(...path)?.isNull === false);
}

export default rule('compose/cpu-limit-missing', {
  title: 'The service may use all processors of the host',
  why: 'A busy loop or a miner in this container slows down everything else on the machine.',
  todo: 'Look at what it uses under load (docker stats) before you settle on a number.',
  severity: 'info',
  category: 'resources',
  peers: {
    kics: ['6b610c50-99fb-4ef0-a5f3-e312fd945bc3'],
    'compose-lint': ['CL-0026'],
    cis: ['5.12'],
  },
  references: ['https://docs.docker.com/engine/containers/resource_constraints/#cpu'],
  fix: { title: 'Limit it to one processor', safety: 'suggested' },
  visit: 'wholeService',
  check(service, report) {
    if (service.has('provider') || isLimited(service)) return;
    const { node } = service.own;
    const hasWeight = service.has('cpu_shares');
    const path = limitPath(service, 'cpus', 'cpus');
    const reserved = service.get('deploy', 'resources', 'reservations', 'cpus');
    // A limit below what a stack reserves is refused.
    const mayFix = !reserved || (reserved.number !== undefined && reserved.number <= 1);
    report(service, {
      says: hasWeight
        ? `service ${service.name}: cpu_shares is a weight, no CPU limit is set`
        : `service ${service.name}: no CPU limit is set`,
      ...(hasWeight ? { severity: 'hint' as const } : {}),
      missing: true,
      fix: node && mayFix ? (edit) => edit.set(node, path, path.length > 1 ? '1.0' : 1) : undefined,
    });
  },
  examples: [
    {
      bad: `
        services:
          «worker»:
            image: registry.example.com/worker:1.4
            mem_limit: 256m
      `,
      fixed: `
        services:
          worker:
            image: registry.example.com/worker:1.4
            mem_limit: 256m
            cpus: 1
      `,
    },
    {
      because: 'the limits of this service stand under deploy',
      bad: `
        services:
          «worker»:
            image: worker
            deploy:
              resources:
                limits:
                  memory: 256M
      `,
      fixed: `
        services:
          worker:
            image: worker
            deploy:
              resources:
                limits:
                  memory: 256M
                  cpus: "1.0"
      `,
    },
    {
      because: 'shares only count while others are busy',
      bad: 'services: { «worker»: { image: worker, cpu_shares: 512 } }\n',
      fixed: 'services: { worker: { image: worker, cpu_shares: 512, cpus: 1 } }\n',
    },
    {
      because: 'more than one processor is reserved',
      bad: 'services: { «worker»: { image: worker, deploy: { resources: { reservations: { cpus: "2" } } } } }\n',
    },
    {
      because: 'there is more than one way to limit it',
      good: `
        services:
          a: { image: a, cpus: 0.5 }
          b: { image: b, cpu_quota: 50000 }
          c: { image: c, cpuset: "0,1" }
          d: { image: d, cpu_percent: 50 }
          e: { image: e, cpu_count: 1 }
          f: { image: f, deploy: { resources: { limits: { cpus: "0.25" } } } }
          g: { image: g, cpus: "\${CPUS}" }
      `,
    },
    {
      because: 'a piece of a service is completed elsewhere',
      good: 'services: { web: { environment: { A: b } }, other: { extends: { file: base.yaml, service: web } } }\n',
    },
    {
      because: 'the file is laid over another one',
      path: 'docker-compose.override.yml',
      good: 'services: { web: { image: web } }\n',
    },
    { because: 'a provider is no container', good: 'services: { db: { provider: { type: awesomecloud } } }\n' },
    {
      because: 'the limit comes in through an anchor',
      good: `
        x-small: &small { cpus: 0.5 }
        services:
          web: { <<: *small, image: web }
      `,
    },
  ],
});
