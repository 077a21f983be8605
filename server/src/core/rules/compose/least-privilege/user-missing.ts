import { type Context, rule } from '../../../engine/rule';
import { type ImageFacts, unprivilegedUser } from '../../../knowledge/images';
import type { Service } from '../../../model/compose-service';
import { builtImage } from '../_shared/build';
import { imageFactsOf, isContainer, isWindows, takesUserByVariable, titleOf, writtenMap } from '../_shared/service';
import { cases } from './user-missing.cases';

export default rule('compose/user-missing', {
  title: 'No unprivileged user is set',
  why: 'If its image starts as root, whoever breaks in is root in the container and one bug of the kernel away from the host.',
  todo: 'Files on volumes keep their owner: they may need a chown to the new user.',
  severity: 'info',
  default: 'off',
  category: 'least-privilege',
  peers: { cis: ['4.1'] },
  references: ['https://docs.docker.com/reference/compose-file/services/#user'],
  fix: { title: 'Run as an unprivileged user', safety: 'suggested' },
  visit: 'wholeService',
  check(service, report, { project }) {
    const written = service.get('user');
    if ((written && !written.isNull) || !isContainer(service) || isWindows(service)) return;
    if (takesUserByVariable(service)) return;
    const image = imageOf(service, project);
    if (image === undefined) return;
    const map = writtenMap(service);
    const user = userFor(image.facts);
    report(service, {
      says: `${titleOf(service)}: ${image.isRoot ? 'it starts as root' : 'nothing keeps it from starting as root'}`,
      missing: true,
      fix:
        map && user
          ? {
              title: `Run as user ${user}`,
              edit: (edit) => edit.set(map, ['user'], user, { after: service.has('image') ? 'image' : 'build' }),
            }
          : undefined,
    });
  },
  examples: cases,
});

interface RunImage {
  /** Whether it is known to start as root. */
  readonly isRoot: boolean;
  readonly facts: ImageFacts | undefined;
}

/** What the service starts; nothing where its user is somebody else than root, or may well be. */
function imageOf(service: Service, project: Context['project']): RunImage | undefined {
  const text = service.image?.value.written ?? '';
  const { build } = service;
  if (!build) return ofImage(imageFactsOf(service), text);
  // Without the Dockerfile its own rules tell, where it is opened.
  const built = builtImage(service, project);
  if (!built) return undefined;
  if (built.hasUser) {
    const isRoot = built.user !== undefined && /^(?:root|0{1,9})$/.test(built.user);
    return isRoot ? { isRoot, facts: undefined } : undefined;
  }
  // What is built on an image starts in its own way: only the user counts.
  const found = ofImage(built.base, built.baseName ?? '');
  return found && { isRoot: found.isRoot, facts: undefined };
}

/** Images that as a rule do not run as root, listed one by one or not. */
const unprivileged =
  /^(?:docker\.io\/)?(?:bitnami|bitnamilegacy|bitnamisecure|rootless)\/|^(?:cgr\.dev|dhi\.io)\/|unprivileged|rootless|non-?root|-chiseled/i;

function ofImage(facts: ImageFacts | undefined, text: string): RunImage | undefined {
  if (facts?.isWindows) return undefined;
  if (facts && facts.defaultUser.name !== 'root' && facts.defaultUser.uid !== 0) return undefined;
  if (!facts && unprivileged.test(text)) return undefined;
  return { isRoot: facts !== undefined, facts };
}

/** Whom to run as: an account of the image, or a bare number; nothing where the image cannot start so. */
function userFor(facts: ImageFacts | undefined): string | undefined {
  if (!facts) return '1000:1000';
  if (facts.start.kind === 'self-drops' || facts.start.kind === 'master-worker') return undefined;
  const account = unprivilegedUser(facts);
  if (account?.uid !== undefined && account.name !== 'nobody') return `${account.uid}:${account.gid ?? account.uid}`;
  return facts.arbitraryUid === 'yes' ? '1000:1000' : undefined;
}
