import { rule } from '../../../engine/rule';
import { isLinuxDaemon, settingReport } from '../_shared/missing-setting';

export default rule('daemon/userland-proxy-enabled', {
  title: 'The userland proxy is on',
  why: 'Every published port gets a process of its own on the host, and containers see its address instead of the caller’s.',
  severity: 'info',
  category: 'network',
  peers: { cis: ['2.16'] },
  references: ['https://docs.docker.com/reference/cli/dockerd/'],
  fix: { title: 'Forward ports in the kernel only', safety: 'suggested' },
  visit: 'settings',
  check(settings, report) {
    // Rootless Docker forwards through it, and without iptables nothing else would.
    if (!isLinuxDaemon(settings) || settings.platform === 'rootless' || settings.boolean('iptables') === false) return;
    const value = settings.get('userland-proxy');
    if (value && settings.boolean('userland-proxy') !== true) return;
    const { at, details } = settingReport(settings, 'userland-proxy', false, {
      missing: 'userland-proxy is not set to false: a process on the host stands behind every published port',
      wrong: 'userland-proxy is on: a process on the host stands behind every published port',
    });
    report(at, details);
  },
  examples: [
    {
      bad: `
        {
          "userland-proxy": «true»
        }
      `,
      fixed: `
        {
          "userland-proxy": false
        }
      `,
    },
    { because: 'the default is on', bad: '«{» "icc": false }\n', fixed: '{ "icc": false, "userland-proxy": false }\n' },
    { because: 'it is off', good: '{ "userland-proxy": false }\n' },
    { because: 'the proxy is the only way', good: '{ "iptables": false }\n' },
    {
      because: 'rootless Docker needs it',
      path: '/home/me/.config/docker/daemon.json',
      good: '{ "storage-driver": "overlay2" }\n',
    },
  ],
});
