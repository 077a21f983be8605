// The examples of a rule are its tests; what ships of them are the two that its page and its hover print: the first bad
// one and the first good one. Rules are formatted, so their source can be cut by its lines.

/**
 * The examples in the source of a rule, one text each, and the lines that take in lists from elsewhere; nothing where it
 * does not write them down as a plain list.
 */
export function examplesIn(source) {
  const opening = '\n  examples: [\n';
  const start = source.indexOf(opening) + opening.length;
  const end = source.indexOf('\n  ],\n', start - 1) + 1;
  if (start < opening.length || end === 0) return undefined;
  const items = [];
  const lists = [];
  for (const line of source.slice(start, end).split('\n').slice(0, -1)) {
    if (/^ {4}\{/.test(line)) items.push(line);
    else if (/^ {4}\.\.\.[a-zA-Z.]+,$/.test(line)) lists.push(line);
    else if (items.length > 0 && (line === '' || /^ {5}| {4}\},$/.test(line))) items[items.length - 1] += `\n${line}`;
    else return undefined;
  }
  return { start, end, items, lists };
}

/** Whether an example of `examplesIn` is a bad one. */
export function isBad(item) {
  return /^ {6}bad: /m.test(item) || /^ {4}\{ (?:because: (?:'[^'\n]*'|"[^"\n]*"), )?bad: /.test(item);
}

/** The source of a rule with no more than the two examples that are printed. */
export function withPrintedExamples(source) {
  const examples = examplesIn(source);
  if (!examples) return source;
  const { start, end, items, lists } = examples;
  const printed = [items.find(isBad), items.find((item) => !isBad(item))].filter(Boolean);
  if (printed.length < 2) printed.push(...lists);
  return `${source.slice(0, start)}${printed.join('\n')}\n${source.slice(end)}`;
}
