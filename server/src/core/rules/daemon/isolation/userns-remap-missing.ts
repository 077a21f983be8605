import { rule } from '../../../engine/rule';
import { isLinuxDaemon, settingReport } from '../_shared/missing-setting';

export default rule('daemon/userns-remap-missing', {
  title: 'Root in a container is root on the host',
  why: 'A process that breaks out of a root container has every right on the host.',
  todo: 'Images and volumes get a separate data directory when this is switched on: plan the move, or run Docker rootless.',
  severity: 'info',
  category: 'isolation',
  peers: { cis: ['2.9'] },
  references: ['https://docs.docker.com/engine/security/userns-remap/'],
  fix: { title: 'Map the users of containers to unprivileged ones', safety: 'suggested' },
  visit: 'settings',
  check(settings, report) {
    if (!isLinuxDaemon(settings) || settings.platform === 'rootless' || settings.platform === 'desktop') return;
    const value = settings.get('userns-remap');
    if (value && settings.text('userns-remap') !== '') return;
    const isExcluded = settings.boolean('features', 'containerd-snapshotter') === true;
    const { at, details } = settingReport(settings, 'userns-remap', 'default', {
      missing: isExcluded
        ? 'userns-remap is not set, and the containerd image store excludes it'
        : 'userns-remap is not set: root in a container is root on the host',
      wrong: 'userns-remap is empty: root in a container is root on the host',
    });
    report(at, isExcluded ? { says: details.says ?? '', missing: true, severity: 'hint' } : details);
  },
  examples: [
    {
      bad: `
        {
          "userns-remap": «""»
        }
      `,
      fixed: `
        {
          "userns-remap": "default"
        }
      `,
    },
    {
      because: 'the default is off',
      bad: '«{» "icc": false }\n',
      fixed: '{ "icc": false, "userns-remap": "default" }\n',
    },
    {
      because: 'the two exclude each other, so there is nothing to set',
      bad: '«{» "features": { "containerd-snapshotter": true } }\n',
    },
    { because: 'a user of its own', good: '{ "userns-remap": "dockremap:dockremap" }\n' },
    {
      because: 'rootless Docker is mapped already',
      path: '/home/me/.config/docker/daemon.json',
      good: '{ "icc": false }\n',
    },
  ],
});
