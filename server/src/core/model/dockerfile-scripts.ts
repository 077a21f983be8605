import { LogicalText, type Piece } from '../syntax/dockerfile-logical-text';
import type { Heredoc, JsonString } from '../syntax/dockerfile-tree';
import type { ShellOptions, ShellSource } from '../syntax/shell';
import type { CommandInstruction } from './dockerfile-command-instructions';

const POSIX_SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'zsh', 'busybox']);

/** The program's name without its folder and without `.exe`, in lower case. */
export function programName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  return name.endsWith('.exe') ? name.slice(0, -4) : name;
}

/** Whether a program is a shell whose scripts can be read. */
export function isPosixShell(path: string): boolean {
  return POSIX_SHELLS.has(programName(path));
}

/** What a shell's own arguments switch on: `-e`, `-o pipefail` and the like. */
export function shellOptions(words: readonly string[]): ShellOptions {
  let errexit = false;
  let pipefail = false;
  for (const [index, word] of words.entries()) {
    if (!/^-[a-zA-Z]+$/.test(word)) continue;
    if (word.includes('e')) errexit = true;
    if (word.includes('o') && words[index + 1] === 'pipefail') pipefail = true;
    if (word.includes('o') && words[index + 1] === 'errexit') errexit = true;
  }
  return { errexit, pipefail };
}

/** The scripts that an instruction hands to a POSIX shell. */
export function scriptSources(instruction: CommandInstruction): ShellSource[] {
  const { command } = instruction;
  if (!command) return [];
  if (command.form === 'exec') return execSources(command.json.items);
  if (!instruction.hasPosixShell) return [];
  const shell = instruction.state?.shell?.words.map((word) => word.value) ?? [];
  const options = shellOptions(shell.slice(1));
  const { heredocs } = instruction.syntax;
  if (heredocs.length === 0) return [{ kind: 'script', text: command.text, options }];
  const bare = bareHeredoc(instruction);
  const { text } = instruction.model;
  if (bare) {
    const body = bodyOf(text, bare);
    if (!body.text.startsWith('#!')) return [{ kind: 'script', text: body, options }];
    const firstLine = body.text.slice(2, body.text.indexOf('\n')).trim().split(' ');
    const interpreter = programName(firstLine[0] ?? '') === 'env' ? firstLine[1] : firstLine[0];
    if (interpreter === undefined || !isPosixShell(interpreter)) return [];
    return [{ kind: 'script', text: body, options: shellOptions(firstLine), program: interpreter }];
  }
  // The shell reads the bodies itself, so they follow the line as BuildKit hands them over.
  const texts = [command.text];
  for (const { body, terminator } of heredocs) {
    const end = terminator?.end ?? body.end;
    texts.push(LogicalText.at('\n', Math.max(0, body.start - 1)));
    texts.push(LogicalText.at(text.slice(body.start, end), body.start));
  }
  const whole = LogicalText.join(texts);
  const fed = fedShell(instruction);
  return fed ? [{ kind: 'script', text: whole, options }, fed] : [{ kind: 'script', text: whole, options }];
}

/** The body that a RUN such as `bash -e <<EOF` hands to a shell as its script. */
function fedShell(instruction: CommandInstruction): ShellSource | undefined {
  const [heredoc, ...others] = instruction.syntax.heredocs;
  if (!heredoc || others.length > 0 || heredoc.fileDescriptor !== 0) return undefined;
  const words = instruction.syntax.words.map((word) => word.value).filter((word) => word !== heredoc.marker.value);
  const [program, ...flags] = words;
  if (program === undefined || !isPosixShell(program)) return undefined;
  const isScriptFromInput = flags.every((flag) => /^-[a-bd-z]+$/.test(flag) || flag === 'pipefail');
  if (!isScriptFromInput) return undefined;
  return { kind: 'script', text: bodyOf(instruction.model.text, heredoc), options: shellOptions(flags), program };
}

/** The heredoc that is all of a RUN's arguments. */
function bareHeredoc(instruction: CommandInstruction): Heredoc | undefined {
  const [heredoc, ...others] = instruction.syntax.heredocs;
  if (!heredoc || others.length > 0) return undefined;
  return instruction.syntax.rest.text === heredoc.marker.value ? heredoc : undefined;
}

/** A heredoc's body, leading tabs stripped where its marker says so. A carriage return ends a line, it is no text. */
function bodyOf(text: string, heredoc: Heredoc): LogicalText {
  const { start, end } = heredoc.body;
  const whole = text.slice(start, end);
  if (!heredoc.stripsTabs && !whole.includes('\r\n')) return LogicalText.at(whole, start);
  const pieces: Piece[] = [];
  let content = '';
  for (let at = start; at < end; ) {
    const lineFeed = text.indexOf('\n', at);
    const next = lineFeed < 0 || lineFeed >= end ? end : lineFeed + 1;
    let from = at;
    while (heredoc.stripsTabs && from < next && text.charCodeAt(from) === 9) from++;
    pieces.push({ at: content.length, start: from });
    const isReturned = next - from >= 2 && text.startsWith('\r\n', next - 2);
    content += text.slice(from, isReturned ? next - 2 : next);
    if (isReturned) {
      pieces.push({ at: content.length, start: next - 1 });
      content += '\n';
    }
    at = next;
  }
  return new LogicalText(content, pieces.length > 0 ? pieces : [{ at: 0, start }]);
}

/** The JSON form: a shell's script behind `-c`, or one command. */
function execSources(items: readonly JsonString[]): ShellSource[] {
  const program = items[0];
  if (!program) return [];
  if (!isPosixShell(program.value)) return [{ kind: 'words', words: items }];
  const flag = items.findIndex((item, index) => index > 0 && /^-[a-zA-Z]*c$/.test(item.value));
  const script = flag > 0 ? items[flag + 1] : undefined;
  if (!script) return [{ kind: 'words', words: items }];
  const options = shellOptions(items.slice(1, flag + 1).map((item) => item.value));
  return [{ kind: 'script', text: script.content, options }];
}
