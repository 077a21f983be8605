import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    because: 'what the block leaves out counts as zero',
    bad: `
      services:
        worker:
          image: worker
          mem_limit: «512m»
          cpus: «0.5»
          deploy:
            resources:
              limits:
                pids: 100
    `,
    otherwiseFixed: [
      `
      services:
        worker:
          image: worker
          mem_limit: 512m
          cpus: 0.5
          deploy:
            resources:
              limits:
                pids: 100
                memory: 512m
                cpus: "0.5"
    `,
    ],
  },
  {
    because: 'a limit that is lifted is another one',
    bad: `
      services:
        worker:
          image: worker
          mem_limit: «-1»
          deploy:
            resources:
              limits: { memory: 512M }
    `,
    fixed: `
      services:
        worker:
          image: worker
          deploy:
            resources:
              limits: { memory: 512M }
    `,
  },
  {
    because: 'reservations, processes and copies come in pairs, too',
    bad: `
      services:
        worker:
          image: worker
          mem_reservation: «64m»
          pids_limit: «50»
          scale: «2»
          deploy:
            replicas: 3
            resources:
              reservations: { memory: 32m }
              limits: { pids: 100 }
    `,
    fixed: `
      services:
        worker:
          image: worker
          deploy:
            replicas: 3
            resources:
              reservations: { memory: 32m }
              limits: { pids: 100 }
    `,
    otherwiseFixed: [
      `
      services:
        worker:
          image: worker
          mem_reservation: 64m
          pids_limit: 50
          scale: 2
          deploy:
            replicas: 2
            resources:
              reservations: { memory: 64m }
              limits: { pids: 50 }
    `,
    ],
  },
  {
    because: 'the same amount, however it is written',
    good: `
      services:
        a: { image: a, mem_limit: 512m, deploy: { resources: { limits: { memory: 536870912 } } } }
        b: { image: b, cpus: 0.5, deploy: { resources: { limits: { cpus: "0.50" } } } }
        c: { image: c, mem_limit: 1gb, deploy: { resources: { limits: { memory: 1024M } } } }
    `,
  },
  {
    because: 'nobody knows what the variable brings',
    good: `
      services:
        a: { image: a, mem_limit: "\${MEMORY}", deploy: { resources: { limits: { memory: 1g } } } }
        b: { image: b, mem_limit: 1g, deploy: { resources: { limits: { memory: "\${MEMORY}" } } } }
    `,
  },
  {
    because: 'there is no such block, or the key sets nothing',
    good: `
      services:
        a: { image: a, mem_limit: 512m, deploy: { resources: { reservations: { memory: 64m } } } }
        b: { image: b, scale: 2, deploy: { mode: replicated } }
        c: { image: c, cpus: 0, deploy: { resources: { limits: { memory: 64m } } } }
        d: { image: d, cpus: 1, deploy: { resources: { limits: } } }
    `,
  },
  {
    because: 'the key was taken away',
    good: 'services: { a: { image: a, cpus: !reset 1, deploy: { resources: { limits: { cpus: "2" } } } } }\n',
  },
];
