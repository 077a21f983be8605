import { rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import { engineSocket, normalisedHostPath } from '../../../knowledge/host-paths';
import type { ComposeModel } from '../../../model/compose';
import type { Mount } from '../../../model/compose-mounts';
import type { ComposePart } from '../../../model/compose-parts';
import type { Service } from '../../../model/compose-service';
import { severityOf, titleOf } from '../_shared/service';
import { cases } from './docker-socket-mounted.cases';

export default rule('compose/docker-socket-mounted', {
  title: 'The container engine socket is mounted',
  why: 'Whoever can talk to the engine starts a container with the disk of the host in it, as root. Read-only does not prevent that.',
  todo: 'Put a proxy between that lets only the needed requests through, in a network without a way out, and mount the socket there alone.',
  severity: 'error',
  category: 'isolation',
  peers: {
    semgrep: ['exposing-docker-socket-volume'],
    kics: ['d6355c88-1e8d-49e9-b2f2-f8a1ca12c75b'],
    'compose-lint': ['CL-0001'],
    cis: ['5.32'],
  },
  references: ['https://docs.docker.com/engine/security/#docker-daemon-attack-surface'],
  fix: { title: 'Remove the mount', safety: 'suggested' },
  visit: 'file',
  check(model, report) {
    for (const mount of mountsOf(model)) {
      const { source, target, value, service } = mount;
      const { node } = value;
      const remove = node && ((edit: YamlEdits) => edit.remove(node, { removesEmptyParent: true }));
      const isProxy = socketProxy.test(service.image?.value.text ?? '');
      const socket = mount.type === 'volume' || mount.type === 'tmpfs' ? undefined : socketOf(source);
      if (source && socket) {
        const path = source.text ?? source.written;
        const protects = mount.readOnly ? ', and read-only does not protect it' : '';
        // Who mounts a folder for reading wants something else in it, though it holds the socket, too.
        const isBroad = mount.readOnly === true && isFolder(path);
        const severity = isProxy ? 'info' : isBroad ? 'warning' : 'error';
        report(source.place, {
          says: `${titleOf(service)}: ${path} is ${socket}${protects}`,
          severity: mount.form === 'short' ? severityOf(value, severity) : severity,
          fix: needsEngine(service) ? undefined : remove,
        });
      } else if (!source && mount.type === 'volume' && target?.text && isNamedSocket(target.text)) {
        report(target.place, {
          says: `${titleOf(service)}: without a source this is an empty volume and not the socket`,
          severity: 'hint',
          fix: remove,
        });
      }
    }
    for (const { name, value } of model.volumes) {
      const device = value.get('driver_opts', 'device');
      const isBind =
        value.get('driver_opts', 'type')?.text === 'none' ||
        /(?:^|,)r?bind(?:,|$)/.test(value.get('driver_opts', 'o')?.text ?? '');
      const socket = isBind && device?.text ? engineSocket(device.text) : undefined;
      if (device && socket) report(device.place, { says: `volume ${name}: ${device.text} is ${socket}` });
    }
    for (const { kind, name, value } of [...model.secrets, ...model.configs]) {
      const file = value.get('file');
      if (file?.text && isNamedSocket(file.text)) {
        report(file.place, { says: `${kind} ${name}: ${file.text} is ${engineSocket(file.text)}` });
      }
    }
  },
  examples: cases,
});

/** Proxies that let only some requests through: what is advised, and the one place where the socket belongs. */
const socketProxy = /(?:docker-)?socket-proxy(?:[:@]|$)/;

/** Programs that are of no use without the engine. */
const engineTools =
  /(?:^|\/)(?:portainer(?:-[a-z]{1,5}|\/agent)?|watchtower|dozzle|dockge|diun|autoheal|nginx-proxy|docker-gen|acme-companion|ctop|lazydocker)(?:[:@]|$)/;

/** Whether the service cannot work without the socket, by its image or by what its command line says. */
function needsEngine(service: Service): boolean {
  const image = service.image?.value.text ?? '';
  const words = [...service.texts('command'), ...service.texts('entrypoint'), ...service.texts('environment')];
  return (
    socketProxy.test(image) ||
    engineTools.test(image) ||
    words.some((word) => /docker\.sock|providers\.(?:docker|swarm)/i.test(word))
  );
}

/** The items of `volumes`, each physical one once. */
function mountsOf(model: ComposeModel): readonly Mount[] {
  const mounts = new Map<unknown, Mount>();
  for (const mount of model.services.flatMap((service) => service.mounts)) {
    const { node } = mount.value;
    if (node && !mounts.has(node)) mounts.set(node, mount);
  }
  return [...mounts.values()];
}

/** The socket that a source is or holds, in words. Behind a variable only what is written after it can tell. */
function socketOf(source: ComposePart | undefined): string | undefined {
  if (!source) return undefined;
  if (source.text !== undefined) return /^[./~\\A-Za-z]/.test(source.text) ? engineSocket(source.text) : undefined;
  const tail = source.written.slice(source.written.lastIndexOf('}') + 1);
  const name = tail.slice(tail.lastIndexOf('/'));
  return name.startsWith('/') && isNamedSocket(name) ? engineSocket(name) : undefined;
}

function isFolder(path: string): boolean {
  return engineSocket(path) === 'a directory with the engine socket';
}

function isNamedSocket(path: string): boolean {
  return /\.sock(?:\.|$)/.test(normalisedHostPath(path)) && engineSocket(path) !== undefined;
}
