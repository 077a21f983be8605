import { rule } from '../../../engine/rule';
import type { Value } from '../../../model/dockerfile-value';
import { spanWithin } from '../../../model/dockerfile-value';
import { BLANKS } from '../_shared/exposed-words';

export default rule('dockerfile/expose-host-mapping', {
  title: 'EXPOSE holds an IP address or a host port',
  why: 'EXPOSE publishes nothing: the builder drops the address and the port of the host, and a later one will refuse the file.',
  todo: 'Publish with `docker run -p` or under `ports:` in Compose.',
  severity: 'warning',
  category: 'correctness',
  peers: { buildkit: ['ExposeInvalidFormat'] },
  references: ['https://docs.docker.com/reference/build-checks/expose-invalid-format/'],
  // It is all that the builder takes of it.
  fix: { title: 'Keep the port of the container', safety: 'safe' },
  visit: 'expose',
  check(expose, report) {
    for (const [index, { value, span }] of expose.ports.entries()) {
      const word = expose.syntax.words[index];
      const colon = lastColon(value);
      if (!word || colon === undefined) continue;
      const start = /^["']/.test(value.raw) ? 1 : 0;
      // A word may hold several ports where a blank beyond ASCII stands in it.
      const isWritten = colon >= 0 && !word.parts && !BLANKS.test(value.raw);
      const mapping = { span: spanWithin(word, start, colon + 1) };
      report(
        { span },
        {
          says: `${value.value ?? value.raw}: only the port of the container counts`,
          fix: isWritten ? (edit) => edit.replace(mapping, '') : undefined,
        },
      );
    }
  },
  examples: [
    {
      bad: `
        FROM nginx:1.29
        EXPOSE «8080:80»
      `,
      fixed: `
        FROM nginx:1.29
        EXPOSE 80
      `,
    },
    {
      because: 'addresses of both kinds, ranges and protocols, the other ports stay',
      bad: `
        FROM alpine:3.22
        ENV PORT=80
        EXPOSE «127.0.0.1:80:80» 443 \\
          # IPv6
          «[::1]:5353:53/udp»
        EXPOSE «"8000-8010:8000-8010"» «8080:$PORT»
      `,
      fixed: `
        FROM alpine:3.22
        ENV PORT=80
        EXPOSE 80 443 \\
          # IPv6
          53/udp
        EXPOSE "8000-8010" $PORT
      `,
    },
    { because: 'it comes out of a variable', bad: 'FROM alpine:3.22\nENV PORT=8080:80\nEXPOSE «$PORT»\n' },
    { because: 'ports, ranges and protocols', good: 'FROM alpine:3.22\nEXPOSE 80 443/tcp 8000-8010/udp\n' },
    { because: 'the colon is that of a default', good: 'FROM alpine:3.22\nARG PORT\nEXPOSE ${PORT:-80}\n' },
    { because: 'an empty host port is none', good: 'FROM alpine:3.22\nEXPOSE :80\n' },
  ],
});

/** Where the last colon of a mapping is written, -1 where a variable holds it; nothing where there is no mapping. */
function lastColon({ raw, value, variables, span }: Value): number | undefined {
  if (value !== undefined) {
    if (!value.split(BLANKS).some((port) => /[^:]:/.test(port))) return undefined;
    if (variables.length === 0) return raw.lastIndexOf(':');
  }
  // Colons inside `${X:-80}` are those of the variable.
  let bare = raw;
  for (const variable of variables) {
    const from = variable.span.start - span.start;
    const length = variable.span.end - variable.span.start;
    bare = bare.slice(0, from) + '$'.repeat(length) + bare.slice(from + length);
  }
  const colon = bare.lastIndexOf(':');
  if (value !== undefined) return colon;
  return /[^:$"'][^:]*:/.test(bare) ? colon : undefined;
}
