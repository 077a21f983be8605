import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    because: 'the forms, ranges and addresses are compared, not the texts',
    bad: `
      services:
        a: { image: a, ports: ["127.0.0.1:8000-8010:8000-8010", "53:53/udp", "9000:9000"] }
        b: { image: b, ports: [«"8005:80"», «"0.0.0.0:53:53/UDP"»] }
        c: { image: c, ports: [{ target: 80, published: «"9000"» }] }
        d: { image: d, ports: [«"\${PORT:-9000}:80"»] }
    `,
  },
  {
    because: 'one service, and two profiles that are seldom named together',
    bad: `
      services:
        a: { image: a, ports: ["80:80", «"80:8080"», "81:81", «"81:81"»] }
        b: { image: b, profiles: [one], ports: ["90:90"] }
        c: { image: c, profiles: [two], ports: [«"90:90"»] }
    `,
  },
  {
    because: 'the list is written once for both',
    bad: `
      x-ports: &ports ["8080:80"]
      services:
        a: { image: a, ports: *ports }
        «b»: { image: b, ports: *ports }
    `,
  },
  {
    because: 'different addresses, protocols or families',
    good: `
      services:
        a: { image: a, ports: ["127.0.0.1:80:80", "[::]:81:81"] }
        b: { image: b, ports: ["10.0.0.5:80:80", "80:80/udp", "0.0.0.0:81:81"] }
    `,
  },
  {
    because: 'the engine picks a free port',
    good: `
      services:
        a: { image: a, ports: ["80", 8080, "9000-9010:80"] }
        b: { image: b, ports: ["80", 8080, "9000-9010:80"] }
    `,
  },
  {
    because: 'nobody knows what the variable brings',
    good: 'services: { a: { image: a, ports: ["${A}:80", "8080:80"] }, b: { image: b, ports: ["${A}:80", "${IP}:8080:80"] } }\n',
  },
  {
    because: 'the base is there to be extended',
    good: 'services: { base: { image: a, ports: ["8080:80"] }, web: { extends: base } }\n',
  },
  {
    because: 'two ports side by side',
    good: 'services: { a: { image: a, ports: ["80:80", "81:80"] }, b: { image: b, ports: ["82:80"] } }\n',
  },
];
