import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    bad: `
      services:
        «web»:
          image: registry.example.com/shop/web:2.0
          user: "10001"
    `,
    fixed: `
      services:
        web:
          image: registry.example.com/shop/web:2.0
          user: "10001"
          cap_drop:
            - ALL
    `,
  },
  {
    because: 'the image starts as root and has to change its user',
    bad: `
      services:
        «db»:
          image: postgres:17
          volumes:
            - data:/var/lib/postgresql/data
      volumes:
        data:
    `,
    fixed: `
      services:
        db:
          image: postgres:17
          volumes:
            - data:/var/lib/postgresql/data
          cap_drop:
            - ALL
          cap_add:
            - CHOWN
            - DAC_OVERRIDE
            - FOWNER
            - SETGID
            - SETUID
      volumes:
        data:
    `,
  },
  {
    because: 'an unknown image that changes to the user that a variable names',
    bad: 'services: { «media»: { image: media, environment: { PUID: 1000 } } }\n',
    fixed:
      'services: { media: { image: media, environment: { PUID: 1000 }, cap_drop: [ALL], cap_add: [CHOWN, DAC_OVERRIDE, FOWNER, SETGID, SETUID] } }\n',
  },
  {
    because: 'images of LinuxServer.io do so without the variable, too',
    bad: 'services: { «films»: { image: "lscr.io/linuxserver/plex:1.42.2" } }\n',
    fixed:
      'services: { films: { image: "lscr.io/linuxserver/plex:1.42.2", cap_drop: [ALL], cap_add: [CHOWN, DAC_OVERRIDE, FOWNER, SETGID, SETUID] } }\n',
  },
  {
    because: 'what is built on an image needs what that image needs, unless it has a user of its own',
    files: {
      'proxy/Dockerfile': 'FROM nginx:1.30-alpine\nCOPY site.conf /etc/nginx/conf.d/default.conf\n',
      'app/Dockerfile': 'FROM nginx:1.30-alpine AS web\nUSER 101\nFROM node:26\nUSER node\n',
    },
    bad: `
      services:
        «proxy»: { build: ./proxy/ }
        «web»: { build: { context: app, target: web } }
        «app»: { build: app }
    `,
    fixed: `
      services:
        proxy: { build: ./proxy/, cap_drop: [ALL], cap_add: [CHOWN, NET_BIND_SERVICE, SETGID, SETUID] }
        web: { build: { context: app, target: web }, cap_drop: [ALL] }
        app: { build: app, cap_drop: [ALL] }
    `,
  },
  {
    because: 'a single one is dropped',
    bad: `
      services:
        web:
          image: web
          «cap_drop»: [NET_RAW]   # no ping
    `,
    fixed: `
      services:
        web:
          image: web
          cap_drop: [NET_RAW, ALL]   # no ping
    `,
  },
  {
    because: 'the list comes from an anchor and is repeated',
    bad: `
      x-safe: &safe
        cap_drop: [NET_RAW]
      services:
        «web»:
          <<: *safe
          build: .
    `,
    fixed: `
      x-safe: &safe
        cap_drop: [NET_RAW]
      services:
        web:
          <<: *safe
          build: .
          cap_drop: [NET_RAW, ALL]
    `,
  },
  {
    because: 'what the service adds stays',
    bad: 'services: { «proxy»: { image: proxy, cap_add: [NET_BIND_SERVICE] } }\n',
    fixed: 'services: { proxy: { image: proxy, cap_add: [NET_BIND_SERVICE], cap_drop: [ALL] } }\n',
  },
  {
    because: 'the service is an alias, which cannot be edited for it alone',
    bad: `
      x-web: &web { image: web }
      services:
        «web»: *web
    `,
  },
  {
    because: 'all are dropped, in any case and from anywhere',
    good: `
      x-safe: &safe { cap_drop: [all] }
      services:
        web: { image: web, cap_drop: [ALL], cap_add: [NET_BIND_SERVICE] }
        worker: { <<: *safe, image: worker }
        base: { image: base, cap_drop: [NET_RAW, ALL] }
        job: { extends: base, command: work }
    `,
  },
  {
    because: 'nobody knows what is dropped',
    good: 'services: { a: { image: a, cap_drop: "${DROP}" }, b: { image: b, cap_drop: ["${DROP}"] } }\n',
  },
  {
    because: 'dropping changes nothing for a privileged service, or where all are added',
    good: `
      services:
        a: { image: a, privileged: true }
        b: { image: b, cap_add: [ALL] }
    `,
  },
  {
    because: 'Windows has no capabilities, and a provider is no container',
    good: `
      services:
        iis: { image: iis, platform: windows/amd64 }
        cloud: { provider: { type: awesomecloud } }
    `,
  },
  {
    because: 'the other pieces of the service stand in another file',
    path: 'compose.override.yaml',
    good: 'services: { web: { image: web } }\n',
  },
  {
    because: 'so do those of a service that extends one of another file',
    good: 'services: { web: { image: web, extends: { file: base.yaml, service: web } } }\n',
  },
];
