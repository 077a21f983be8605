import { rule } from '../../../engine/rule';
import { isLinuxDaemon } from '../_shared/missing-setting';

export default rule('daemon/default-ulimits-missing', {
  title: 'Containers have no default limits on files and processes',
  why: 'One container that opens files or forks without end takes the host and every other container down with it.',
  severity: 'info',
  default: 'off',
  category: 'resources',
  peers: { cis: ['2.8'] },
  references: ['https://docs.docker.com/reference/cli/dockerd/'],
  fix: { title: 'Limit open files and processes', safety: 'suggested' },
  visit: 'settings',
  check(settings, report) {
    const limits = settings.member('default-ulimits');
    if (!isLinuxDaemon(settings) || (limits?.members.length ?? 0) > 0) return;
    report(limits?.value ?? settings.grip, {
      says: 'default-ulimits sets no limit on open files and processes',
      missing: limits === undefined,
      fix: (edit) => {
        const { root } = settings;
        if (!root) return;
        edit.set(root, ['default-ulimits', 'nofile'], { Name: 'nofile', Soft: 1024, Hard: 2048 });
        edit.set(root, ['default-ulimits', 'nproc'], { Name: 'nproc', Soft: 1024, Hard: 2048 });
      },
    });
  },
  examples: [
    {
      bad: `
        «{»
          "icc": false
        }
      `,
      fixed: `
        {
          "icc": false,
          "default-ulimits": {
            "nofile": {
              "Name": "nofile",
              "Soft": 1024,
              "Hard": 2048
            },
            "nproc": {
              "Name": "nproc",
              "Soft": 1024,
              "Hard": 2048
            }
          }
        }
      `,
    },
    {
      because: 'a limit is set',
      good: '{ "default-ulimits": { "nofile": { "Name": "nofile", "Soft": 4096, "Hard": 4096 } } }\n',
    },
    {
      because: 'Windows has no ulimits',
      path: 'C:/ProgramData/docker/config/daemon.json',
      good: '{ "log-driver": "etwlogs" }\n',
    },
  ],
});
