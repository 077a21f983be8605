import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    because: 'the key is what its anchor says',
    bad: 'x-key: &key image_\nx-image: &image image\nservices: { a: { «*key» : b, *image : a } }\n',
  },
  {
    because: 'keys at the top, of a build, of a port and of a network',
    bad: `
      «volums»: {}
      services:
        web:
          build: { context: ., «dockerFile»: web.Dockerfile }
          ports:
            - { target: 80, «publish»: 8080 }
      networks:
        front: { «internel»: true }
    `,
    fixed: `
      volumes: {}
      services:
        web:
          build: { context: ., dockerfile: web.Dockerfile }
          ports:
            - { target: 80, published: 8080 }
      networks:
        front: { internal: true }
    `,
  },
  {
    because: 'names of older formats, with the same value',
    bad: `
      services:
        web: { image: web, «net»: host, «mem»: 64m, «cpu_set»: "0", «env»: [A=b] }
    `,
    fixed: `
      services:
        web: { image: web, network_mode: host, mem_limit: 64m, cpuset: "0", environment: [A=b] }
    `,
  },
  {
    because: 'names of older formats that belong in another place',
    bad: `
      services:
        web:
          image: web
          «log_driver»: syslog
          «dockerfile»: web.Dockerfile
    `,
    otherwiseFixed: [
      `
      services:
        web:
          image: web
    `,
    ],
  },
  {
    because: 'the key that is meant is there already',
    bad: 'services: { web: { image: web, «Image»: other } }\n',
    otherwiseFixed: ['services: { web: { image: web } }\n'],
  },
  {
    because: 'a file of the first format',
    bad: `
      «web»:
        image: web
        ports: ["127.0.0.1:8080:80"]
    `,
  },
  {
    because: 'what an anchor brings in is told where it is written',
    bad: `
      x-base: &base
        «enviroment»: [A=b]
        x-note: ours
      services:
        a: { <<: *base, image: a }
        b: { <<: *base, image: b }
    `,
    fixed: `
      x-base: &base
        environment: [A=b]
        x-note: ours
      services:
        a: { <<: *base, image: a }
        b: { <<: *base, image: b }
    `,
  },
  {
    because: 'extensions may stand everywhere',
    good: `
      x-anything: { image: 1 }
      services:
        web:
          image: web
          x-note: { of: ours }
          build: { context: ., x-cache: true }
          deploy: { x-team: shop }
      networks:
        front: { x-note: ours }
    `,
  },
  {
    because: 'names of the user are no keys',
    good: `
      services:
        imagge:
          image: web
          environment: { whatever: a, PORTS: "1" }
          labels: { com.example.team: shop }
          sysctls: { net.core.somaxconn: 1024 }
          depends_on: { prots: { condition: service_started } }
          build: { context: ., args: { versoin: 1 } }
          logging: { driver: syslog, options: { tag: a } }
          networks: { frnot: { aliases: [a] } }
        prots: { image: web }
      networks: { frnot: { driver_opts: { anything: goes } } }
    `,
  },
  {
    because: 'newer keys',
    good: `
      services:
        web:
          image: web
          use_api_socket: true
          gpus: all
          models: [llm]
          post_start: [{ command: ["true"], user: root }]
          pre_start: [{ image: "busybox:1.37", command: ["true"] }]
          develop: { watch: [{ action: sync+exec, path: ., target: /app, exec: { command: "true" } }] }
          deploy: { update_config: { order: start-first } }
          healthcheck: { test: ["CMD", "true"], start_interval: 5s }
        db: { provider: { type: awesomecloud, options: { size: small } } }
      models: { llm: { model: ai/some } }
    `,
  },
  {
    because: 'a mapping that is taken away, or hangs on a variable',
    good: `
      services:
        web: { image: web, build: !reset { contxt: a }, ports: "\${PORTS}" }
    `,
  },
  { because: 'what is no YAML is mended first', good: 'services:\n  web:\n    imagge: [\n' },
  { because: 'still being typed', good: 'services:\n  web:\n    image: web\n    ima\n' },
  { because: 'a name that nothing can be called', good: 'services: { "my web": { image: web } }\n' },
];
