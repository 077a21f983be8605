import { rule } from '../../../engine/rule';

export default rule('daemon/authorization-plugins-missing', {
  title: 'Requests to the Docker API are not authorised',
  why: 'Whoever may speak to the daemon may do everything with it, which is root on the host.',
  todo: 'Install an authorization plugin first: a name that is not installed stops the daemon. Image policy plugins decide what may be pulled and run.',
  severity: 'info',
  default: 'off',
  category: 'access-control',
  peers: { cis: ['2.12'] },
  references: ['https://docs.docker.com/engine/extend/plugins_authorization/'],
  visit: 'settings',
  check(settings, report) {
    if (settings.platform === 'desktop' || settings.platform === 'rootless') return;
    const plugins = settings.get('authorization-plugins');
    if (settings.items('authorization-plugins').length > 0) return;
    report(plugins ?? settings.grip, {
      says: 'no authorization plugin is asked before a request is carried out',
      missing: plugins === undefined,
    });
  },
  examples: [
    {
      bad: `
        «{»
          "icc": false
        }
      `,
    },
    { because: 'an empty list asks nobody', bad: '{ "authorization-plugins": «[]» }\n' },
    { because: 'a plugin is asked', good: '{ "authorization-plugins": ["opa-docker-authz"] }\n' },
    {
      because: 'Docker Desktop serves one person',
      path: '/Users/me/.docker/daemon.json',
      good: '{ "builder": { "gc": { "enabled": true } } }\n',
    },
  ],
});
