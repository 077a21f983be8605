import { rule } from '../../../engine/rule';
import { isLinuxDaemon, settingReport } from '../_shared/missing-setting';

export default rule('daemon/live-restore-disabled', {
  title: 'Containers stop when the daemon restarts',
  why: 'Every update of the engine takes all containers down, so security updates are put off.',
  severity: 'info',
  category: 'availability',
  peers: { cis: ['2.15'] },
  references: ['https://docs.docker.com/engine/daemon/live-restore/'],
  fix: { title: 'Keep containers running while the daemon restarts', safety: 'suggested' },
  visit: 'settings',
  check(settings, report) {
    if (!isLinuxDaemon(settings) || settings.platform === 'desktop') return;
    // Swarm mode and live restore exclude each other.
    if (settings.members.some(({ name }) => name.startsWith('swarm-') || name === 'cluster-advertise')) return;
    const value = settings.get('live-restore');
    if (value && settings.boolean('live-restore') !== false) return;
    const { at, details } = settingReport(settings, 'live-restore', true, {
      missing: 'live-restore is not set: containers stop with the daemon',
      wrong: 'live-restore is off: containers stop with the daemon',
    });
    report(at, details);
  },
  examples: [
    {
      bad: `
        {
          "live-restore": «false»
        }
      `,
      fixed: `
        {
          "live-restore": true
        }
      `,
    },
    { because: 'the default is off', bad: '«{» "icc": false }\n', fixed: '{ "icc": false, "live-restore": true }\n' },
    { because: 'it is on', good: '{ "live-restore": true }\n' },
    { because: 'a swarm excludes it', good: '{ "swarm-default-advertise-addr": "192.0.2.10" }\n' },
    {
      because: 'Docker Desktop restarts its whole machine',
      path: '/Users/me/.docker/daemon.json',
      good: '{ "builder": { "gc": { "enabled": true } } }\n',
    },
  ],
});
