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
          read_only: true
          tmpfs:
            - /tmp
    `,
    otherwiseFixed: [
      `
      services:
        web:
          image: registry.example.com/shop/web:2.0
          user: "10001"
          read_only: true
    `,
    ],
  },
  {
    because: 'what the image writes is known, and its data are mounted already',
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
          read_only: true
          tmpfs:
            - /var/run/postgresql
            - /tmp
      volumes:
        data:
    `,
  },
  {
    because: 'data that are not mounted get a volume, as a tmpfs would forget them',
    bad: `
      services:
        «cache»:
          image: redis:8
    `,
    fixed: `
      services:
        cache:
          image: redis:8
          read_only: true
          volumes:
            - cache-data:/data
      volumes:
        cache-data: {}
    `,
  },
  {
    because: 'switched off, in words that Compose casts',
    bad: `
      services:
        web: { build: ., read_only: «false», tmpfs: /tmp }
        worker: { build: ., read_only: «"No"» }
    `,
    fixed: `
      services:
        web: { build: ., read_only: true, tmpfs: /tmp }
        worker: { build: ., read_only: true, tmpfs: [/tmp] }
    `,
  },
  {
    because: 'each service that shares the line needs its own mounts',
    bad: `
      x-open: &open { read_only: false }
      services:
        «a»: { <<: *open, image: a }
        «b»: { <<: *open, image: b, volumes: ["scratch:/tmp"] }
      volumes: { scratch: }
    `,
    fixed: `
      x-open: &open { read_only: false }
      services:
        a: { <<: *open, image: a, read_only: true, tmpfs: [/tmp] }
        b: { <<: *open, image: b, volumes: ["scratch:/tmp"], read_only: true }
      volumes: { scratch: }
    `,
  },
  {
    because: 'Compose cannot write the text of a config into a read-only container',
    bad: `
      services:
        «web»: { image: web, configs: [site] }
      configs:
        site: { content: "listen 8080" }
    `,
  },
  {
    because: 'what is built on an image writes what that image writes',
    files: { 'proxy/Dockerfile': 'FROM nginx:1.30-alpine\nCOPY site.conf /etc/nginx/conf.d/default.conf\n' },
    bad: 'services: { «proxy»: { build: proxy } }\n',
    fixed: 'services: { proxy: { build: proxy, read_only: true, tmpfs: [/var/cache/nginx, /run, /tmp] } }\n',
  },
  {
    because: 'the command writes where nothing is mounted, and images that take PUID write /etc/passwd',
    bad: `
      services:
        «web»:
          image: nginx:1.30
          command: sh -c "envsubst < /site.template > /etc/nginx/conf.d/default.conf && nginx -g 'daemon off;'"
        «media»: { image: media, environment: [PUID=1000] }
        «films»: { image: "lscr.io/linuxserver/plex:1.42.2" }
    `,
  },
  {
    because: 'a volume is not called twice after its service, and /var/run is /run',
    bad: 'services: { «grafana»: { image: "grafana/grafana:12.2.0", volumes: ["/var/log/grafana"] } }\n',
    fixed: `
      services: { grafana: { image: "grafana/grafana:12.2.0", volumes: ["/var/log/grafana", "grafana-data:/var/lib/grafana"], read_only: true, tmpfs: [/tmp] } }
      volumes:
        grafana-data: {}
    `,
  },
  {
    because: 'read-only already, or by a word',
    good: `
      x-safe: &safe { read_only: true }
      services:
        a: { image: a, read_only: true }
        b: { image: b, read_only: "yes" }
        c: { <<: *safe, image: c }
        d: { extends: a }
    `,
  },
  {
    because: 'nobody knows',
    good: 'services: { a: { image: a, read_only: "${READ_ONLY}" } }\n',
  },
  {
    because: 'watch copies files into it',
    good: 'services: { a: { build: ., develop: { watch: [{ action: sync, path: ./src, target: /app }] } } }\n',
  },
  {
    because: 'Windows has no read-only roots, and a provider is no container',
    good: `
      services:
        iis: { image: iis, platform: windows/amd64 }
        cloud: { provider: { type: awesomecloud } }
    `,
  },
  {
    because: 'an override that switches it off',
    path: 'compose.override.yaml',
    bad: 'services: { web: { read_only: «false», tmpfs: [/tmp] } }\n',
    fixed: 'services: { web: { read_only: true, tmpfs: [/tmp] } }\n',
  },
  {
    because: 'an override is only a piece',
    path: 'compose.override.yaml',
    good: 'services: { web: { image: web, ports: ["127.0.0.1:80:80"] } }\n',
  },
];
