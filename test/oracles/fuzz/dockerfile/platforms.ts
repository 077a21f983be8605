import type { Manner } from './manner';

const platforms = [
  'linux/amd64',
  'linux/arm64/v8',
  'linux/arm/v7',
  'linux',
  'arm64',
  'linux/x86_64',
  'windows/amd64',
  'windows(10.0.17763)/amd64',
  'LINUX/AMD64',
  '$BUILDPLATFORM',
  '$TARGETPLATFORM',
  '${TARGETPLATFORM:-linux/arm64}',
  'linux/$TARGETARCH',
  '"linux/amd64"',
];
const oddPlatforms = ['foo', 'linux/${A}', 'linux/', '/amd64', 'linux/amd64/v2/x', '', '*/amd64', 'local', '$A', 'a b'];

/** What may stand behind --platform. */
export function platform(manner: Manner): string {
  return manner.pick(platforms, oddPlatforms);
}
