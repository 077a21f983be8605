import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    because: 'the engine picks a port of the host, a range is many ports, and the quotes stay',
    bad: `
      services:
        web:
          image: web
          ports:
            - «8080»
            - «'9000-9005:9000-9005'»
            - «5353:53/udp»
    `,
    fixed: `
      services:
        web:
          image: web
          ports:
            - 127.0.0.1::8080
            - '127.0.0.1:9000-9005:9000-9005'
            - 127.0.0.1:5353:53/udp
    `,
  },
  {
    because: 'the long form has a key for it',
    bad: `
      services:
        web:
          image: web
          ports:
            - target: 80
              published: «"8080"»
              protocol: tcp
            - target: «9090»
    `,
    fixed: `
      services:
        web:
          image: web
          ports:
            - target: 80
              published: "8080"
              host_ip: 127.0.0.1
              protocol: tcp
            - target: 9090
              host_ip: 127.0.0.1
    `,
  },
  {
    because: 'the address that is written means all of them',
    bad: `
      services:
        web:
          image: web
          ports:
            - «"0.0.0.0:8080:80"»
            - «"[::]:8080:80"»
            - «"\${BIND:-0.0.0.0}:8081:80"»
            - { target: 80, published: «8082», host_ip: "::" }
    `,
    fixed: `
      services:
        web:
          image: web
          ports:
            - "127.0.0.1:8080:80"
            - "127.0.0.1:8080:80"
            - "\${BIND:-127.0.0.1}:8081:80"
            - { target: 80, published: 8082, host_ip: "127.0.0.1" }
    `,
  },
  {
    because: 'ports with defaults are known, and an address without one is not written',
    bad: `
      services:
        web: { image: web, ports: [«"\${WEB_PORT:-8080}:80"», «":8081:80"», «"\${BIND:-}:8082:80"»] }
    `,
    fixed: `
      services:
        web: { image: web, ports: ["127.0.0.1:\${WEB_PORT:-8080}:80", "127.0.0.1:8081:80", "\${BIND:-127.0.0.1}:8082:80"] }
    `,
  },
  {
    because: 'the variable is named after a port, but could bring an address',
    bad: 'services: { web: { image: web, ports: [«"${WEB_PORT}:80"»] } }\n',
  },
  {
    because: 'what is there for other machines may be reached, and stays so',
    bad: `
      services:
        proxy: { image: proxy, ports: [«"80:8080"», «"443:8443"»] }
        names: { image: names, ports: [«"53:53/udp"», «"67:67/udp"»] }
        tunnel: { image: tunnel, ports: [«"51820:51820/udp"»] }
    `,
  },
  {
    because: 'a stack has no addresses of the host',
    path: 'docker-stack.yml',
    bad: 'services: { web: { image: web, ports: [«"8080:80"»] } }\n',
  },
  {
    because: 'the service is in two networks, and an anchored list is told once',
    bad: `
      x-ports: &ports
        - «"8080:80"»
      services:
        web: { image: web, ports: *ports, networks: [a, b] }
        old-bridge: { image: web, network_mode: bridge, ports: *ports }
        old: { image: web, ports: *ports, profiles: [old] }
      networks:
        a: { driver_opts: { com.docker.network.bridge.host_binding_ipv4: 127.0.0.1 } }
        b: {}
    `,
    fixed: `
      x-ports: &ports
        - "127.0.0.1:8080:80"
      services:
        web: { image: web, ports: *ports, networks: [a, b] }
        old-bridge: { image: web, network_mode: bridge, ports: *ports }
        old: { image: web, ports: *ports, profiles: [old] }
      networks:
        a: { driver_opts: { com.docker.network.bridge.host_binding_ipv4: 127.0.0.1 } }
        b: {}
    `,
  },
];
