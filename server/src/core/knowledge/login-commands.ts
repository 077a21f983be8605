/** A command that stores a credential for later calls of the program. */
export interface LoginCommand {
  /** The first words that are no options. */
  readonly verbs: RegExp;
  /** The words that must be there, any of them; nothing where the verb says it all. */
  readonly needs?: RegExp;
  /** What takes the credential away again. */
  readonly logout: RegExp;
  /** The folder below the home directory that holds the credential; nothing where it is a file or elsewhere. */
  readonly folder?: string;
}

const registry: LoginCommand = { verbs: /^login$|^login /, logout: /^logout\b/, folder: '.docker' };

/** Sources: the manuals of the programs, on where they keep what they are told. */
const commands: ReadonlyMap<string, readonly LoginCommand[]> = new Map<string, readonly LoginCommand[]>([
  [
    'aws',
    [
      {
        verbs: /^configure set (?:\S+\.)?aws_(?:access_key_id|secret_access_key|session_token)\b/,
        logout: /^$/,
        folder: '.aws',
      },
    ],
  ],
  [
    'gcloud',
    [{ verbs: /^auth (?:activate-service-account|login)\b/, logout: /^auth revoke\b/, folder: '.config/gcloud' }],
  ],
  [
    'az',
    [
      {
        verbs: /^login\b/,
        needs: /^(?:-p|--password|--federated-token|--certificate)(?:=|$)/,
        logout: /^logout\b/,
        folder: '.azure',
      },
    ],
  ],
  [
    'doctl',
    [
      {
        verbs: /^auth init\b/,
        needs: /^(?:-t|--access-token)(?:=|$)/,
        logout: /^auth remove\b/,
        folder: '.config/doctl',
      },
    ],
  ],
  ['docker', [registry]],
  ['nerdctl', [registry]],
  ['oras', [registry]],
  ['crane', [{ ...registry, verbs: /^auth login\b/, logout: /^auth logout\b/ }]],
  ['podman', [{ verbs: /^login\b/, logout: /^logout\b/ }]],
  ['buildah', [{ verbs: /^login\b/, logout: /^logout\b/ }]],
  ['skopeo', [{ verbs: /^login\b/, logout: /^logout\b/ }]],
  ['helm', [{ verbs: /^registry login\b/, logout: /^registry logout\b/, folder: '.config/helm' }]],
  ['gh', [{ verbs: /^auth login\b/, needs: /^--with-token$/, logout: /^auth logout\b/, folder: '.config/gh' }]],
  ['npm', [{ verbs: /^(?:login|adduser)\b/, logout: /^logout\b/ }]],
  ['terraform', [{ verbs: /^login\b/, logout: /^logout\b/, folder: '.terraform.d' }]],
  [
    'kubectl',
    [{ verbs: /^config set-credentials\b/, logout: /^config (?:delete-user|unset users)\b/, folder: '.kube' }],
  ],
]);

/** The commands by which a program stores credentials. */
export function loginCommands(program: string): readonly LoginCommand[] {
  return commands.get(program) ?? [];
}
