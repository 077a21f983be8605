import type { EditorSettings } from '../protocol';

/** The settings of an editor that sends none. */
export const defaultEditorSettings: EditorSettings = {
  enable: true,
  rules: {},
  extends: [],
  trustedRegistries: [],
  kubernetesVersion: '',
  dockerEngineVersion: '',
  honorOtherTools: true,
  foldMissing: true,
  completion: { enable: true },
  hover: { enable: true },
  shellcheck: { enabled: false, path: '' },
};

/** What an editor sent, whatever it is, with defaults for what is absent or of another type. */
export function readEditorSettings(sent: unknown): EditorSettings {
  const given = recordOf(sent);
  return {
    enable: given.enable !== false,
    rules: recordOf(given.rules),
    extends: textsOf(given.extends),
    trustedRegistries: textsOf(given.trustedRegistries),
    kubernetesVersion: textOf(given.kubernetesVersion),
    dockerEngineVersion: textOf(given.dockerEngineVersion),
    honorOtherTools: given.honorOtherTools !== false,
    foldMissing: given.foldMissing !== false,
    completion: { enable: recordOf(given.completion).enable !== false },
    hover: { enable: recordOf(given.hover).enable !== false },
    shellcheck: {
      enabled: recordOf(given.shellcheck).enabled === true,
      path: textOf(recordOf(given.shellcheck).path),
    },
  };
}

/** The part of the settings that a `.bulkhead.yaml` could say too, written as one; nothing where all is default. */
export function asConfigurationText(settings: EditorSettings): string | undefined {
  const {
    extends: packs,
    rules,
    trustedRegistries,
    kubernetesVersion,
    dockerEngineVersion,
    honorOtherTools,
  } = settings;
  const configuration = {
    ...(packs.length > 0 && { extends: packs }),
    ...(Object.keys(rules).length > 0 && { rules }),
    ...(trustedRegistries.length > 0 && { trustedRegistries }),
    ...(kubernetesVersion !== '' && { kubernetesVersion }),
    ...(dockerEngineVersion !== '' && { dockerEngineVersion }),
    ...(!honorOtherTools && { honorOtherTools }),
  };
  return Object.keys(configuration).length > 0 ? JSON.stringify(configuration) : undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
