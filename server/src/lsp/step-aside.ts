import type { PeerExtension } from '../protocol';

/** A feature that another extension may already give; findings and fixes are never among them. */
export type PeerFeature = 'dockerfile-words' | 'compose-words' | 'kubernetes-words';

interface Peer {
  readonly name: string;
  readonly features: readonly PeerFeature[];
}

const dockerfileAndCompose: readonly PeerFeature[] = ['dockerfile-words', 'compose-words'];

const peers: Readonly<Record<PeerExtension, Peer>> = {
  'redhat.vscode-yaml': { name: 'YAML by Red Hat', features: ['compose-words', 'kubernetes-words'] },
  'docker.docker': { name: 'Docker DX', features: dockerfileAndCompose },
  'ms-azuretools.vscode-containers': { name: 'Container Tools', features: dockerfileAndCompose },
  'ms-azuretools.vscode-docker': { name: 'Docker', features: dockerfileAndCompose },
  'exiasr.hadolint': { name: 'hadolint', features: [] },
};

const featureNames: Readonly<Record<PeerFeature, string>> = {
  'dockerfile-words': 'Completion, outline and formatting of Dockerfiles',
  'compose-words': 'Completion and outline of Compose files',
  'kubernetes-words': 'Completion and outline of Kubernetes manifests',
};

/** Which features other extensions give, and the sentences that say so. */
export class SteppedAside {
  private readonly givers = new Map<PeerFeature, string>();

  constructor(otherExtensions: readonly string[]) {
    for (const [id, { features, name }] of Object.entries(peers)) {
      if (!otherExtensions.includes(id)) continue;
      for (const feature of features) if (!this.givers.has(feature)) this.givers.set(feature, name);
    }
  }

  isGiven(feature: PeerFeature): boolean {
    return this.givers.has(feature);
  }

  get sentences(): readonly string[] {
    return [...this.givers].map(([feature, name]) => `${featureNames[feature]} is left to ${name}.`);
  }
}
