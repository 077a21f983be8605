import type { Spanned } from '../text/span';
import type { Variable } from './variable-expansion';

/** A variable as one instruction sets it. */
export interface VariableSetting {
  readonly name: string;
  /** The value; nothing where the file does not tell it. */
  readonly value: string | undefined;
  /** The ENV or ARG pair. */
  readonly source: Spanned;
  /** Where its instruction stands in its stage. */
  readonly order: number;
  /** Whether it is an ARG without a default, so that only who builds can set it. */
  readonly isDeclaredOnly: boolean;
}

/** The variables of one kind (ENV or ARG) along the instructions of a stage; the base stage stands behind it. */
export class VariableTimeline {
  private readonly settings = new Map<string, VariableSetting[]>();

  constructor(private readonly parent?: VariableTimeline) {}

  /** Notes a setting; orders never go down. */
  add(setting: VariableSetting): void {
    const settings = this.settings.get(setting.name);
    if (settings) settings.push(setting);
    else this.settings.set(setting.name, [setting]);
  }

  /** The last setting of a name by an instruction that stands before `order`. */
  before(name: string, order: number): VariableSetting | undefined {
    const own = this.ownBefore(name, order);
    if (own) return own;
    for (let timeline = this.parent; timeline; timeline = timeline.parent) {
      const inherited = timeline.ownBefore(name, Number.POSITIVE_INFINITY);
      if (inherited) return inherited;
    }
    return undefined;
  }

  /** The names that are set before `order`, those of the base stage included. */
  namesBefore(order: number): Set<string> {
    const names = new Set<string>();
    for (const [name, settings] of this.settings) if ((settings[0]?.order ?? order) < order) names.add(name);
    for (let timeline = this.parent; timeline; timeline = timeline.parent) {
      for (const name of timeline.settings.keys()) names.add(name);
    }
    return names;
  }

  private ownBefore(name: string, order: number): VariableSetting | undefined {
    const settings = this.settings.get(name);
    for (let index = (settings?.length ?? 0) - 1; index >= 0; index--) {
      const setting = settings?.[index];
      if (setting && setting.order < order) return setting;
    }
    return undefined;
  }
}

/** Arguments that a builder sets by itself once they are declared, and in FROM without that. */
export const AUTOMATIC_ARGUMENTS: ReadonlySet<string> = new Set(
  (
    'BUILDPLATFORM BUILDOS BUILDOSVERSION BUILDARCH BUILDVARIANT ' +
    'TARGETPLATFORM TARGETOS TARGETOSVERSION TARGETARCH TARGETVARIANT TARGETSTAGE'
  ).split(' '),
);

/** Arguments that may be given without being declared. */
export const PREDEFINED_ARGUMENTS: ReadonlySet<string> = new Set(
  'HTTP_PROXY http_proxy HTTPS_PROXY https_proxy FTP_PROXY ftp_proxy NO_PROXY no_proxy ALL_PROXY all_proxy'.split(' '),
);

/** A setting as the expansion sees it. */
export function asVariable(setting: VariableSetting): Variable | undefined {
  return setting.isDeclaredOnly ? undefined : { isSet: true, value: setting.value };
}
