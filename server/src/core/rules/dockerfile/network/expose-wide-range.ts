import { numberOption, rule } from '../../../engine/rule';

export default rule('dockerfile/expose-wide-range', {
  title: 'A very wide range of ports is exposed',
  why: 'With `docker run -P` each of them is published, and whoever reads the file does not learn what the program listens on.',
  todo: 'Name the ports that the program listens on.',
  severity: 'info',
  category: 'network',
  peers: { cis: ['5.9'] },
  references: ['https://docs.docker.com/reference/dockerfile/#expose'],
  options: { most: numberOption('How many ports a range may have, such as those of RTP or of passive FTP.', 100) },
  visit: 'expose',
  check({ ports }, report, { options: { most } }) {
    for (const { first, last, span, value } of ports) {
      if (first === undefined || last === undefined || first > last || last > 65535) continue;
      const count = last - first + 1;
      if (count > most) report({ span }, { says: `${value.value ?? value.raw} holds ${count} ports` });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12
        EXPOSE 80 «30000-40000/udp»
      `,
    },
    {
      because: 'all of them, and a range that variables make up',
      bad: `
        FROM debian:12
        ENV FIRST=1 LAST=65535
        EXPOSE «$FIRST-$LAST»
      `,
    },
    {
      because: 'up to a hundred are a service that needs them',
      good: `
        FROM debian:12
        EXPOSE 10000-10099/udp 80 443
      `,
    },
    {
      because: 'the settings allow more',
      good: `
        FROM debian:12
        EXPOSE 10000-20000/udp
      `,
      options: { most: 20000 },
    },
    {
      because: 'what is unknown, or no range at all',
      good: `
        FROM debian:12
        ARG LAST
        EXPOSE 8000-$LAST 9000-8000
      `,
    },
  ],
});
