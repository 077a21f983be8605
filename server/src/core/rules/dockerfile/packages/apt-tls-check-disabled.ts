import { rule } from '../../../engine/rule';
import { isFalsy } from '../../../knowledge/package-managers';
import { aptSettings } from '../_shared/apt-settings';

export default rule('dockerfile/apt-tls-check-disabled', {
  title: 'apt does not check certificates',
  why: 'Anybody on the way to the mirror can answer in its place: hold updates back, or read the sign-in to a private one. Signatures of packages are still checked.',
  todo: 'Install ca-certificates in an earlier step, from a mirror over http where there is none yet: apt checks signatures there as well.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { cis: ['4.11'] },
  references: ['https://manpages.debian.org/bookworm/apt/apt-transport-https.1.en.html'],
  fix: { title: 'Let apt check certificates', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    for (const setting of aptSettings(instruction)) {
      const { key, value, owner } = setting;
      if (VERIFY.test(key) && isFalsy(value)) {
        report(setting, {
          says: `${owner}: ${key} lets apt take whatever certificate it is shown`,
          fix: (edit) => setting.remove(edit, 'true'),
        });
      } else if (/(?:^|:)SslForceVersion$/i.test(key) && /^(?:SSLv\d|TLSv1(?:\.[01])?)$/i.test(value)) {
        report(setting, {
          says: `${owner}: ${key} makes apt speak ${value}, which can be broken`,
          fix: (edit) => setting.remove(edit, 'TLSv1.2'),
        });
      }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN apt-get «-o Acquire::https::Verify-Peer=false» update
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get update
      `,
    },
    {
      because: 'for one host, for the name only, an old protocol',
      bad: `
        FROM debian:12-slim
        RUN apt-get «-o "Acquire::https::mirror.example.com::Verify-Peer=no"» «--option=Acquire::https::Verify-Host=0» update && \\
            apt-get «-o Acquire::https::SslForceVersion=TLSv1» update
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get update && \\
            apt-get update
      `,
    },
    {
      because: 'the configuration says it for every call',
      bad: `
        FROM debian:12-slim
        RUN echo "«Acquire::https::Verify-Peer \\"false\\";»" | tee /etc/apt/apt.conf.d/99own && apt-get update
        RUN touch /etc/apt/apt.conf && echo 'Acquire::https { «Verify-Host "false";» };' >> /etc/apt/apt.conf
      `,
      fixed: `
        FROM debian:12-slim
        RUN echo "Acquire::https::Verify-Peer \\"true\\";" | tee /etc/apt/apt.conf.d/99own && apt-get update
        RUN touch /etc/apt/apt.conf && echo 'Acquire::https { Verify-Host "true"; };' >> /etc/apt/apt.conf
      `,
    },
    {
      because: 'the check is on',
      good: `
        FROM debian:12-slim
        RUN apt-get -o Acquire::https::Verify-Peer=true -o Acquire::https::SslForceVersion=TLSv1.3 update
      `,
    },
    {
      because: 'other settings may be false',
      good: `
        FROM debian:12-slim
        RUN apt-get -o Acquire::Check-Valid-Until=false -o Acquire::http::No-Cache=false update
      `,
    },
    {
      because: 'authorities that apt needs are installed first; text is no setting',
      good: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && \\
            echo "Acquire::https::Verify-Peer false;"
      `,
    },
  ],
});

const VERIFY = /(?:^|:)Verify-(?:Peer|Host)$/i;
