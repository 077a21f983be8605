import { imageFacts } from '../../../knowledge/images';
import type { Stage } from '../../../model/dockerfile-stage';
import { baseImageFacts } from './base-image';
import { startedName, startScripts } from './dropped-privileges';
import { packageCommand } from './package-commands';
import { chainOf } from './run-time-part';

/** Programs that open ports, read keys or start others as root, and run their workers as somebody else by themselves. */
const ROOT_PROGRAMS: ReadonlySet<string> = new Set(
  (
    'nginx openresty httpd apache2 apachectl apache2ctl apache2-foreground sshd crond cron dockerd supervisord init ' +
    'systemd php-fpm rpc.nfsd rpcbind'
  ).split(' '),
);

/** Packages that bring such programs. */
const ROOT_PACKAGES =
  /^(?:nginx(?:-[a-z]+)?|apache2|httpd|openssh(?:-server)?|cron|cronie|supervisor|nfs-utils|nfs-kernel-server|php[\d.]*-fpm)$/;

/** What a script does at its start that only root can do. */
const ROOT_WORK =
  /^[ \t]*(?:exec +)?(?:chown|usermod|groupmod|useradd|adduser|groupadd|addgroup|apt-get|apk|iptables|mount|sysctl|service|update-ca-certificates|nginx|httpd|apache2ctl|apachectl|\/usr\/sbin\/\w+)\b/m;

/**
 * Whether what a stage starts must begin as root, so that a USER would keep it from starting. A script that nobody can
 * read is taken to start the servers that the stage installs. `read` gives the text of a file of the project.
 */
export function needsRootAtStart(stage: Stage, read: (path: string) => string | undefined): boolean {
  const { entrypoint, cmd } = stage.endState;
  const commands = [...(entrypoint?.commands ?? []), ...(cmd?.commands ?? [])];
  if (commands.some(({ program }) => program !== undefined && ROOT_PROGRAMS.has(program))) return true;
  const scripts = startScripts(stage, read);
  if (scripts.some((text) => ROOT_WORK.test(text))) return true;
  if (
    scripts.length === 0 &&
    /\.sh$|entrypoint|^run$|^start$/.test(startedName(stage) ?? '') &&
    installsServer(stage)
  ) {
    return true;
  }
  const { reference } = stage.rootStage.from;
  const facts = baseImageFacts(stage) ?? (reference && imageFacts({ name: reference.name.text }));
  return facts !== undefined && facts.start.kind !== 'as-given' && facts.start.kind !== 'fixed-user';
}

function installsServer(stage: Stage): boolean {
  return chainOf(stage).some((one) =>
    one
      .ofKind('RUN')
      .some(({ commands }) =>
        commands.some((command) => packageCommand(command)?.packages.some(({ text }) => ROOT_PACKAGES.test(text))),
      ),
  );
}
