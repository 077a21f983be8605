import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    because: 'what is added to a list of another service counts once',
    good: 'services: { a: { image: a, extends: b, security_opt: [a, a] }, b: { image: b, security_opt: [b] } }\n',
  },
  {
    because: 'what is empty here is filled by what it extends, or by the document before',
    good: 'services: { a: { extends: b, user: , ports: }, b: { image: b, user: c, ports: ["127.0.0.1:80:80"] } }\n---\nservices: { b: }\n',
  },
  {
    because: 'a number that is larger than any is a text',
    bad: 'services: { a: { image: a, cpu_shares: «1e312», cpus: «"1e312"» } }\n',
  },
  {
    because: 'numbers in quotes have the bounds of numbers, and a weight is no text',
    bad: 'services: { a: { image: a, cpu_percent: «"50.5"», cpu_count: «"-1"», oom_score_adj: «"2000"», blkio_config: { weight: «"5"» } } }\n',
  },
  {
    because: 'nothing is filled by what comes later',
    bad: 'services: { a: { image: a, «user»: } }\n---\nservices: { a: { user: b } }\n',
  },
  {
    because: 'a port and a group are texts or whole numbers, and a date is neither',
    bad: 'services: { a: { image: a, expose: [80, «1.5», "81"], group_add: [2, «2026-01-31», x] } }\n',
    fixed: 'services: { a: { image: a, expose: [80, "1.5", "81"], group_add: [2, "2026-01-31", x] } }\n',
  },
  {
    because: 'a key that an anchor brings must be text too',
    bad: 'x-a: &a { b: c }\nservices: { a: { image: a, labels: { «*a» : d } } }\n',
  },
  {
    because: 'an empty value with a tag of its own is an empty text',
    good: 'services: { a: { image: a, user: !x , hostname: !!str } }\n',
  },
  {
    because: 'a space too much makes a mapping of an option',
    bad: `
      services:
        web:
          image: web
          security_opt:
            - «no-new-privileges: true»
          extra_hosts: { db: "10.0.0.1" }
    `,
    fixed: `
      services:
        web:
          image: web
          security_opt:
            - no-new-privileges:true
          extra_hosts: { db: "10.0.0.1" }
    `,
  },
  {
    because: 'one of a few words is wanted',
    bad: `
      services:
        web:
          image: web
          depends_on:
            db: { condition: «service_healty» }
        db: { image: db }
    `,
    fixed: `
      services:
        web:
          image: web
          depends_on:
            db: { condition: service_healthy }
        db: { image: db }
    `,
  },
  {
    because: 'what Compose makes numbers, sizes, durations and booleans of must look like one',
    bad: `
      services:
        web:
          image: web
          read_only: «"maybe"»
          mem_limit: «lots»
          stop_grace_period: «"10"»
          scale: «two»
          cpu_percent: «400»
    `,
  },
  {
    because: 'nothing is written where something must be',
    bad: `
      services:
        «web»:
        db:
          image: db
          «ports»:
          healthcheck:
            «test»:
          volumes: [«{ target: /data }»]
    `,
  },
  {
    because: 'the same item twice, where Compose does not merge the list',
    bad: 'services: { a: { image: a, group_add: [audio, «audio»], cap_add: [CHOWN, CHOWN] } }\n',
    fixed: 'services: { a: { image: a, group_add: [audio], cap_add: [CHOWN, CHOWN] } }\n',
  },
  {
    because: 'keys are text, wherever they stand',
    bad: `
      x-codes: { «404»: lost }
      services:
        web:
          image: web
          environment: { «1»: one, «true»: yes }
    `,
    fixed: `
      x-codes: { "404": lost }
      services:
        web:
          image: web
          environment: { "1": one, "true": yes }
    `,
  },
  {
    because: 'names are made of few characters',
    bad: 'services: { «my web»: { image: web } }\nvolumes: { «a/b»: }\n',
  },
  {
    because: 'every document is a mapping, an empty one, too',
    bad: 'services: { web: { image: web } }\n«---»\n---\n«- a»\n',
  },
  {
    because: 'nobody knows what the variables bring, and what defaults bring is right',
    good: `
      services:
        web:
          image: web
          read_only: \${RO}
          scale: "\${SCALE:-2}"
          pull_policy: $POLICY
          healthcheck: { interval: "\${EVERY:?}", disable: "yes" }
    `,
  },
  {
    because: 'empty values that mean something',
    good: `
      services:
        web:
          image: web
          command:
          environment: { FROM_SHELL: }
          networks: { front: }
          deploy:
      volumes: { data: }
      networks: { front: }
    `,
  },
  {
    because: 'what is taken away, and what nobody uses',
    good: `
      x-parts: { ports: 80 }
      services:
        web: { image: web, ports: !reset 80 }
    `,
  },
  {
    because: 'the mapping that merges another one has the last word',
    good: `
      x-base: &base { image: web, ports: 80 }
      services:
        web: { <<: *base, ports: ["80:80"] }
    `,
  },
  {
    because: 'dates without quotes are no text, but among values that may be numbers',
    bad: `
      services:
        web:
          image: web
          hostname: «2026-01-31»
          command: [echo, «2026-01-31T10:00:00Z»]
          labels: { date: 2026-01-31, «2026-01-31»: day, day: 2026-13-01 }
          user: 2026-02-30
    `,
    fixed: `
      services:
        web:
          image: web
          hostname: "2026-01-31"
          command: [echo, "2026-01-31T10:00:00Z"]
          labels: { date: 2026-01-31, "2026-01-31": day, day: 2026-13-01 }
          user: 2026-02-30
    `,
  },
  {
    because: 'the end of the file may be where somebody types',
    good: 'services:\n  web:\n    image: web\n    ports:\n\n',
  },
  {
    because: 'with anything behind it the key is done',
    bad: 'services:\n  web:\n    image: web\n    «ports»:\n# end\n',
  },
];
