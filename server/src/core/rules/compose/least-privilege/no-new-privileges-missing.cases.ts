import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    bad: `
      services:
        «web»:
          image: nginx:1.29
          ports:
            - "127.0.0.1:8080:80"
    `,
    fixed: `
      services:
        web:
          image: nginx:1.29
          ports:
            - "127.0.0.1:8080:80"
          security_opt:
            - no-new-privileges:true
    `,
  },
  {
    because: 'there are other options, and their comments stay',
    bad: `
      services:
        web:
          build: .
          «security_opt»:
            - apparmor:shop   # loaded by the host
    `,
    fixed: `
      services:
        web:
          build: .
          security_opt:
            - apparmor:shop   # loaded by the host
            - no-new-privileges:true
    `,
  },
  {
    because: 'it is switched off, which also overrides the default of the engine',
    bad: `
      services:
        a: { image: a, security_opt: [«"no-new-privileges:false"»] }
        b: { image: b, security_opt: [«no-new-privileges=0»] }
    `,
    fixed: `
      services:
        a: { image: a, security_opt: ["no-new-privileges:true"] }
        b: { image: b, security_opt: ["no-new-privileges:true"] }
    `,
  },
  {
    because: 'the list comes from an anchor and is repeated',
    bad: `
      x-common: &common
        security_opt: [apparmor:shop]
      services:
        «web»:
          <<: *common
          image: web
    `,
    fixed: `
      x-common: &common
        security_opt: [apparmor:shop]
      services:
        web:
          <<: *common
          image: web
          security_opt: ["apparmor:shop", "no-new-privileges:true"]
    `,
  },
  {
    because: 'the engine sets it for all, as far as its settings beside this file tell',
    files: { 'daemon.json': '{ "no-new-privileges": true }' },
    bad: 'services: { «web»: { image: web } }\n',
    fixed: 'services: { web: { image: web, security_opt: ["no-new-privileges:true"] } }\n',
  },
  {
    because: 'every spelling, at every place of the list',
    good: `
      services:
        a: { image: a, security_opt: ["no-new-privileges:true"] }
        b: { image: b, security_opt: [apparmor:shop, no-new-privileges, label:disable] }
        c: { image: c, security_opt: [no-new-privileges=1] }
        d: { image: d, security_opt: ["\${OPTION}"] }
        e: { image: e, security_opt: ["no-new-privileges:\${NO_NEW:-true}"] }
    `,
  },
  {
    because: 'the extended service and the merged block bring it',
    good: `
      x-safe: &safe { security_opt: ["no-new-privileges:true"] }
      services:
        base: { image: base, security_opt: [no-new-privileges] }
        web: { extends: { service: base } }
        worker: { <<: *safe, image: worker }
    `,
  },
  {
    because: 'a privileged service has no use for it',
    good: 'services: { agent: { image: agent, privileged: true } }\n',
  },
  { because: 'a swarm leaves the option out', path: 'docker-stack.yml', good: 'services: { web: { image: web } }\n' },
  { because: 'Windows has no such option', good: 'services: { iis: { image: iis, platform: windows } }\n' },
  {
    because: 'an override is only a piece',
    path: 'docker-compose.override.yml',
    good: 'services: { web: { image: web } }\n',
  },
];
