import {
  type AndOr,
  type Command,
  type CommandNode,
  forEachChild,
  type ParsedScript,
  type Pipeline,
  type Redirection,
  type Statement,
  type SyntaxNode,
} from 'unbash';
import type { LogicalText } from './dockerfile-logical-text';
import { settingOf } from './shell-exec';
import type {
  ShellAssignment,
  ShellCommand,
  ShellOperator,
  ShellOptions,
  ShellRedirection,
  ShellWord,
} from './shell-tree';
import { forEachSubstitution, shellWordOf } from './shell-words';
import { fileName, unwrapped } from './shell-wrappers';

interface Surroundings {
  readonly isInsideSubstitution: boolean;
  readonly isCondition: boolean;
}

/** A command node of a list with what joins it to its neighbours. */
interface Link {
  readonly node: CommandNode;
  readonly pipeline: ShellCommand[];
  readonly isNegated: boolean;
  before: ShellOperator | undefined;
  after: ShellOperator | undefined;
}

/** Turns the parser's tree into commands whose words know their place in the file. */
export class ShellReader {
  private readonly commands: ShellCommand[] = [];
  private options: ShellOptions;

  constructor(
    private readonly source: LogicalText,
    options: ShellOptions,
  ) {
    this.options = options;
  }

  read(script: ParsedScript): readonly ShellCommand[] {
    this.readList(script.commands, { isInsideSubstitution: false, isCondition: false });
    return this.commands.sort((a, b) => a.span.start - b.span.start);
  }

  private readList(statements: readonly Statement[], around: Surroundings): void {
    const links = this.linksOf(statements);
    const chain: ShellCommand[] = [];
    for (const link of links) {
      if (link.node.type !== 'Command') {
        this.readCompound(link.node, around);
        continue;
      }
      const command = this.commandOf(link.node, link, chain, around);
      chain.push(command);
      link.pipeline.push(command);
      this.commands.push(command);
      this.readSubstitutions(link.node, around);
      if (!around.isInsideSubstitution) this.noteOptions(command);
    }
  }

  private linksOf(statements: readonly Statement[]): Link[] {
    const links: Link[] = [];
    for (const [index, statement] of statements.entries()) {
      this.addNode(links, statement.command);
      const last = links[links.length - 1];
      const next = statements[index + 1];
      if (last) last.after = this.separator(statement.command.end, next?.pos);
    }
    for (const [index, link] of links.entries()) link.before = links[index - 1]?.after;
    return links;
  }

  private addNode(links: Link[], node: Statement['command']): void {
    if (node.type === 'AndOr') this.addJoined(links, node);
    else if (node.type === 'Pipeline') this.addPipeline(links, node);
    else links.push({ node, pipeline: [], isNegated: false, before: undefined, after: undefined });
  }

  private addJoined(links: Link[], node: AndOr): void {
    for (const [index, child] of node.commands.entries()) {
      this.addNode(links, child);
      const next = node.commands[index + 1];
      const last = links[links.length - 1];
      if (last && next) last.after = this.operator(node.operators[index] ?? '&&', child.end, next.pos);
    }
  }

  private addPipeline(links: Link[], node: Pipeline): void {
    const pipeline: ShellCommand[] = [];
    const isNegated = node.prefixes.some((prefix) => prefix.type === 'Negation');
    for (const [index, child] of node.commands.entries()) {
      const next = node.commands[index + 1];
      const after = next && this.operator(node.operators[index] ?? '|', child.end, next.pos);
      links.push({ node: child, pipeline, isNegated, before: undefined, after });
    }
  }

  private operator(text: ShellOperator['text'], from: number, to: number): ShellOperator {
    const found = this.source.text.indexOf(text, from);
    const at = found >= 0 && found < to ? found : from;
    return { text, span: this.source.spanOf(at, at + text.length) };
  }

  private separator(from: number, to: number | undefined): ShellOperator | undefined {
    const { text } = this.source;
    const end = to ?? text.length;
    for (let at = from; at < end; at++) {
      const character = text.charAt(at);
      if (character === ';' || character === '&' || (character === '\n' && to !== undefined)) {
        return { text: character, span: this.source.spanOf(at, at + 1) };
      }
      if (character !== ' ' && character !== '\t') return undefined;
    }
    return undefined;
  }

  private readCompound(node: SyntaxNode, around: Surroundings): void {
    if (node.type === 'CompoundList' || node.type === 'Script') {
      this.readList(node.commands, around);
      return;
    }
    const condition = node.type === 'If' || node.type === 'While' || node.type === 'Elif' ? node.clause : undefined;
    const before = this.options;
    forEachChild(node, (child) => {
      if (child.type === 'Script') {
        if (child.source === undefined) this.readCompound(child, { ...around, isInsideSubstitution: true });
      } else this.readCompound(child, child === condition ? { ...around, isCondition: true } : around);
    });
    // What a subshell or a branch sets does not hold for certain behind it.
    this.options = before;
  }

