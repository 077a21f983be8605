import type { Project } from '../../../engine/project';
import { type ImageFacts, imageFacts } from '../../../knowledge/images';
import { builtUser } from '../../../model/built-user';
import type { Service } from '../../../model/compose-service';
import { parseImageReference } from '../../../model/image-reference';
import { imageFactsOf } from './service';

/** What a Dockerfile makes of the image that it builds on. */
export interface BuiltImage {
  /** The user of the last USER; nothing where there is none, or where a variable decides. */
  readonly user: string | undefined;
  /** Whether a USER decides, known or not. */
  readonly hasUser: boolean;
  /** The image that it is built on in the end, as written. */
  readonly baseName: string | undefined;
  readonly base: ImageFacts | undefined;
}

/** The text of the Dockerfile that builds a service, in its file or beside it; nothing where it cannot be read. */
export function readDockerfile({ build }: Service, project: Project): string | undefined {
  if (!build) return undefined;
  if (build.inlineDockerfile) return build.inlineDockerfile.written;
  const context = build.context ? build.context.text : '.';
  const file = build.dockerfile ? build.dockerfile.text : 'Dockerfile';
  if (context === undefined || file === undefined || /:\/\/|^git@|^\//.test(context)) return undefined;
  const path = `${context.replace(/\/{1,9}$/, '')}/${file}`.replace(/\/{2,9}/g, '/').replace(/^(?:\.\/){1,9}/, '');
  return file.startsWith('/') ? undefined : project.read(path);
}

/** What is known of the image that is built for a service; nothing where its Dockerfile or the target is unknown. */
export function builtImage(service: Service, project: Project): BuiltImage | undefined {
  const text = readDockerfile(service, project);
  const target = service.build?.target;
  if (text === undefined || (target && target.text === undefined)) return undefined;
  const built = builtUser(text, target?.text);
  if (!built) return undefined;
  const reference = built.baseImage === undefined ? undefined : parseImageReference(built.baseImage);
  const base = reference && imageFacts({ name: reference.familiarName, tag: reference.tag?.text ?? 'latest' });
  return { user: built.name, hasUser: built.isSet, baseName: built.baseImage, base };
}

/** The facts that count when a service starts: of its image, or of the one that its Dockerfile builds on. */
export function startedFacts(service: Service, project: Project): ImageFacts | undefined {
  return service.build ? builtImage(service, project)?.base : imageFactsOf(service);
}
