import { rule } from '../../../engine/rule';
import { isLoopbackAddress } from '../../../knowledge/ports';

/** The host of an address that listens on TCP: `tcp://host:port`, or the same without scheme. */
function tcpHost(address: string): string | undefined {
  const scheme = /^([a-z]+):\/\//.exec(address)?.[1];
  if (scheme !== undefined && scheme !== 'tcp') return undefined;
  const rest = scheme === undefined ? address : address.slice('tcp://'.length);
  const host = /^(\[[^\]]*\]|[^:/]*)/.exec(rest)?.[1] ?? '';
  return host.replace(/^\[|\]$/g, '');
}

export default rule('daemon/tcp-without-tls', {
  title: 'The Docker API listens on TCP without client certificates',
  why: 'Anyone who reaches the port starts containers as root on this host. Scanners find it within hours.',
  todo: 'Make certificates for the daemon and its clients first, or use an SSH connection instead of TCP.',
  severity: 'error',
  category: 'access-control',
  peers: { cis: ['2.7'] },
  references: ['https://docs.docker.com/engine/security/protect-access/'],
  fix: [
    { title: 'Demand client certificates', safety: 'suggested' },
    { title: 'Do not listen on TCP', safety: 'suggested' },
  ],
  visit: 'settings',
  check(settings, report) {
    const isVerified = settings.boolean('tlsverify');
    if (isVerified === true || (isVerified === undefined && settings.boolean('tls') === true)) return;
    for (const address of settings.texts('hosts')) {
      const host = tcpHost(address.text);
      // Without a host the daemon listens on localhost.
      if (host === undefined || host === '' || host === 'localhost' || isLoopbackAddress(host)) continue;
      report(address, {
        says: `${address.text} takes commands from everyone who reaches it`,
        fix: [
          (edit) => {
            const { root } = settings;
            if (!root) return;
            edit.set(root, ['tlsverify'], true);
            const files = { tlscacert: 'ca.pem', tlscert: 'server-cert.pem', tlskey: 'server-key.pem' };
            for (const [key, file] of Object.entries(files)) {
              if (!settings.has(key)) edit.set(root, [key], `/etc/docker/certs/${file}`);
            }
          },
          (edit) => edit.remove(address),
        ],
      });
    }
  },
  examples: [
    {
      bad: `
        {
          "hosts": ["unix:///var/run/docker.sock", «"tcp://0.0.0.0:2375"»]
        }
      `,
      fixed: `
        {
          "hosts": ["unix:///var/run/docker.sock", "tcp://0.0.0.0:2375"],
          "tlsverify": true,
          "tlscacert": "/etc/docker/certs/ca.pem",
          "tlscert": "/etc/docker/certs/server-cert.pem",
          "tlskey": "/etc/docker/certs/server-key.pem"
        }
      `,
      otherwiseFixed: [
        `
        {
          "hosts": ["unix:///var/run/docker.sock"]
        }
      `,
      ],
    },
    {
      because: 'switched off on purpose counts too, and so does an address without scheme',
      bad: '{ "tlsverify": false, "hosts": [«"192.0.2.7:2375"»] }\n',
    },
    { because: 'clients need a certificate', good: '{ "hosts": ["tcp://0.0.0.0:2376"], "tlsverify": true }\n' },
    { because: 'tls alone demands one as well', good: '{ "hosts": ["tcp://0.0.0.0:2376"], "tls": true }\n' },
    {
      because: 'only this machine',
      good: '{ "hosts": ["tcp://127.0.0.1:2375", "tcp://[::1]:2375", "tcp://:2375"] }\n',
    },
    { because: 'no TCP', good: '{ "hosts": ["unix:///var/run/docker.sock", "fd://", "npipe:////./pipe/docker"] }\n' },
  ],
});
