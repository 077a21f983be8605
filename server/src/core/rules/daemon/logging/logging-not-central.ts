import { rule } from '../../../engine/rule';

const localDrivers = new Set(['json-file', 'local', 'none']);

export default rule('daemon/logging-not-central', {
  title: 'The logs of containers stay on their host',
  why: 'Whoever takes over the host also deletes the traces of it, and a lost disk takes them along.',
  todo: 'Send them to a collector: `"log-driver": "syslog"` with `"log-opts": { "syslog-address": "tcp+tls://HOST:6514" }`.',
  severity: 'info',
  default: 'off',
  category: 'logging-audit',
  peers: { cis: ['2.13'] },
  references: ['https://docs.docker.com/engine/logging/configure/'],
  visit: 'settings',
  check(settings, report) {
    const driver = settings.get('log-driver');
    const name = settings.text('log-driver') ?? 'json-file';
    if (!localDrivers.has(name)) return;
    report(driver ?? settings.grip, {
      says: driver
        ? `log-driver ${name} keeps logs on this host`
        : 'log-driver is not set: json-file keeps logs on this host',
      missing: driver === undefined,
    });
  },
  examples: [
    {
      bad: `
        {
          "log-driver": «"json-file"»
        }
      `,
    },
    { because: 'json-file is the default', bad: '«{» "icc": false }\n' },
    { because: 'logs leave the host', good: '{ "log-driver": "syslog" }\n' },
    { because: 'a plugin takes them', good: '{ "log-driver": "grafana/loki-docker-driver:3.5.0" }\n' },
  ],
});
