import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { classify, type Kind, rules, unmark } from '../../server/src/core/index';
import { ordinaryPath, settingsFor, textOf } from '../harness/example-runs';
import { fixesOf, type Offer, plansOf } from './changes';
import { fuzzed } from './fuzz/fuzzed';
import type { Reader } from './reader';
import type { Subject } from './subject';

/** The texts of one kind to hold against its official program, and what Bulkhead offers to make of them. */
export interface Collected {
  readonly subjects: readonly Subject[];
  readonly offers: readonly Offer[];
}

/** Enough that a change of a parser shows at once; `npm run fuzz` tries as many as there is time for. */
const fuzzedSubjects = 200;
/** Longer neighbours are no configuration that a reading needs; in UTF-8 bytes. */
const longestNeighbour = 64 * 1024;

/** Texts that no rule has an example of: what only the official programs told us. */
const casesFolder = 'test/oracles/cases';

/**
 * Our own texts: the examples of the rules of a kind, the files in `examples/` and `test/oracles/cases`, and the first
 * of the fuzzed ones.
 */
export function ownTexts(reader: Reader): Collected {
  const examples = examplesOf(reader);
  const files = ['examples', casesFolder].flatMap((folder) => filesOf(folder, reader));
  // Generated ones alone: a new example would move which example each seed breaks.
  const fuzz = Array.from({ length: fuzzedSubjects }, (_, index) => fuzzed(reader.kind, index + 1, []));
  return {
    subjects: [...examples.map(({ subject }) => subject), ...files, ...fuzz],
    offers: [...examples.flatMap(({ offers }) => offers()), ...offersFor(files)],
  };
}

/** The files of a kind in a folder and below; what is not read as text, or is of no kind, is passed over. */
export function filesIn(folder: string, reader: Reader): Collected {
  const subjects = filesOf(folder, reader);
  return { subjects, offers: offersFor(subjects) };
}

/** The examples of the rules of a kind, without what Bulkhead makes of them. */
export function exampleSubjects(reader: Reader): Subject[] {
  return examplesOf(reader).map(({ subject }) => subject);
}

function offersFor(subjects: readonly Subject[]): Offer[] {
  return subjects.flatMap((subject) => [...fixesOf(subject), ...plansOf(subject)]);
}

function examplesOf(reader: Reader): { subject: Subject; offers(): Offer[] }[] {
  return rules
    .filter((rule) => rule.kind === reader.kind)
    .flatMap((rule) =>
      rule.examples.map((example, index) => {
        const subject: Subject = {
          kind: rule.kind,
          origin: `${rule.id}, example ${index + 1}`,
          path: example.path ?? ordinaryPath[rule.kind],
          text: unmark(textOf(example)).text,
          files: needed(example.files ?? {}, reader),
        };
        return { subject, offers: () => [...fixesOf(subject, settingsFor(rule, example)), ...plansOf(subject)] };
      }),
    );
}

function needed(files: Readonly<Record<string, string>>, reader: Reader): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([name]) => reader.needs(name)));
}

/** The files of a kind in a folder and below, each with the neighbours that a reading needs. */
export function filesOf(folder: string, reader: Reader): Subject[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((path): Subject[] => {
      const text = textAt(path);
      if (text === undefined || kindOf(path, text) !== reader.kind) return [];
      const files = neighboursOf(path, reader);
      const shown = relative(folder, path).replaceAll('\\', '/');
      return [{ kind: reader.kind, origin: shown, path: shown, text, files }];
    });
}

function kindOf(path: string, text: string): Kind | undefined {
  return classify({ path: path.replaceAll('\\', '/'), text });
}

function neighboursOf(path: string, reader: Reader): Record<string, string> {
  const folder = join(path, '..');
  const wanted = readdirSync(folder, { withFileTypes: true }).filter(
    (entry: Dirent) => entry.isFile() && join(folder, entry.name) !== path && reader.needs(entry.name),
  );
  return Object.fromEntries(
    wanted.flatMap(({ name }): [string, string][] => {
      const isShort = statSync(join(folder, name)).size <= longestNeighbour;
      const text = isShort ? textAt(join(folder, name)) : undefined;
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** Text as an editor hands it over; nothing for what is no UTF-8. */
function textAt(path: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch {
    return undefined;
  }
}
