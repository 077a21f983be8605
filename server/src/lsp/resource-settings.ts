import {
  type ConfigurationLayer,
  configurationNames,
  hadolintConfigurationNames,
  type ReadConfiguration as ReadResult,
  type Settings,
} from '../core/index';
import type { EditorSettings } from '../protocol';
import { asConfigurationText, defaultEditorSettings, readEditorSettings } from './editor-settings';
import type { Engine } from './engine';
import { type Files, folderOf, resolveUri } from './files';
import { pathOf } from './paths';

/** Everything that is set for one document. */
export interface ResourceSettings {
  readonly editor: EditorSettings;
  /** What the rules run with; the same object as long as nothing changed. */
  readonly settings: Settings;
  /** The `.bulkhead.yaml` that counts, nothing where there is none. */
  readonly configurationUri: string | undefined;
}

/** A configuration file as it was read, with what is wrong in it. */
export interface ReadConfiguration {
  readonly uri: string;
  readonly text: string;
  readonly result: ReadResult;
}

interface Surroundings {
  readonly engine: Engine;
  readonly files: Files;
  readonly today: () => string;
  /** The text of a document that is open in the editor. */
  readonly openText: (uri: string) => string | undefined;
  /** Asks the editor for its section of a resource's settings. */
  readonly ask: (uri: string) => Promise<unknown>;
  /** Told whenever a configuration was read, also when it has no problems. */
  readonly onConfiguration: (configuration: ReadConfiguration) => void;
  /** How far up a configuration is looked for; nothing means up to the root of the file system. */
  readonly rootOf: (uri: string) => string | undefined;
}

/**
 * The settings of every document: the editor's own, scoped to it, over the nearest `.bulkhead.yaml` upwards. Both are
 * kept until they change, so that asking costs nothing on a key press.
 */
export class ResourceSettingsStore {
  private readonly editor = new Map<string, EditorSettings>();
  private readonly configurations = new Map<string, ReadConfiguration>();
  private readonly resolved = new Map<string, ResourceSettings>();
  private readonly editorLayers = new WeakMap<EditorSettings, ConfigurationLayer>();
  private generation = 0;

  constructor(private readonly around: Surroundings) {}

  /** Forgets what the editor said. */
  forgetEditor(): void {
    this.editor.clear();
    this.resolved.clear();
    this.generation++;
  }

  /** Forgets one document, as it was closed. */
  forgetDocument(uri: string): void {
    this.editor.delete(uri);
    this.resolved.delete(uri);
  }

  /** The settings of a document; at once where everything is known. */
  of(uri: string): ResourceSettings | Promise<ResourceSettings> {
    return this.known(uri) ?? this.fetched(uri);
  }

  private known(uri: string): ResourceSettings | undefined {
    const editor = this.editor.get(uri);
    if (!editor) return undefined;
    const hadolint = this.nearest(uri, hadolintConfigurationNames);
    const configuration = this.nearest(uri, configurationNames);
    if (configuration === 'loading' || hadolint === 'loading') return undefined;
    const below = configuration ? this.layersOf(configuration, new Set()) : [];
    if (below === 'loading') return undefined;
    const layers = hadolint ? [hadolint.result.layer, ...below] : below;
    const kept = this.resolved.get(uri);
    const own = this.layerOf(editor);
    if (own) layers.push(own);
    const settings = this.around.engine.resolveSettings({
      path: pathOf(uri),
      layers,
      preset: 'recommended',
      today: this.around.today(),
    });
    const configurationUri = configuration?.uri;
    if (kept?.editor === editor && kept.settings === settings && kept.configurationUri === configurationUri)
      return kept;
    const fresh: ResourceSettings = { editor, settings, configurationUri };
    this.resolved.set(uri, fresh);
    return fresh;
  }

  private async fetched(uri: string): Promise<ResourceSettings> {
    for (;;) {
      const { generation } = this;
      if (!this.editor.has(uri)) {
        const sent = await this.around.ask(uri).catch(() => undefined);
        if (generation === this.generation) {
          this.editor.set(uri, sent === undefined || sent === null ? defaultEditorSettings : readEditorSettings(sent));
        }
      }
      const known = this.known(uri);
      if (known) return known;
      await this.around.files.settled();
    }
  }

  /** The nearest configuration of some names upwards; `loading` while the client has not said whether there is one. */
  private nearest(uri: string, names: readonly string[]): ReadConfiguration | 'loading' | undefined {
    const root = this.around.rootOf(uri);
    for (let folder = folderOf(uri); ; folder = folderOf(folder)) {
      for (const name of names) {
        const candidate = `${folder}/${name}`;
        const text = this.text(candidate);
        if (text === undefined) return 'loading';
        if (text !== null) return this.read(candidate, text);
      }
      if (folder === root || isTop(folder)) return undefined;
    }
  }

  /** The layers of a configuration, after those of the files that it builds on; a circle is followed once. */
  private layersOf({ uri, result }: ReadConfiguration, seen: Set<string>): ConfigurationLayer[] | 'loading' {
    seen.add(uri);
    const layers: ConfigurationLayer[] = [];
    for (const { path } of result.layer.extendedFiles) {
      const extended = resolveUri(folderOf(uri), path);
      if (extended === undefined || seen.has(extended)) continue;
      const text = this.text(extended);
      if (text === undefined) return 'loading';
      const below = text === null ? [] : this.layersOf(this.read(extended, text), seen);
      if (below === 'loading') return below;
      layers.push(...below);
    }
    layers.push(result.layer);
    return layers;
  }

  private text(uri: string): string | null | undefined {
    return this.around.openText(uri) ?? this.around.files.read(uri);
  }

  /** Reads a configuration, once for each text. */
  read(uri: string, text: string): ReadConfiguration {
    const kept = this.configurations.get(uri);
    if (kept?.text === text) return kept;
    const configuration = { uri, text, result: this.around.engine.readConfiguration(text, pathOf(uri)) };
    this.configurations.set(uri, configuration);
    this.around.onConfiguration(configuration);
    return configuration;
  }

  private layerOf(editor: EditorSettings): ConfigurationLayer | undefined {
    const kept = this.editorLayers.get(editor);
    if (kept) return kept;
    const text = asConfigurationText(editor);
    if (text === undefined) return undefined;
    const { layer } = this.around.engine.readConfiguration(text, '/settings.json');
    this.editorLayers.set(editor, layer);
    return layer;
  }
}

/** Whether nothing lies above: `scheme://authority`, or no slash at all. */
function isTop(folder: string): boolean {
  const scheme = folder.indexOf('://');
  return scheme < 0 ? !folder.includes('/') : folder.indexOf('/', scheme + 3) < 0;
}
