import { type CancellationToken, type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import {
  type Analysis,
  type Finding,
  findingMarkdown,
  findingsAt,
  foldedMarkdown,
  type HoverFinding,
  imageAt,
  imageMarkdown,
  offerOf,
  rulePage,
} from '../core/index';
import { toRange } from './convert';
import type { Document } from './open-documents';
import { cancelled, type Session } from './session';

/** What is known of the findings at a position; nothing where there are none. */
export async function findingHover(
  session: Session,
  document: Document,
  position: Position,
  token: CancellationToken,
): Promise<Hover | undefined> {
  const { analysis, shown } = await session.analysed(document, token);
  if (!analysis) return undefined;
  const offset = analysis.lines.offsetAt(position);
  const here = findingsAt(analysis, offset);
  const [smallest] = here;
  if (!smallest) return undefined;
  const parts: string[] = [];
  const said = new Set<Finding>();
  for (const finding of here.slice(0, mostFindings)) {
    if (said.has(finding)) continue;
    if (token.isCancellationRequested) throw cancelled();
    const group = shown.shown.find(({ findings }) => findings.includes(finding));
    const members = group?.findings ?? [finding];
    for (const member of members) said.add(member);
    if (group && members.length > 1) {
      const items = members.map((member): HoverFinding => ({ finding: member, page: pageOf(member), fixes: [] }));
      parts.push(foldedMarkdown(group.message, items));
    } else
      parts.push(findingMarkdown({ finding, page: pageOf(finding), fixes: fixTitles(session, analysis, finding) }));
  }
  return {
    contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') },
    range: toRange(analysis.lines, smallest.span),
  };
}

/** A hover that is longer than a screen is not read. */
const mostFindings = 6;

function pageOf({ rule }: Finding): string {
  return rulePage(rule.id);
}

function fixTitles({ environment }: Session, analysis: Analysis, finding: Finding): string[] {
  return finding.fixes.flatMap(
    (_, index) => offerOf(analysis, finding, index, environment.engine.prove)?.fix.title ?? [],
  );
}

/** What is known of the image that is named at a position; nothing where none is, or nothing is known. */
export async function imageHover(
  session: Session,
  document: Document,
  position: Position,
  token: CancellationToken,
): Promise<Hover | undefined> {
  const { analysis, resource } = await session.analysed(document, token);
  const found = analysis && imageAt(analysis, analysis.lines.offsetAt(position));
  const value = found && imageMarkdown(found.reference, resource.settings.today);
  if (!analysis || !found || value === undefined) return undefined;
  return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(analysis.lines, found.span) };
}

/** Two hovers as one, the findings first. */
export function joinHovers(first: Hover | undefined, second: Hover | undefined): Hover | null {
  if (!first || !second) return first ?? second ?? null;
  const value = `${textOf(first)}\n\n---\n\n${textOf(second)}`;
  return { contents: { kind: MarkupKind.Markdown, value }, ...(first.range && { range: first.range }) };
}

function textOf({ contents }: Hover): string {
  if (typeof contents === 'string') return contents;
  if (Array.isArray(contents)) return contents.map((one) => (typeof one === 'string' ? one : one.value)).join('\n\n');
  return contents.value;
}
