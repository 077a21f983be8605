import { rule } from '../../../engine/rule';

export default rule('dockerfile/platform-redundant', {
  title: '--platform=$TARGETPLATFORM is the default',
  why: 'Every stage is built for the platform of the build unless it says otherwise, so the flag only makes readers look for a reason.',
  severity: 'hint',
  category: 'correctness',
  peers: { hadolint: ['DL3065'], buildkit: ['RedundantTargetPlatform'] },
  references: ['https://docs.docker.com/reference/build-checks/redundant-target-platform/'],
  fix: { title: 'Remove the flag', safety: 'safe' },
  visit: 'from',
  check(from, report) {
    const flag = from.flag('platform');
    const value = flag?.value;
    // The builder takes quotes and escapes off a flag before it fills variables in.
    if (!flag || !value || !/^\$(?:TARGETPLATFORM|\{TARGETPLATFORM(?:\}|:?-[^{}$]*\}))$/.test(flag.text)) return;
    if (from.model.globalPairs.some(redefines)) return;
    report(flag, {
      says: 'every stage is built for the target platform by itself',
      fix: (edit) => (value.parts ? edit.refuse('The flag is not in one piece.') : edit.removeWord(flag)),
    });
  },
  examples: [
    {
      bad: `
        FROM «--platform=$TARGETPLATFORM» alpine:3.22
        RUN apk add --no-cache git
      `,
      fixed: `
        FROM alpine:3.22
        RUN apk add --no-cache git
      `,
    },
    {
      because:
        'in braces, in quotes, with a default that is never used, on a line of its own, declared without a value',
      bad: `
        ARG TARGETPLATFORM
        FROM «--platform=\${TARGETPLATFORM}» alpine:3.22
        FROM «--platform="$TARGETPLATFORM"» alpine:3.22 AS build
        from \\
          «--platform=\${TARGETPLATFORM:-linux/amd64}» \\
          # small
          alpine:3.22
      `,
      fixed: `
        ARG TARGETPLATFORM
        FROM alpine:3.22
        FROM alpine:3.22 AS build
        from \\
          # small
          alpine:3.22
      `,
    },
    {
      because: 'other variables, and text around it',
      good: `
        FROM --platform=$BUILDPLATFORM alpine:3.22
        FROM --platform=linux/$TARGETARCH alpine:3.22
        FROM --platform=$TARGETOS/$TARGETARCH alpine:3.22
        FROM --platform=\${TARGETPLATFORM}/v8 alpine:3.22
        FROM --platform=\${TARGETPLATFORM:+linux/amd64} alpine:3.22
      `,
    },
    {
      because: 'the file gives it another value',
      good: 'ARG TARGETPLATFORM=linux/amd64\nFROM --platform=$TARGETPLATFORM alpine:3.22\n',
    },
  ],
});

function redefines({ name, value }: { readonly name: string; readonly value: unknown }): boolean {
  return name === 'TARGETPLATFORM' && value !== undefined;
}
