import { rule } from '../../../engine/rule';
import { parsePlatform } from '../_shared/platform';

export default rule('dockerfile/platform-invalid', {
  title: 'The platform of FROM is none',
  why: 'The builder cannot tell which image to take, and refuses the file.',
  todo: 'Write system/architecture, such as linux/arm64.',
  severity: 'error',
  category: 'correctness',
  peers: { hadolint: ['DL3029'] },
  references: ['https://docs.docker.com/reference/dockerfile/#from'],
  visit: 'from',
  check({ platform }, report) {
    const value = platform?.value;
    if (!platform || value === undefined || platform.variables.length > 0) return;
    // An empty flag is as good as none.
    if (platform.raw !== '' && !parsePlatform(value)) report(platform, { says: `${value} is no platform` });
  },
  examples: [
    {
      bad: `
        FROM --platform=«linux/amd64/v2/x» alpine:3.24
        FROM --platform=«intel» alpine:3.24
        FROM --platform=«linux/» alpine:3.24
        FROM --platform=«linux/*» alpine:3.24
        FROM --platform=«windows10.0/amd64» alpine:3.24
        FROM --platform=«linux/arm(7)» alpine:3.24
      `,
    },
    {
      because: 'a system, an architecture, both, with a variant or a version',
      good: `
        FROM --platform=linux alpine:3.24
        FROM --platform=arm64 alpine:3.24
        FROM --platform=linux/arm/v7 alpine:3.24
        FROM --platform=windows(10.0.17763+win32k)/amd64 mcr.microsoft.com/windows/nanoserver:ltsc2019
        FROM --platform=windows(10.0.17763)/amd64 mcr.microsoft.com/windows/nanoserver:ltsc2019
        FROM --platform=$BUILDPLATFORM alpine:3.24
      `,
    },
  ],
});
