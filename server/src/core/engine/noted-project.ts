import { noteLook, noteOutsideRead } from '../model/outside-reads';
import type { ShellAnswer } from '../model/shell-questions';
import type { Project } from './project';

/** What a project answered: the text of a file, or the names in a folder. */
type Answer = string | readonly string[] | undefined;

/** Questions about other files, each with its answer. */
export type Answers = ReadonlyMap<string, Answer>;

const READ = 'read ';
const LIST = 'list ';

/** A project whose answers are noted as looked at when they are asked for: many a check never comes to it. */
export class NotedProject implements Project {
  /** How many questions about scripts had no answer, or only a provisional one. */
  unanswered = 0;
  private readonly asked = new Map<string, Answer>();

  constructor(private readonly project: Project) {}

  /** What was asked until now. */
  get answers(): Answers {
    return this.asked;
  }

  read(path: string): string | undefined {
    const question = READ + path;
    noteLook(question);
    return this.remembered(question, this.project.read(path));
  }

  list(folder: string): readonly string[] {
    const question = LIST + folder;
    noteLook(question);
    return this.remembered(question, this.project.list(folder));
  }

  get shellAnswer(): Project['shellAnswer'] {
    const { shellAnswer } = this.project;
    return shellAnswer && ((question) => this.noted(shellAnswer(question)));
  }

  /** Whether a question that was asked before has the same answer; that counts as asking it again. */
  hasSameAnswer(question: string, earlier: Answers | undefined): boolean {
    if (!earlier?.has(question)) return false;
    const before = earlier.get(question);
    if (this.asked.has(question)) return isSame(before, this.asked.get(question));
    const place = question.slice(READ.length);
    const { project } = this;
    return isSame(
      before,
      this.remembered(question, question.startsWith(READ) ? project.read(place) : project.list(place)),
    );
  }

  private remembered<A extends Answer>(question: string, answer: A): A {
    // The first answer is what the rules were told; who asks for a fix later may hear another.
    if (!this.asked.has(question)) this.asked.set(question, answer);
    return answer;
  }

  private noted(answer: ShellAnswer | undefined): ShellAnswer | undefined {
    noteOutsideRead();
    if (!answer || answer.isProvisional) this.unanswered++;
    return answer;
  }
}

function isSame(a: Answer, b: Answer): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a === b || (a.length === b.length && a.every((name, index) => name === b[index]));
}
