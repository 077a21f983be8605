import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Spanned } from '../../../text/span';

/** A script's text piece by piece: escapes, single quotes, comments, and the variables that a shell fills in. */
const PIECES =
  /\\[\s\S]|(?<=^|[\s;&|(])#[^\n]*|\$'(?:\\[\s\S]|[^'\\])*'|'[^']*'|"|\$(?:\{([A-Za-z_]\w*)(\}|[^}])|([A-Za-z_]\w*))/g;

/**
 * The variables of a RUN that its shell fills in from outside: not those that the script sets itself, nor those with a
 * default. Nothing for a script that holds further texts, whose variables may be another program's.
 */
export function expandedByShell(run: Run): readonly (Spanned & { readonly name: string })[] {
  const found = run.scripts.flatMap(({ text: source }) => {
    if (!source?.text.includes('$') || source.text.includes('<<')) return [];
    let isQuoted = false;
    const variables: (Spanned & { readonly name: string })[] = [];
    let at = 0;
    const { text } = source;
    PIECES.lastIndex = 0;
    for (let match = PIECES.exec(text); match; match = PIECES.exec(text)) {
      const [whole, braced, next, bare] = match;
      at = match.index;
      const name = braced ?? bare;
      if (whole === '"') isQuoted = !isQuoted;
      // Within double quotes a single one and a number sign are nothing special.
      else if (isQuoted && /^(?:\$?'|#)/.test(whole)) PIECES.lastIndex = at + 1;
      else if (name !== undefined && !(next !== undefined && /[:\-+?=]/.test(next))) {
        variables.push({
          name,
          span: source.spanOf(at, at + (braced === undefined || next === '}' ? whole.length : 2 + name.length)),
        });
      }
    }
    return variables.filter(({ name }) => !isSetInside(name, text));
  });
  return found;
}

const LONGEST_NAME = 200;

/** Whether a script gives a variable a value: by `=`, `for`, `read`, `printf -v` or `getopts`. */
function isSetInside(name: string, script: string): boolean {
  // No expression can be as long as a text may be, and nobody has such a variable.
  if (name.length > LONGEST_NAME) return true;
  return new RegExp(
    `\\b(?:${name}\\+?=|(?:for|getopts|read|mapfile|readarray|-v)\\b[^\\n;&|]{0,200}\\b${name}\\b)`,
  ).test(script);
}
