import type { KubernetesSchemaBundle, ShellAnswer, ShellQuestion } from '../core/index';
import type { DockerfileWords } from '../language/dockerfile';
import type { YamlWords } from '../language/yaml';
import type { Engine } from './engine';
import type { Files } from './files';

/** Runs ShellCheck beside everything else. */
export interface ShellChecker {
  /** What is known by now. */
  known(question: ShellQuestion): ShellAnswer | undefined;
  /** Whether asking could bring something. */
  isOpen(question: ShellQuestion): boolean;
  /** Resolves when there is an answer, or there will be none. Never rejects. */
  ask(question: ShellQuestion): Promise<void>;
  dispose(): void;
}

/** What differs between a process and a web worker, and what a test puts in its own terms. */
export interface Environment {
  readonly engine: Engine;
  readonly version: string;
  /** The disk; nothing where only the client can read files. `isWatched` says whether changes will be told. */
  readonly disk?: (isWatched: () => boolean) => Files;
  /** Whether typing is rehearsed before somebody types: see `Rehearsal`. */
  readonly rehearses?: boolean;
  /** Runs a task soon, after the messages that have arrived. */
  readonly soon: (task: () => void) => void;
  /** YYYY-MM-DD. */
  readonly today: () => string;
  /** Milliseconds from any origin. */
  readonly now: () => number;
  /** Nothing where no program can be started; `path` may be empty, `problem` is told in words what goes wrong. */
  readonly startShellCheck?: (path: string, problem: (message: string) => void) => ShellChecker;
  /** The words of others, loaded at the first request that needs them. A worker has the extension's address only. */
  readonly loadDockerfileWords: (hasSnippets: boolean, extensionUri: string | undefined) => Promise<DockerfileWords>;
  readonly loadYamlWords: (extensionUri: string | undefined) => Promise<YamlWords>;
  /** The packed schemas that lie beside the server, nothing where they do not. */
  readonly loadKubernetesSchemas: (extensionUri: string | undefined) => Promise<KubernetesSchemaBundle | undefined>;
}
