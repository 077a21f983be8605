import { rule } from '../../../engine/rule';
import { isLinuxDaemon, settingReport } from '../_shared/missing-setting';

export default rule('daemon/icc-enabled', {
  title: 'Containers on the default bridge can reach each other',
  why: 'A container that is taken over can attack every other one on the default bridge, on all of their ports.',
  todo: 'Networks that you create yourself are not affected: there containers of one network reach each other on purpose.',
  severity: 'warning',
  category: 'network',
  peers: { cis: ['2.2'] },
  references: ['https://docs.docker.com/engine/network/drivers/bridge/'],
  fix: { title: 'Keep containers on the default bridge apart', safety: 'suggested' },
  visit: 'settings',
  check(settings, report) {
    if (!isLinuxDaemon(settings) || settings.text('bridge') === 'none') return;
    const value = settings.get('icc');
    if (value && settings.boolean('icc') !== true) return;
    const { at, details } = settingReport(settings, 'icc', false, {
      missing: 'icc is not set to false: containers on the default bridge reach each other',
      wrong: 'icc is on: containers on the default bridge reach each other',
    });
    report(at, { ...details, severity: settings.platform === 'desktop' ? 'hint' : 'warning' });
  },
  examples: [
    {
      bad: `
        {
          "icc": «true»,
          "log-driver": "syslog"
        }
      `,
      fixed: `
        {
          "icc": false,
          "log-driver": "syslog"
        }
      `,
    },
    {
      because: 'the default is on',
      bad: `
        «{»
          "log-driver": "syslog"
        }
      `,
      fixed: `
        {
          "log-driver": "syslog",
          "icc": false
        }
      `,
    },
    { because: 'all on one line', bad: '«{»"live-restore":true}', fixed: '{"live-restore":true,"icc":false}' },
    { because: 'it is off', good: '{ "icc": false }\n' },
    { because: 'there is no default bridge', good: '{ "bridge": "none" }\n' },
    {
      because: 'Windows has no such setting',
      path: 'C:/ProgramData/docker/config/daemon.json',
      good: '{ "log-driver": "etwlogs" }\n',
    },
    { because: 'nothing is set, so nothing is meant yet', good: '{}\n' },
    { because: 'a file that cannot be read is mended first', good: '{ "live-restore": true,, }\n' },
  ],
});
