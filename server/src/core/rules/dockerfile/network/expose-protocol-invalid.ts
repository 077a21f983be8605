import { rule } from '../../../engine/rule';
import { nearestWord } from '../../../text/did-you-mean';
import { exposedWords } from '../_shared/exposed-words';

const protocols = ['tcp', 'udp', 'sctp'];

export default rule('dockerfile/expose-protocol-invalid', {
  title: 'EXPOSE names an unknown protocol',
  why: 'The builder refuses the instruction, so the image cannot be built.',
  severity: 'error',
  category: 'correctness',
  peers: { 'dockerfile-utils': ['INVALID_PROTO'] },
  references: ['https://docs.docker.com/reference/dockerfile/#expose'],
  fix: { title: 'Use a protocol that is known', safety: 'suggested' },
  visit: 'expose',
  check(expose, report) {
    for (const { at, text } of exposedWords(expose)) {
      const slash = text.indexOf('/');
      const protocol = slash < 0 ? '' : text.slice(slash + 1);
      if (protocol === '' || protocols.includes(protocol.toLowerCase())) continue;
      const written = expose.textIn(at.span);
      const nearest = nearestWord(protocol, protocols);
      const isAsWritten = written === text;
      const name = isAsWritten ? { span: { start: at.span.start + slash + 1, end: at.span.end } } : at;
      report(name, {
        says: `${protocol} is no protocol of EXPOSE`,
        fix:
          nearest !== undefined && isAsWritten
            ? { title: `Use ${nearest}`, edit: (edit) => edit.replace(name, nearest) }
            : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        FROM nginx:1.29
        EXPOSE 80/«tpc»
      `,
      fixed: `
        FROM nginx:1.29
        EXPOSE 80/tcp
      `,
    },
    { because: 'too many', bad: 'FROM nginx:1.29\nEXPOSE 80/«tcp/udp» 80/«http»\n' },
    {
      because: 'those that are known, in any case, and none',
      good: 'FROM nginx:1.29\nARG P\nEXPOSE 80/tcp 80/UDP 80/sctp 80 80/ 80/$P\n',
    },
  ],
});
