import { rule } from '../../../engine/rule';
import { removeVolumePath } from '../_shared/volume-path';

export default rule('dockerfile/volume-sensitive-path', {
  title: 'VOLUME covers a system directory',
  why: 'Every container gets a volume in place of a folder of the system: what later images put there is hidden, and whoever mounts a folder of the host there lends it out.',
  severity: 'warning',
  category: 'isolation',
  peers: { dockle: ['DKL-DI-0002'], cis: ['5.6'] },
  references: ['https://docs.docker.com/reference/dockerfile/#volume'],
  fix: { title: 'Leave the volume out', safety: 'suggested' },
  visit: 'volume',
  check(volume, report) {
    for (const [index, path] of volume.paths.entries()) {
      if (path.value === undefined || !isSensitive(path.value)) continue;
      report(path, {
        says: `${path.value} belongs to the system`,
        fix: (edit) => removeVolumePath(edit, volume, index),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12
        VOLUME /data «/etc»
      `,
      fixed: `
        FROM debian:12
        VOLUME /data
      `,
    },
    {
      because: 'alone, with a slash at the end, by a variable, and what lies in the file systems of the kernel',
      bad: 'FROM debian:12\nENV ROOT=/root\n# keys\nVOLUME «$ROOT»\nVOLUME «/usr/»\nVOLUME [«"/"»]\nVOLUME «/proc/sys»\nVOLUME «/run/secrets»\n',
      fixed: 'FROM debian:12\nENV ROOT=/root\n',
    },
    {
      because: 'one of several in the JSON form',
      bad: 'FROM debian:12\nVOLUME ["/data", «"/var"»]\n',
      fixed: 'FROM debian:12\nVOLUME ["/data"]\n',
    },
    {
      because: 'of Windows',
      bad: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nVOLUME [«"C:\\\\Windows"»]\n',
      fixed: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\n',
    },
    {
      because: 'folders of an application',
      good: 'FROM debian:12\nVOLUME /etc/nginx/conf.d /var/lib/postgresql/data\nVOLUME ["/var/www", "/root/.m2", "/usr/local/data", "/system"]\n',
    },
    { because: 'nobody knows the variable', good: 'FROM debian:12\nARG DIR\nVOLUME $DIR\n' },
  ],
});

const SENSITIVE =
  /^\/(?:(?:dev|proc|sys)(?:\/.*)?|boot|etc|root|usr|bin|sbin|lib|lib64|var|var\/run|run|run\/secrets)?$/;

function isSensitive(path: string): boolean {
  if (/^[a-z]:\\?(?:windows\\?)?$/i.test(path)) return true;
  return SENSITIVE.test(path.replace(/\/+/g, '/').replace(/(?<=.)\/$/, ''));
}
