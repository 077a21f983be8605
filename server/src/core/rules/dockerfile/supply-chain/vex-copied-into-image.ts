import { booleanOption, rule } from '../../../engine/rule';
import { removeSource } from '../_shared/file-mount';
import { isExportOnly } from '../_shared/run-time-part';

export default rule('dockerfile/vex-copied-into-image', {
  title: 'A VEX document is copied into the image',
  why: 'What it says of vulnerabilities cannot be corrected without a new build, and Docker Scout does not read it once the image has any attestation, which buildx adds by itself.',
  todo: 'Attach it to the pushed image: `docker scout attestation add --file <file> --predicate-type https://openvex.dev/ns/v0.2.0 <image>`, or `cosign attest --predicate <file> --type openvex <image>`.',
  severity: 'info',
  category: 'supply-chain',
  peers: { tally: ['tally/prefer-vex-attestation'] },
  references: ['https://docs.docker.com/scout/how-tos/create-exceptions-vex/'],
  fix: { title: 'Do not copy it', safety: 'suggested' },
  options: {
    attestations: booleanOption('Whether images are built with attestations, as buildx does by itself.', true),
  },
  visit: 'copy',
  check(copy, report, { options: { attestations } }) {
    const found = copy.sources.filter(({ value, raw }) => /\.(?:open)?vex\.json$/i.test(value ?? raw));
    if (found.length === 0 || copy.from || !copy.stage.isShipped || isExportOnly(copy.stage)) return;
    for (const source of found) {
      report(source, {
        says: `${source.value ?? source.raw} says more when it is attached to the image`,
        severity: attestations ? 'info' : 'hint',
        fix(edit) {
          if (copy.syntax.json && copy.sources.length > 1) edit.refuse('It is one of several strings.');
          else removeSource(edit, copy, source);
        },
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12
        COPY app.conf «app.vex.json» /etc/app/
        CMD ["app"]
      `,
      fixed: `
        FROM debian:12
        COPY app.conf /etc/app/
        CMD ["app"]
      `,
    },
    {
      because: 'the only source, in any case, and by a pattern',
      bad: `
        FROM debian:12 AS base
        COPY «docs/*.OpenVEX.json» /var/lib/db/sbom/
        FROM base
        CMD ["app"]
      `,
      fixed: `
        FROM debian:12 AS base
        FROM base
        CMD ["app"]
      `,
    },
    {
      because: 'other files of JSON',
      good: `
        FROM debian:12
        COPY vex.json package.json vex.json.gz /srv/
      `,
    },
    {
      because: 'the image that is shipped does not hold it',
      good: `
        FROM debian:12 AS build
        COPY app.vex.json /srv/
        FROM debian:12
        COPY --from=build /srv/app.vex.json /srv/
      `,
    },
    {
      because: 'a stage that only hands files out',
      good: `
        FROM scratch
        COPY app.vex.json /
      `,
    },
  ],
});
