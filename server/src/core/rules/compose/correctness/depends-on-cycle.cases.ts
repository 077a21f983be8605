import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    because: 'a service may wait for itself, and conditions are no way out',
    bad: `
      services:
        a:
          image: a
          depends_on:
            «a»:
              condition: service_started
        b:
          image: b
          depends_on: { c: { condition: service_healthy, required: false } }
        c: { image: c, depends_on: [«b»] }
    `,
    fixed: `
      services:
        a:
          image: a
        b:
          image: b
          depends_on: { c: { condition: service_healthy, required: false } }
        c: { image: c }
    `,
  },
  {
    because: 'links, volumes and shared namespaces are waited for, too',
    bad: `
      services:
        a: { image: a, links: ["b:other"] }
        b: { image: b, volumes_from: ["c:ro"] }
        c: { image: c, network_mode: «"service:a"» }
        d: { image: d, pid: "service:e", depends_on: [] }
        e: { image: e, depends_on: [«d»] }
    `,
    fixed: `
      services:
        a: { image: a, links: ["b:other"] }
        b: { image: b, volumes_from: ["c:ro"] }
        c: { image: c, network_mode: "service:a" }
        d: { image: d, pid: "service:e", depends_on: [] }
        e: { image: e }
    `,
  },
  {
    because: 'they only meet where both profiles are named',
    bad: `
      services:
        a: { image: a, profiles: [one], depends_on: [b] }
        b: { image: b, profiles: [two], depends_on: [«a»] }
    `,
    fixed: `
      services:
        a: { image: a, profiles: [one], depends_on: [b] }
        b: { image: b, profiles: [two] }
    `,
  },
  {
    because: 'two ways to one service are no circle',
    good: `
      services:
        web: { image: web, depends_on: [api, worker] }
        api: { image: api, depends_on: [db] }
        worker: { image: worker, depends_on: [db] }
        db: { image: postgres:18 }
    `,
  },
  {
    because: 'a wait that is taken away again, or for something of another file',
    good: `
      services:
        a: { image: a, depends_on: [b, elsewhere] }
        b: { image: b, depends_on: !reset [a], volumes_from: ["container:a"], links: [b2] }
    `,
  },
  {
    because: 'a variable is no name',
    good: 'services: { a: { image: a, depends_on: ["${OTHER:-b}"] }, b: { image: b } }\n',
  },
  {
    because: 'extending a service is no waiting',
    good: 'services: { a: { image: a }, b: { extends: a, depends_on: [a] } }\n',
  },
  { because: 'the network of the host', good: 'services: { a: { image: a, network_mode: host, pid: host } }\n' },
];
