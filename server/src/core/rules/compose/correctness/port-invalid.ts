import { rule } from '../../../engine/rule';
import { titleOf } from '../_shared/service';

export default rule('compose/port-invalid', {
  title: 'The port cannot be published',
  why: 'Compose refuses the whole file over a port that it cannot read.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/services/#ports'],
  visit: 'port',
  check({ service, problem, problemPlace, isRefused }, report) {
    if (problem === undefined) return;
    report(problemPlace, {
      says: `${titleOf(service)}: ${problem}`,
      // What the long form says is handed to the engine as it is.
      severity: isRefused ? 'error' : 'warning',
    });
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: web
            ports:
              - «"8080:http"»
              - «"127.0.0.1:70000:80"»
              - «"localhost:8080:80"»
              - «"8000-8010:80-85"»
      `,
    },
    {
      because: 'an unknown protocol, a range that ends before it begins, nothing',
      bad: 'services: { web: { image: web, ports: [«"80:80/http"», «"90-80"», «"80:"», «""», «"[::1:80:80"», «"::1:80:80"»] } }\n',
    },
    {
      because: 'a container has no port 0',
      bad: 'services: { web: { image: web, ports: [«0», «"80:0/udp"», «"${IP}:0"»] } }\n',
    },
    {
      because: 'the long form has a target, and an address that is one',
      bad: `
        services:
          web:
            image: web
            ports:
              - published: «"80"»
              - { target: 80, published: «"http"» }
              - { target: 80, host_ip: «localhost» }
      `,
    },
    {
      because: 'every form that Compose knows',
      good: `
        services:
          web:
            image: web
            ports: [80, "8080:80", "127.0.0.1:8080:80/udp", "[::1]:81:81", "8000-8010:80", "90-91:90-91/TCP", "82:82/", "127.0.0.1::80", ":80", "0:80"]
      `,
    },
    {
      because: 'nobody knows what the variables bring',
      good: 'services: { web: { image: web, ports: ["${A}:80", "${B}", "${IP}:80:80", "80:${C:-80}"] } }\n',
    },
  ],
});
