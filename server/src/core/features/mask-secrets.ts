import { credentialsInUrl, knownTokens, looksLikeSecretName, mask } from '../knowledge/secrets';
import { type Span, span, textOf } from '../text/span';

const assignment = /([A-Za-z_][\w.-]{0,100})["']?[ \t]{0,10}[=:][ \t]{0,10}(?=\S)/g;

/**
 * A line of a file as it may be shown: values that look like secrets give way to `…`. `reported` are spans (offsets into
 * the line) where a rule found a secret: there nothing is shown, whatever it looks like.
 */
export function maskSecrets(line: string, reported: readonly Span[] = []): string {
  const spans: Span[] = [
    ...knownTokens(line).map((token) => token.span),
    ...credentialsInUrl(line).map(({ password }) => password),
  ];
  for (const match of line.matchAll(assignment)) {
    const at = match.index + match[0].length;
    const value = valueAt(line, at);
    const owner = span(match.index, value.end);
    const isReported = reported.some(({ start, end }) => start < owner.end && owner.start < end);
    if (isReported || looksLikeSecretName(match[1] ?? '', textOf(line, value))) spans.push(value);
  }
  for (const at of reported) {
    if (spans.some((other) => other.start < at.end && at.start < other.end)) continue;
    // A name without `=` behind it, as in `ENV PASSWORD hunter2`: the value is what follows.
    if (!looksLikeSecretName(textOf(line, at))) spans.push(at);
    else if (at.end < line.length) spans.push(span(at.end + 1, line.length));
  }
  return withoutSpans(line, spans);
}

/** What is assigned at `at`: a quoted text without its quotes, or everything up to the next blank. */
function valueAt(line: string, at: number): Span {
  const quote = line[at];
  if (quote === '"' || quote === "'") {
    const end = line.indexOf(quote, at + 1);
    return span(at + 1, end < 0 ? line.length : end);
  }
  const blank = line.slice(at).search(/[\s,}\]]/);
  return span(at, blank < 0 ? line.length : at + blank);
}

function withoutSpans(line: string, spans: readonly Span[]): string {
  let shown = '';
  let done = 0;
  for (const at of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (at.end <= done || at.end <= at.start) continue;
    const start = Math.max(at.start, done);
    const secret = line.slice(start, at.end);
    shown += line.slice(done, start) + (secret.startsWith('$') ? secret : mask(secret));
    done = at.end;
  }
  return shown + line.slice(done);
}
