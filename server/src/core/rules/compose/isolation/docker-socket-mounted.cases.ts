import type { Example } from '../../../engine/example';

const pipe = String.raw`'\\.\pipe\docker_engine:\\.\pipe\docker_engine'`;
const markedPipe = String.raw`'«\\.\pipe\docker_engine»:\\.\pipe\docker_engine'`;

export const cases: readonly Example[] = [
  {
    bad: `
      services:
        builder:
          image: registry.example.com/ci/builder:4.1
          volumes:
            - «/var/run/docker.sock»:/var/run/docker.sock:ro   # starts the builds
            - certificates:/certificates
      volumes:
        certificates:
    `,
    fixed: `
      services:
        builder:
          image: registry.example.com/ci/builder:4.1
          volumes:
            - certificates:/certificates
      volumes:
        certificates:
    `,
  },
  {
    because: 'without it nothing is left of what the service does, which only another way to the engine mends',
    bad: `
      services:
        ui: { image: "portainer/portainer-ce:2.33.1-alpine", volumes: ["«/var/run/docker.sock»:/var/run/docker.sock"] }
        edge:
          image: traefik:v3.6
          command: --providers.docker --entrypoints.web.address=:80
          volumes: ["«/var/run/docker.sock»:/var/run/docker.sock"]
        filter: { image: "tecnativa/docker-socket-proxy:0.4", volumes: ["«/var/run/docker.sock»:/var/run/docker.sock:ro"] }
    `,
  },
  {
    because: 'the long form, other engines, and paths with detours',
    bad: `
      services:
        a:
          image: a
          volumes:
            - type: bind
              source: «/run//containerd/../containerd/containerd.sock»
              target: /engine.sock
              read_only: true
        b: { image: b, volumes: ["«/run/user/1000/podman/podman.sock»:/engine.sock"] }
    `,
    fixed: `
      services:
        a:
          image: a
        b: { image: b }
    `,
  },
  {
    because: 'folders that hold the socket',
    bad: `
      services:
        a: { image: a, volumes: ["«/»:/host:ro", "«/var/run»:/var/run", "./data:/data"] }
    `,
    fixed: `
      services:
        a: { image: a, volumes: ["./data:/data"] }
    `,
  },
  {
    because: 'defaults of variables count, and what stands behind one',
    bad: `
      services:
        a: { image: a, volumes: [«"\${DOCKER_SOCK:-/var/run/docker.sock}:/var/run/docker.sock"»] }
        b: { image: b, volumes: ["«\${XDG_RUNTIME_DIR}/docker.sock»:/var/run/docker.sock"] }
    `,
    fixed: `
      services:
        a: { image: a }
        b: { image: b }
    `,
  },
  {
    because: 'pipes of Windows',
    bad: `services: { a: { image: a, volumes: [${markedPipe}, 'data:c:/data'] } }\n`,
    fixed: `services: { a: { image: a, volumes: ['data:c:/data'] } }\n`,
  },
  {
    because: 'one list for two services',
    bad: `
      x-mounts: &mounts
        - "«/var/run/docker.sock»:/var/run/docker.sock"
        - "./data:/data"
      services:
        a: { image: a, volumes: *mounts }
        b: { image: b, volumes: *mounts }
    `,
    fixed: `
      x-mounts: &mounts
        - "./data:/data"
      services:
        a: { image: a, volumes: *mounts }
        b: { image: b, volumes: *mounts }
    `,
  },
  {
    because: 'volumes, secrets and configs can stand for it',
    bad: `
      services:
        a: { image: a, volumes: ["engine:/engine"], secrets: [engine] }
      volumes:
        engine:
          driver_opts: { type: none, o: bind, device: «/var/run» }
      secrets:
        engine: { file: «/var/run/docker.sock» }
    `,
  },
  {
    because: 'a target alone is an empty volume',
    bad: 'services: { a: { image: a, volumes: [«/var/run/docker.sock»] } }\n',
    fixed: 'services: { a: { image: a } }\n',
  },
  {
    because: 'only the side of the container is called so',
    good: `
      services:
        a: { image: a, volumes: ["./fake.sock:/var/run/docker.sock", "socket:/var/run/docker.sock"] }
      volumes: { socket: }
    `,
  },
  {
    because: 'neighbours of the sockets and other sockets',
    good: `
      services:
        a:
          image: a
          volumes:
            - /run/dbus:/run/dbus:ro
            - /etc/localtime:/etc/localtime:ro
            - /var/run/postgresql/.s.PGSQL.5432:/db.sock
            - ./docker.sock.d:/notes
    `,
  },
  {
    because: 'a variable may be any path',
    good: 'services: { a: { image: a, volumes: ["${SOCKET}:/var/run/docker.sock", "${ROOT}/run:/var/run"] } }\n',
  },
  {
    because: 'the pipe in the container alone',
    good: `services: { a: { image: a, volumes: ['data:c:/data'] }, b: { image: b, labels: [${pipe}] } }\n`,
  },
];
