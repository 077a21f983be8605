import { rule } from '../../../engine/rule';
import { capabilitiesToKeep, dropAll, dropTitle } from '../_shared/capabilities';
import { severityOf, writtenMap } from '../_shared/service';
import { isLaidOverOthers, sharedValues, titleOfAll } from '../_shared/uses';

export default rule('compose/privileged', {
  title: 'The service runs in privileged mode',
  why: 'A privileged container has all devices and capabilities of the host and no filter: whoever breaks into it owns the host.',
  todo: 'Give the service the one device, capability or mount that it needs instead.',
  severity: 'error',
  category: 'least-privilege',
  peers: {
    semgrep: ['privileged-service'],
    kics: ['ae5b6871-7f45-42e0-bb4c-ab300c4d2026'],
    'compose-lint': ['CL-0002'],
    cis: ['5.5'],
  },
  references: ['https://docs.docker.com/reference/compose-file/services/#privileged'],
  fix: [
    { title: 'Take the privileges away', safety: 'suggested' },
    { title: 'Take the privileges away and drop all capabilities', safety: 'suggested' },
  ],
  visit: 'file',
  check(model, report, { project }) {
    for (const { value, services } of sharedValues(model, 'privileged')) {
      const { entry, node } = value;
      if (value.boolean !== true || !entry || !node) continue;
      const [service] = services;
      const map = services.length === 1 ? writtenMap(service) : undefined;
      const kept = capabilitiesToKeep(service, project);
      const hasDropped = service.droppedCapabilities.length > 0;
      report(value.place, {
        says: `${titleOfAll(services)}: privileged gives it the whole host${hasDropped ? ', cap_drop takes nothing away' : ''}`,
        severity: severityOf(value, 'error'),
        fix: isLaidOverOthers(service)
          ? // Without the line the value of the other file would come through.
            [{ title: 'Set privileged: false', edit: (edit) => edit.setScalar(node, false) }]
          : [
              (edit) => edit.remove(entry),
              map
                ? {
                    title: `Take the privileges away. ${dropTitle(kept)}`,
                    edit: (edit) => {
                      edit.remove(entry);
                      dropAll(edit, map, kept);
                    },
                  }
                : undefined,
            ],
      });
    }
  },
  examples: [
    {
      bad: `
        services:
          vpn:
            image: registry.example.com/vpn:2.1
            privileged: «true»
            devices:
              - /dev/net/tun   # the tunnel
      `,
      fixed: `
        services:
          vpn:
            image: registry.example.com/vpn:2.1
            devices:
              - /dev/net/tun   # the tunnel
      `,
      otherwiseFixed: [
        `
        services:
          vpn:
            image: registry.example.com/vpn:2.1
            devices:
              - /dev/net/tun   # the tunnel
            cap_drop:
              - ALL
      `,
      ],
    },
    {
      because: 'Compose casts words and fills in defaults; a profile is one word away from running',
      bad: `
        services:
          a: { image: a, privileged: «"Yes"» }
          b: { image: b, privileged: «on», profiles: [debug] }
          c: { image: c, privileged: «"\${PRIVILEGED:-true}"» }
          d: { image: d, privileged: «"\${DEBUG:+true}"» }
      `,
      fixed: `
        services:
          a: { image: a }
          b: { image: b, profiles: [debug] }
          c: { image: c }
          d: { image: d }
      `,
    },
    {
      because: 'it is written once for two services',
      bad: `
        x-agent: &agent
          privileged: «true»
          restart: always
        services:
          a:
            <<: *agent
            image: a
          b:
            <<: *agent
            image: b
      `,
      fixed: `
        x-agent: &agent
          restart: always
        services:
          a:
            <<: *agent
            image: a
          b:
            <<: *agent
            image: b
      `,
    },
    {
      because: 'without the line the value of the file below would come through',
      path: 'compose.override.yaml',
      bad: 'services: { builder: { privileged: «true» } }\n',
      fixed: 'services: { builder: { privileged: false } }\n',
    },
    {
      because: 'an extended service brings it',
      bad: `
        services:
          base: { image: base, privileged: «true» }
          web: { extends: base }
      `,
      fixed: `
        services:
          base: { image: base }
          web: { extends: base }
      `,
    },
    {
      because: 'off, not set or not known',
      good: `
        services:
          web:
            image: nginx:1.29
            privileged: false
          worker: { image: worker, privileged: "no" }
          agent: { image: agent, privileged: "\${PRIVILEGED}" }
          shell: { image: shell, privileged: "\${PRIVILEGED:?say it}" }
          empty: { image: empty, privileged: }
      `,
    },
    {
      because: 'it is taken away, and builds and hooks are none of its business',
      good: `
        services:
          base: &base { image: base, privileged: !reset true }
          web:
            build: { context: ., privileged: true }
            post_start: [{ command: chown app /data, privileged: true }]
      `,
    },
    { because: 'nobody uses the block', good: 'x-agent: { privileged: true }\nservices: { web: { image: web } }\n' },
  ],
});
