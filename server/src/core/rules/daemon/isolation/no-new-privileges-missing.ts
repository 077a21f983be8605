import { rule } from '../../../engine/rule';
import { nearestDaemonKey } from '../../../knowledge/daemon-keys';
import { isLinuxDaemon, settingReport } from '../_shared/missing-setting';

export default rule('daemon/no-new-privileges-missing', {
  title: 'Containers may gain new privileges',
  why: 'A setuid program in any image can make its caller root in the container.',
  todo: 'A container that needs it can opt out with `--security-opt no-new-privileges=false`.',
  severity: 'warning',
  category: 'least-privilege',
  peers: { cis: ['2.14', '5.26'] },
  references: ['https://docs.docker.com/reference/cli/dockerd/'],
  fix: { title: 'Forbid new privileges by default', safety: 'suggested' },
  visit: 'settings',
  check(settings, report) {
    if (!isLinuxDaemon(settings)) return;
    const value = settings.get('no-new-privileges');
    if (value && settings.boolean('no-new-privileges') !== false) return;
    // The misspelt key is reported by its own rule, and renaming it mends both.
    if (!value && settings.members.some(({ name }) => isMisspelt(name))) return;
    const { at, details } = settingReport(settings, 'no-new-privileges', true, {
      missing: 'no-new-privileges is not set: setuid programs can raise privileges',
      wrong: 'no-new-privileges is off: setuid programs can raise privileges',
    });
    report(at, details);
  },
  examples: [
    {
      bad: `
        {
          "icc": false,
          "no-new-privileges": «false»
        }
      `,
      fixed: `
        {
          "icc": false,
          "no-new-privileges": true
        }
      `,
    },
    {
      because: 'the default is off',
      bad: '«{» "icc": false }\n',
      fixed: '{ "icc": false, "no-new-privileges": true }\n',
    },
    { because: 'it is on', good: '{ "no-new-privileges": true }\n' },
    { because: 'the key is there, misspelt', good: '{ "icc": false, "no-new-privleges": true }\n' },
    {
      because: 'Windows has no such setting',
      path: 'C:/ProgramData/docker/config/daemon.json',
      good: '{ "log-driver": "etwlogs" }\n',
    },
  ],
});

function isMisspelt(name: string): boolean {
  return name !== 'no-new-privileges' && nearestDaemonKey(name) === 'no-new-privileges';
}