  private readSubstitutions(node: Command, around: Surroundings): void {
    const text = this.source.text.slice(node.pos, node.end);
    if (!/\$[({]|`|[<>]\(|<</.test(text)) return;
    forEachSubstitution(node, (script) => this.readCompound(script, { ...around, isInsideSubstitution: true }));
  }

  private commandOf(node: Command, link: Link, chain: ShellCommand[], around: Surroundings): ShellCommand {
    const words: ShellWord[] = node.name ? [shellWordOf(this.source, node.name)] : [];
    const assignments: ShellAssignment[] = [];
    const redirections: ShellRedirection[] = [];
    for (const child of node.prefix) {
      if (child.type === 'Assignment') assignments.push(this.assignmentOf(child));
      else redirections.push(this.redirectionOf(child));
    }
    for (const child of node.suffix) {
      if (child.type === 'Word') words.push(shellWordOf(this.source, child));
      else if (child.type === 'Assignment') words.push(this.wordOfAssignment(child));
      else redirections.push(this.redirectionOf(child));
    }
    const { wrappers, settings, at } = unwrapped(words);
    return {
      span: this.source.spanOf(node.pos, node.end),
      program: fileName(words[at]),
      name: words[at],
      arguments: words.slice(at + 1),
      wrappers,
      assignments: [...assignments, ...settings.map(settingOf)],
      redirections,
      chain: { commands: chain },
      operatorBefore: link.before,
      operatorAfter: link.after,
      pipeline: link.pipeline,
      isInsideSubstitution: around.isInsideSubstitution,
      isCondition: around.isCondition || link.isNegated,
      options: this.options,
      isExecForm: false,
    };
  }

  private assignmentOf(node: Extract<Command['prefix'][number], { type: 'Assignment' }>): ShellAssignment {
    const { value, name, pos, end } = node;
    return {
      span: this.source.spanOf(pos, end),
      name,
      nameSpan: this.source.spanOf(pos, pos + name.length),
      value: value.type === 'Word' ? shellWordOf(this.source, value) : undefined,
    };
  }

  /** `export A=b` takes assignments as words. */
  private wordOfAssignment(node: Extract<Command['prefix'][number], { type: 'Assignment' }>): ShellWord {
    const raw = this.source.text.slice(node.pos, node.end);
    const span = this.source.spanOf(node.pos, node.end);
    const value = node.value.type === 'Word' ? shellWordOf(this.source, node.value) : undefined;
    const prefix = value && node.value.type === 'Word' ? this.source.text.slice(node.pos, node.value.pos) : '';
    const word = {
      span,
      raw,
      value: value?.value === undefined ? undefined : prefix + value.value,
      text: value ? prefix + value.text : raw,
      isQuoted: value?.isQuoted ?? false,
    };
    const parts = this.source.partsOf(node.pos, node.end);
    return parts ? { ...word, parts } : word;
  }

  private redirectionOf(node: Redirection): ShellRedirection {
    const span = this.source.spanOf(node.pos, node.end);
    const descriptor = node.descriptor?.type === 'FileDescriptor' ? node.descriptor.value : undefined;
    if (node.type !== 'HereDoc') {
      const target = node.target && shellWordOf(this.source, node.target);
      return { span, operator: node.operator, descriptor, target };
    }
    const { delimiter } = node;
    if (!delimiter) return { span, operator: node.operator, descriptor, target: undefined };
    const { value, text, quoted } = delimiter;
    const at = this.source.spanOf(delimiter.pos, delimiter.end);
    const target = { span: at, value, text: value, raw: text, isQuoted: quoted };
    return { span, operator: node.operator, descriptor, target };
  }

  /** Takes `set -e` and the like in, so that the commands behind know. */
  private noteOptions(command: ShellCommand): void {
    if (command.program !== 'set') return;
    let { errexit, pipefail } = this.options;
    const words = command.arguments.map((word) => word.text);
    for (const [index, word] of words.entries()) {
      const isOn = word.startsWith('-');
      if (!/^[-+][a-zA-Z]+$/.test(word)) continue;
      const option = word.endsWith('o') ? words[index + 1] : undefined;
      if (word.includes('e') || option === 'errexit') errexit = isOn;
      if (option === 'pipefail') pipefail = isOn;
    }
    this.options = { errexit, pipefail };
  }
}
