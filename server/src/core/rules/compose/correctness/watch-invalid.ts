import { rule } from '../../../engine/rule';
import { titleOf } from '../_shared/service';

const withoutTarget = new Set(['rebuild', 'restart']);

export default rule('compose/watch-invalid', {
  title: 'The watch rule lacks what it needs',
  why: 'Compose refuses the whole file: it does not know where the changed files belong.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/develop/'],
  visit: 'service',
  check(service, report) {
    for (const item of service.get('develop', 'watch')?.items ?? []) {
      const action = item.get('action');
      const path = item.get('path');
      if (path?.text === '') report(path.place, { says: `${titleOf(service)}: the watched path is empty` });
      if (!action?.text || withoutTarget.has(action.text)) continue;
      const target = item.get('target');
      if (target && target.text !== '' && !target.isNull) continue;
      report(action.place, { says: `${titleOf(service)}: the action ${action.text} needs a target` });
    }
  },
  examples: [
    {
      bad: `
        services:
          web:
            build: .
            develop:
              watch:
                - path: ./src
                  action: «sync»
                - path: «""»
                  action: rebuild
      `,
    },
    {
      because: 'building and starting again need no target',
      good: `
        services:
          web:
            build: .
            develop:
              watch:
                - { path: a, action: rebuild }
                - { path: b, action: restart }
                - { path: c, action: sync, target: /c }
                - { path: d, action: "\${HOW}" }
      `,
    },
  ],
});
