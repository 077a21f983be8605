import { rule } from '../../../engine/rule';
import type { Expose } from '../../../model/dockerfile-image-instructions';
import { spanWithin } from '../../../model/dockerfile-value';
import type { Word } from '../../../syntax/dockerfile-tree';
import { BLANKS, exposedTexts } from '../_shared/exposed-words';

export default rule('dockerfile/expose-protocol-casing', {
  title: 'The protocol in EXPOSE is not lower case',
  why: 'The image stores the protocol in lower case, so the file shows another text than `docker inspect` and searches miss it.',
  severity: 'hint',
  category: 'correctness',
  peers: { buildkit: ['ExposeProtoCasing'] },
  references: ['https://docs.docker.com/reference/build-checks/expose-proto-casing/'],
  fix: { title: 'Write the protocol in lower case', safety: 'safe' },
  visit: 'expose',
  check(expose, report) {
    for (const { word, protocol } of protocolsOf(expose)) {
      if (protocol === protocol.toLowerCase()) continue;
      const says = `${protocol} is stored as ${protocol.toLowerCase()}`;
      const from = word.value.lastIndexOf(`/${protocol}`) + 1;
      // The value of a variable is written elsewhere.
      if (from === 0) {
        report(word, { says });
        continue;
      }
      const written = { span: spanWithin(word, from, from + protocol.length) };
      report(written, {
        says,
        fix: (edit) =>
          word.parts ? edit.refuse('The word is not in one piece.') : edit.replace(written, protocol.toLowerCase()),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM coredns/coredns:1.12.0
        EXPOSE 53/«UDP» 53/«TCP» 9153/tcp
      `,
      fixed: `
        FROM coredns/coredns:1.12.0
        EXPOSE 53/udp 53/tcp 9153/tcp
      `,
    },
    {
      because: 'mixed case, ranges, quotes and a port that a variable holds',
      bad: `
        FROM alpine:3.22
        ENV PORT=80
        EXPOSE "3478-3497/«Udp»" \\
          # the site
          $PORT/«Tcp»
        ONBUILD EXPOSE 132/«SCTP»
      `,
      fixed: `
        FROM alpine:3.22
        ENV PORT=80
        EXPOSE "3478-3497/udp" \\
          # the site
          $PORT/tcp
        ONBUILD EXPOSE 132/sctp
      `,
    },
    {
      because: 'a blank that is no space parts ports',
      bad: 'FROM alpine:3.22\nARG PORT\nEXPOSE 80/«TCP»\u00a0$PORT\n',
    },
    { because: 'it comes out of a variable', bad: 'FROM alpine:3.22\nENV PORT=53/UDP\nEXPOSE «$PORT»\n' },
    { because: 'in lower case, or left out', good: 'FROM alpine:3.22\nEXPOSE 53/udp 80 443/tcp\n' },
    {
      because: 'nobody knows what the build is given',
      good: 'FROM alpine:3.22\nARG PORT\nEXPOSE $PORT\nEXPOSE 80/$PORT\n',
    },
    { because: 'what is no protocol is another problem', good: 'FROM alpine:3.22\nEXPOSE 80/HTTP\n' },
  ],
});

/** The protocols as they are written, each with its word; not those that the builder does not know. */
function protocolsOf(expose: Expose): readonly { readonly word: Word; readonly protocol: string }[] {
  return expose.ports.flatMap(({ value }, index) => {
    const word = expose.syntax.words[index];
    if (!word) return [];
    const known = exposedTexts(value).map((text) => /^[^/]*\/(tcp|udp|sctp)$/i.exec(text)?.[1]);
    // Any blank that Go knows parts ports, whatever a variable beside them holds.
    const written = () => value.raw.split(BLANKS).map((text) => /\/(tcp|udp|sctp)["']?$/i.exec(text)?.[1]);
    const all = value.value === undefined ? written() : known;
    return all.flatMap((protocol) => (protocol === undefined ? [] : { word, protocol }));
  });
}
