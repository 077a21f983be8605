import { rule } from '../../../engine/rule';

export default rule('daemon/seccomp-unconfined', {
  title: 'The seccomp filter is off for all containers',
  why: 'Containers can make every system call, those included that kernel exploits need.',
  severity: 'error',
  category: 'isolation',
  peers: { cis: ['2.17', '5.22'] },
  references: ['https://docs.docker.com/engine/security/seccomp/'],
  fix: { title: 'Go back to the built-in filter', safety: 'suggested' },
  visit: 'key',
  check(key, report) {
    if (key.name !== 'seccomp-profile' || key.value?.type !== 'scalar' || key.value.value !== 'unconfined') return;
    report(key.value, { fix: (edit) => edit.remove(key.entry) });
  },
  examples: [
    {
      bad: `
        {
          "icc": false,
          "seccomp-profile": «"unconfined"»,
          "live-restore": true
        }
      `,
      fixed: `
        {
          "icc": false,
          "live-restore": true
        }
      `,
    },
    {
      because: 'the last member takes the comma before it along',
      bad: '{"icc":false,"seccomp-profile":«"unconfined"»}\n',
      fixed: '{"icc":false}\n',
    },
    { because: 'the built-in filter', good: '{ "seccomp-profile": "builtin" }\n' },
    { because: 'a profile of one’s own', good: '{ "seccomp-profile": "/etc/docker/seccomp.json" }\n' },
  ],
});
