import { rule } from '../../../engine/rule';
import { parsePlatform } from '../_shared/platform';

export default rule('dockerfile/platform-hardcoded', {
  title: 'FROM fixes the platform',
  why: 'The stage is built for this platform whatever `--platform` the build asks for, so an image for another one is slow, or does not start.',
  severity: 'hint',
  category: 'correctness',
  peers: {
    hadolint: ['DL3029'],
    buildkit: ['FromPlatformFlagConstDisallowed'],
    semgrep: ['avoid-platform-with-from'],
    kics: ['Using Platform Flag with FROM Command'],
  },
  references: ['https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/'],
  fix: [
    { title: 'Leave the platform to the build', safety: 'suggested' },
    { title: 'Build on the platform of the builder', safety: 'suggested' },
  ],
  visit: 'from',
  check(from, report) {
    const flag = from.flag('platform');
    const value = flag?.value;
    if (!flag || !value || value.value.includes('$')) return;
    const platform = parsePlatform(flag.text);
    if (!platform) return;
    const name = from.alias?.value.toLowerCase() ?? '';
    // A stage that is called by its platform is meant to be of that one.
    if (name.includes(platform.system) || name.includes(platform.architecture)) return;
    report(flag, {
      says: `the stage is always built for ${flag.text}`,
      fix: [
        (edit) => (value.parts ? edit.refuse('The flag is not in one piece.') : edit.removeWord(flag)),
        (edit) => (value.parts ? edit.refuse('The flag is not in one piece.') : edit.replace(value, '$BUILDPLATFORM')),
      ],
    });
  },
  examples: [
    {
      bad: `
        FROM «--platform=linux/amd64» golang:1.26 AS build
        RUN go build -o /out/api .
      `,
      fixed: `
        FROM golang:1.26 AS build
        RUN go build -o /out/api .
      `,
      otherwiseFixed: [
        `
        FROM --platform=$BUILDPLATFORM golang:1.26 AS build
        RUN go build -o /out/api .
      `,
      ],
    },
    {
      because: 'quotes, a variant, an alias of an architecture, and a line of its own',
      bad: `
        FROM «--platform="linux/arm/v7"» alpine:3.22
        FROM «--platform=x86_64» alpine:3.22
        FROM \\
          «--platform=arm64» \\
          # small
          alpine:3.22
      `,
      fixed: `
        FROM alpine:3.22
        FROM alpine:3.22
        FROM \\
          # small
          alpine:3.22
      `,
    },
    {
      because: 'the platform of the builder or of the build',
      good: `
        ARG PLATFORM=linux/amd64
        FROM --platform=$BUILDPLATFORM golang:1.26 AS build
        FROM --platform="\${BUILDPLATFORM:-linux/amd64}" golang:1.26 AS other
        FROM --platform=$PLATFORM alpine:3.22
        FROM --platform=linux/$TARGETARCH alpine:3.22
      `,
    },
    {
      because: 'the stage says by its name which platform it is for',
      good: 'FROM --platform=linux/amd64 alpine:3.22 AS build_amd64\nFROM --platform=linux/arm64 alpine:3.22 AS linux\n',
    },
    {
      because: 'what is no platform is another problem',
      good: 'FROM --platform=foobar alpine:3.22\nFROM --platform= alpine:3.22\n',
    },
  ],
});
