import type { Project } from '../../../engine/project';
import { rule } from '../../../engine/rule';
import { daemonKey } from '../../../knowledge/daemon-keys';

interface StartCommand {
  readonly flags: ReadonlySet<string>;
  readonly path: string;
}

const folders = ['docker.service.d', '../systemd/system/docker.service.d', 'systemd/docker.service.d'];

/** What a drop-in of systemd in the project starts the daemon with; an empty `ExecStart=` clears what was before. */
function startCommand(project: Project): StartCommand | undefined {
  let found: StartCommand | undefined;
  for (const folder of folders) {
    for (const name of [...project.list(folder)].sort()) {
      const path = `${folder}/${name}`;
      const text = name.endsWith('.conf') ? project.read(path) : undefined;
      for (const line of text?.replace(/\\\r?\n/g, ' ').split('\n') ?? []) {
        const command = /^\s*ExecStart\s*=(.*)$/.exec(line)?.[1]?.trim();
        if (command) found = { flags: flagsOf(command), path };
      }
    }
  }
  return found;
}

function flagsOf(command: string): Set<string> {
  const words = command.split(/\s+/).slice(1);
  const flags = words.flatMap((word) => /^--?([A-Za-z][\w-]*)/.exec(word)?.[1] ?? []);
  return new Set(flags.map((flag) => (flag === 'H' ? 'host' : flag)));
}

export default rule('daemon/hosts-conflicts-with-service-unit', {
  title: 'The key is also set by a flag of the service unit',
  why: 'dockerd refuses to start when an option stands both in this file and among its flags.',
  todo: 'Keep `hosts` here and clear the flag with a drop-in: `ExecStart=` on a line of its own, then `ExecStart=/usr/bin/dockerd`.',
  severity: 'warning',
  category: 'correctness',
  references: ['https://docs.docker.com/engine/daemon/remote-access/'],
  fix: { title: 'Leave it to the service unit', safety: 'suggested' },
  visit: 'settings',
  check(settings, report, { project }) {
    if (settings.platform !== 'linux' && settings.platform !== 'unknown') return;
    const own = startCommand(project);
    for (const member of settings.members) {
      const flag = daemonKey(member.path)?.flag;
      const isPackaged = member.name === 'hosts' || member.name === 'containerd';
      if (own ? !flag || !own.flags.has(flag) : !isPackaged) continue;
      report(member.key, {
        says: own
          ? `${member.name} is also set by ${own.path}: dockerd will not start`
          : `${member.name}: the packaged service unit sets it too, and then dockerd does not start`,
        severity: own ? 'error' : member.name === 'hosts' ? 'warning' : 'info',
        fix: (edit) => edit.remove(member.entry),
      });
    }
  },
  examples: [
    {
      bad: `
        {
          «"hosts"»: ["unix:///var/run/docker.sock"],
          "live-restore": true
        }
      `,
      fixed: `
        {
          "live-restore": true
        }
      `,
    },
    {
      because: 'a drop-in beside the file sets the same',
      files: {
        'docker.service.d/data.conf':
          '[Service]\nExecStart=\nExecStart=/usr/bin/dockerd --data-root /srv \\\n  -H fd://\n',
      },
      bad: '{ "icc": false, «"data-root"»: "/srv/docker" }\n',
      fixed: '{ "icc": false }\n',
    },
    {
      because: 'a drop-in takes the flag away',
      files: { 'docker.service.d/hosts.conf': '[Service]\nExecStart=\nExecStart=/usr/bin/dockerd\n' },
      good: '{ "hosts": ["unix:///var/run/docker.sock"] }\n',
    },
    {
      because: 'rootless Docker has another unit',
      path: '/home/me/.config/docker/daemon.json',
      good: '{ "hosts": ["unix:///run/user/1000/docker.sock"] }\n',
    },
  ],
});
