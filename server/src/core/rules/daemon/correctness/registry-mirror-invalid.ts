import { rule } from '../../../engine/rule';
import { mirrorProblem } from '../../../model/daemon-values';
import { textsOf } from '../_shared/texts';

export default rule('daemon/registry-mirror-invalid', {
  title: 'The registry mirror is not a valid address',
  why: 'dockerd does not start with a mirror that is no plain http or https address.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/docker-hub/image-library/mirror/'],
  fix: { title: 'Reach it by https', safety: 'suggested' },
  visit: 'setting',
  check(place, report) {
    if (place.path.length !== 1 || place.path[0] !== 'registry-mirrors' || place.value.type !== 'list') return;
    for (const { node, text } of textsOf(place)) {
      const problem = mirrorProblem(text);
      const isBare = text !== '' && !text.includes('://') && mirrorProblem(`https://${text}`) === undefined;
      if (!problem) continue;
      report(node, {
        says: `Mirror "${withoutPassword(text)}" ${problem}`,
        fix: isBare ? (edit) => edit.setScalar(node, `https://${text}`) : undefined,
      });
    }
  },
  examples: [
    {
      bad: '{ "registry-mirrors": [«"mirror.example.com:5000"»] }\n',
      fixed: '{ "registry-mirrors": ["https://mirror.example.com:5000"] }\n',
    },
    {
      because: 'other schemes, queries and passwords are refused',
      bad: `
        {
          "registry-mirrors": [
            «"ftp://mirror.example.com"»,
            «"https://mirror.example.com/?a=b"»,
            «"https://me:secret@mirror.example.com"»
          ]
        }
      `,
    },
    {
      because: 'ports and paths are fine',
      good: '{ "registry-mirrors": ["https://mirror.example.com:5000/hub/", "http://192.0.2.7"] }\n',
    },
  ],
});

/** A message is no place for a password. */
function withoutPassword(text: string): string {
  const at = text.lastIndexOf('@');
  return at < 0 ? text : `…${text.slice(at)}`;
}
