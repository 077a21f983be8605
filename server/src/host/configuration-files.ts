import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import {
  type ConfigurationLayer,
  configurationNames,
  hadolintConfigurationNames,
  Lines,
  readConfiguration,
} from '../core/index';
import type { FileError } from './errors';
import { readText } from './files';

/** How many files may build on one another. */
const deepestChain = 20;

/** What the configuration files of a folder say. */
export interface FolderConfiguration {
  /** The weakest first: what a file extends, then the file itself. */
  readonly layers: readonly ConfigurationLayer[];
  /** Of the file that counts; nothing where there is none. */
  readonly path: string | undefined;
}

/** Finds and reads `.bulkhead.yaml` and `.hadolint.yaml` files, each once, and collects what is wrong in them. */
export class ConfigurationFiles {
  /** What is wrong in the files read so far; paths relative to the working folder where they lie in it. */
  readonly errors: FileError[] = [];
  private readonly byFolder = new Map<string, FolderConfiguration>();
  private readonly pathByFolder = new Map<string, string | undefined>();
  private readonly byFile = new Map<string, readonly ConfigurationLayer[]>();

  constructor(private readonly workingFolder: string) {}

  /** The nearest configurations upwards from an absolute folder: ours over that of hadolint. */
  nearest(folder: string): FolderConfiguration {
    const known = this.byFolder.get(folder);
    if (known) return known;
    const path = this.nearestPath(folder, configurationNames);
    const hadolint = this.nearestPath(folder, hadolintConfigurationNames);
    const found: FolderConfiguration = {
      layers: [hadolint, path].flatMap((one) => (one === undefined ? [] : this.layersOf(one, []))),
      path,
    };
    this.byFolder.set(folder, found);
    return found;
  }

  /** The nearest file upwards that has one of some names. */
  private nearestPath(folder: string, names: readonly string[]): string | undefined {
    const key = `${names[0]} ${folder}`;
    if (this.pathByFolder.has(key)) return this.pathByFolder.get(key);
    const own = names.map((name) => join(folder, name)).find((path) => existsSync(path));
    const parent = dirname(folder);
    const found = own ?? (parent === folder ? undefined : this.nearestPath(parent, names));
    this.pathByFolder.set(key, found);
    return found;
  }

  /** One configuration file, by its absolute path. */
  file(path: string): FolderConfiguration {
    return { layers: this.layersOf(path, []), path };
  }

  private layersOf(path: string, chain: readonly string[]): readonly ConfigurationLayer[] {
    const known = this.byFile.get(path);
    if (known) return known;
    const read = readText(path);
    if ('unreadable' in read) {
      this.error(path, `this configuration cannot be read: ${read.unreadable}`);
      return [];
    }
    const { layer, problems } = readConfiguration(read.text, withSlashes(path));
    const lines = new Lines(read.text);
    const place = (offset: number) => {
      const { line, character } = lines.positionAt(offset);
      return `${line + 1}:${character + 1}`;
    };
    for (const { span, message } of problems) this.error(path, `${place(span.start)}: ${message}`);
    const extended = layer.extendedFiles.flatMap((one) => {
      const target = resolve(dirname(path), one.path);
      const where = place(one.span.start);
      if (target === path || chain.includes(target) || chain.length > deepestChain) {
        this.error(path, `${where}: "${one.path}" leads back to a file that extends it`);
        return [];
      }
      if (!existsSync(target)) {
        this.error(path, `${where}: there is no file "${one.path}"`);
        return [];
      }
      return this.layersOf(target, [...chain, path]);
    });
    const layers = [...extended, layer];
    this.byFile.set(path, layers);
    return layers;
  }

  private error(path: string, message: string): void {
    const inside = relative(this.workingFolder, path);
    const isInside = inside !== '' && !inside.startsWith('..');
    this.errors.push({ path: withSlashes(isInside ? inside : path), message });
  }
}

/** A path as the core knows paths. */
export function withSlashes(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
