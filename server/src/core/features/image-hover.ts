import type { Analysis } from '../engine/analysis';
import { endOfLife, retiredRepository } from '../knowledge/end-of-life';
import { imageFacts, isCertain } from '../knowledge/images';
import { isMinimalImage, slimmerImages } from '../knowledge/minimal-images';
import { type ImageReference, parseImageReference } from '../model/image-reference';
import type { YamlNode } from '../syntax/yaml-tree';
import { type Span, shifted, touches } from '../text/span';
import { escapeMarkdown } from './hover';

/** An image reference where it stands in a file. */
export interface PlacedImage {
  readonly reference: ImageReference;
  readonly span: Span;
}

/** The image reference that an offset touches: of a FROM, or the value of an `image` key. */
export function imageAt(analysis: Analysis, offset: number): PlacedImage | undefined {
  const { content, yaml } = analysis;
  if (content.kind === 'dockerfile') {
    for (const { from } of content.model.stages) {
      const { image, reference } = from;
      if (image && reference && touches(image.span, offset)) return { reference, span: image.span };
    }
    return undefined;
  }
  for (const placed of yaml?.documents ?? []) {
    const within = offset - placed.offset;
    if (within < 0 || within > placed.document.text.length) continue;
    const found = imageWithin(placed.document.root, within);
    if (found) return { ...found, span: shifted(found.span, placed.offset) };
  }
  return undefined;
}

function imageWithin(node: YamlNode | undefined, offset: number): PlacedImage | undefined {
  let at = node;
  while (at && touches(at.span, offset)) {
    if (at.type === 'map') {
      const entry = at.entries.find(({ value }) => value && touches(value.span, offset));
      const { value } = entry ?? {};
      if (entry?.name === 'image' && value?.type === 'scalar') {
        const reference = parseImageReference(value.text.trim());
        return reference && { reference, span: value.span };
      }
      at = value;
    } else if (at.type === 'list') at = at.items.find((item) => touches(item.span, offset));
    else return undefined;
  }
  return undefined;
}

/** What is known of an image, as Markdown; nothing where nothing is. `today` is YYYY-MM-DD. */
export function imageMarkdown(reference: ImageReference, today: string): string | undefined {
  const { familiarName: name } = reference;
  const isTagUnknown = !reference.tag && reference.digest !== undefined;
  const tag = reference.tag?.text ?? 'latest';
  const facts = [...supportLines(name, tag, today), ...factLines(name, tag, isTagUnknown)];
  return facts.length === 0 ? undefined : [`**${escapeMarkdown(name)}**`, '', ...facts].join('\n');
}

function supportLines(name: string, tag: string, today: string): string[] {
  const lines: string[] = [];
  const retired = retiredRepository(name);
  if (retired) {
    const instead = retired.replacement ? `; use ${escapeMarkdown(retired.replacement)}` : '';
    lines.push(`- The repository gets no more updates${instead}`);
  }
  const ended = endOfLife(name, tag, today);
  if (ended) {
    const since = ended.endedOn ? ` since ${ended.endedOn}` : '';
    const instead = ended.replacement ? `; ${escapeMarkdown(ended.replacement)} still does` : '';
    lines.push(`- ${escapeMarkdown(ended.product)} ${escapeMarkdown(ended.cycle)} gets no fixes${since}${instead}`);
  }
  return lines;
}

function factLines(name: string, tag: string, isTagUnknown: boolean): string[] {
  const facts = imageFacts({ name, tag, isTagUnknown });
  if (!facts) return isMinimalImage(name, tag) ? ['- Holds little beyond what its program needs'] : [];
  const lines: string[] = [];
  const user = userWords(facts.defaultUser.name, facts.defaultUser.uid);
  if (isCertain(facts.defaultUser.confidence) && user !== '') lines.push(`- Runs as ${user}${startWords(facts.start)}`);
  const ports = facts.ports.map(({ port, protocol }) => `${port}/${protocol}`);
  if (ports.length > 0) lines.push(`- Listens on ${ports.join(', ')}`);
  if (isCertain(facts.writable.confidence) && facts.writable.paths.length > 0) {
    lines.push(`- Writes to ${facts.writable.paths.map(({ path }) => code(path)).join(', ')}`);
  }
  if (facts.hasShell === false) lines.push('- Has no shell');
  const slimmer = isTagUnknown ? [] : slimmerImages(name, tag);
  if (slimmer.length > 0) lines.push(`- Smaller: ${slimmer.map(code).join(', ')}`);
  return lines;
}

function userWords(name: string, uid: number | undefined): string {
  if (name === '') return uid === undefined ? '' : `user ${uid}`;
  return uid === undefined || uid === 0 ? escapeMarkdown(name) : `${escapeMarkdown(name)} (${uid})`;
}

function startWords({ dropsTo, kind }: { readonly dropsTo?: string; readonly kind: string }): string {
  return kind === 'drops' && dropsTo !== undefined ? `, then switches to ${escapeMarkdown(dropsTo)}` : '';
}

function code(text: string): string {
  return `\`${text.replace(/`/g, '')}\``;
}
