import { rule } from '../../../engine/rule';
import { isGitAddress, isWebAddress } from '../_shared/remote-sources';

const algorithms: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

export default rule('dockerfile/add-checksum-invalid', {
  title: 'The --checksum flag cannot work',
  why: 'The builder refuses a checksum that is none, and one where nothing or more than one thing is downloaded.',
  todo: 'Give one address to an ADD, and write its checksum as sha256: and 64 digits, or the commit of a repository.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  visit: 'add',
  check(add, report) {
    const { checksum, sources } = add;
    const value = checksum?.value;
    if (!checksum || value === undefined || value === '') return;
    const [source, ...others] = sources;
    const address = source?.value;
    if (!source || others.length > 0) report(checksum, { says: 'a checksum is of one download only' });
    else if (address === undefined) return;
    else if (!isGitAddress(address) && !isWebAddress(address)) {
      report(checksum, { says: `nothing is downloaded, so there is no checksum of ${source.raw}` });
    } else if (!isGitAddress(address) && !isDigest(value)) report(checksum, { says: `${value} is no checksum` });
  },
  examples: [
    {
      bad: `
        FROM alpine:3.24
        ADD --checksum=«sha256:0ff» https://example.com/app.tar.gz /tmp/
        ADD --checksum=«c3» ["https://example .com/app.git", "/src"]
        ADD --checksum=«c3» https://example.com/a%zz.git /src
      `,
    },
    {
      because: 'a file, several addresses, no algorithm',
      bad: `
        FROM alpine:3.24
        ADD --checksum=«sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d» app.tar.gz /tmp/
        ADD --checksum=«md5:d41d8cd98f00b204e9800998ecf8427e» https://example.com/a /tmp/
        ADD --checksum=«x» https://example.com/a https://example.com/b /tmp/
      `,
    },
    {
      because: 'a whole digest, the commit of a repository, a variable',
      good: `
        FROM alpine:3.24
        ARG SUM
        ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/a /a
        ADD --checksum=a1b2c3 https://github.com/moby/buildkit.git /src
        ADD --checksum=$SUM https://example.com/a /a
      `,
    },
  ],
});

function isDigest(value: string): boolean {
  const [algorithm = '', encoded = '', ...others] = value.split(':');
  const length = Object.hasOwn(algorithms, algorithm) ? algorithms[algorithm] : undefined;
  return others.length === 0 && encoded.length === length && /^[a-f0-9]+$/.test(encoded);
}
