import {
  credentialsInUrl,
  knownToken,
  looksLikeSecretName,
  type SecretValueVerdict,
  secretValueVerdict,
} from '../../../knowledge/secrets';
import type { ComposeModel } from '../../../model/compose';
import type { NamedValue } from '../../../model/compose-environment';
import type { Service } from '../../../model/compose-service';
import type { ComposePlace, ComposeValue } from '../../../model/compose-value';
import { parseInterpolation } from '../../../model/interpolation';
import { imageFactsOf } from './service';

/** A credential in the environment of services, of a hook or of a watch command. */
export interface FoundSecret {
  readonly services: readonly [Service, ...Service[]];
  /** The variable of the container. */
  readonly name: string;
  readonly named: NamedValue;
  /** The scalar that it is written in: the whole item of a list, the value of a mapping. */
  readonly source: ComposeValue;
  readonly place: ComposePlace;
  readonly verdict: Exclude<SecretValueVerdict, 'pass'>;
  /** Whether it only holds where a variable of Compose is not set. */
  readonly isFallback: boolean;
  /** Whether it is all that the variable of the container holds. */
  readonly isWhole: boolean;
  /** The variable of Compose to take it from, and the scalar's text with that in its place. */
  readonly variable: string;
  readonly rewritten: string;
  readonly isOfHook: boolean;
}

type Judged = Pick<FoundSecret, 'verdict' | 'isFallback' | 'isWhole' | 'variable'> & {
  /** Where it stands in the written value, and what takes its place. */
  readonly start: number;
  readonly end: number;
  readonly reference: string;
};

/** Every credential in environments, each physical one once. The credential itself is in no result. */
export function findSecrets(model: ComposeModel): readonly FoundSecret[] {
  const found = new Map<unknown, FoundSecret & { services: [Service, ...Service[]] }>();
  for (const service of model.services) {
    const ofHooks = service.hooks.flatMap(({ environment }) => environment.map((named) => ({ named, isOfHook: true })));
    const own = service.environment.map((named) => ({ named, isOfHook: false }));
    for (const { named, isOfHook } of [...own, ...ofHooks]) {
      const known = found.get(named.source.node);
      if (known) {
        if (!known.services.includes(service)) known.services.push(service);
        continue;
      }
      const judged = judge(service, named);
      if (judged) found.set(named.source.node, complete(service, named, judged, isOfHook));
    }
  }
  return [...found.values()];
}

function complete(service: Service, named: NamedValue, judged: Judged, isOfHook: boolean) {
  const { source, value, name } = named;
  const { start, end, reference, ...rest } = judged;
  const whole = source.written ?? '';
  const before = whole.length - (value?.written.length ?? 0);
  return {
    ...rest,
    services: [service] as [Service, ...Service[]],
    name,
    named,
    source,
    place: rest.isWhole && named.form === 'map' ? source.place : source.placeOf(before + start, before + end),
    rewritten: `${whole.slice(0, before + start)}${reference}${whole.slice(before + end)}`,
    isOfHook,
  };
}

function judge(service: Service, { name, value, hasUnknownName }: NamedValue): Judged | undefined {
  if (!value || hasUnknownName || value.written.trim() === '') return undefined;
  return judgeUrl(name, value.written) ?? judgeValue(service, name, value.written, value.text);
}

/** A password in a URL counts whatever the variable is called. */
function judgeUrl(name: string, written: string): Judged | undefined {
  const [credentials] = credentialsInUrl(written);
  if (!credentials) return undefined;
  const variable = `${variableName(name).replace(/_(?:URL|URI|DSN|CONNECTION(?:_STRING)?)$/i, '')}_PASSWORD`;
  return {
    verdict: credentials.isDefault ? 'default' : 'secret',
    isFallback: written.startsWith('${'),
    isWhole: false,
    variable,
    ...credentials.password,
    reference: demanded(variable),
  };
}

function judgeValue(service: Service, name: string, written: string, text: string | undefined): Judged | undefined {
  const { parts } = parseInterpolation(written);
  const [first] = parts;
  const literals = parts.flatMap((part) => (part.kind === 'literal' ? part.text : []));
  const isPlain = literals.length === parts.length;
  const fallback = parts.length === 1 && first?.kind === 'variable' && first.operator !== undefined ? first : undefined;
  if ((isPlain || fallback) && text === undefined) return undefined;
  const literal = text ?? longest(literals);
  // Beside variables most texts are separators, prefixes and names.
  if (text === undefined && !/^(?=[^\s:/@=]{0,99}\d)\w[^\s:/@=]{4,98}\w$/.test(literal)) return undefined;
  if (!isSecretName(service, name, literal) && !knownToken(literal)) return undefined;
  const verdict = secretValueVerdict(name, literal);
  // An identifier with a value for tests (AWS_ACCESS_KEY_ID=test) opens nothing by itself.
  if (verdict === 'pass' || (verdict !== 'secret' && /_ID$/i.test(name))) return undefined;
  const variable = fallback?.name ?? variableName(name);
  return {
    verdict,
    isFallback: fallback !== undefined,
    isWhole: isPlain || fallback !== undefined,
    variable,
    start: 0,
    end: written.length,
    reference: demanded(variable),
  };
}

function longest(texts: readonly string[]): string {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), '');
}

function isSecretName(service: Service, name: string, text: string): boolean {
  if (looksLikeSecretName(name, text)) return true;
  const isUser = /user(?:name)?$/i.test(name);
  return !isUser && imageFactsOf(service)?.secretVariables.includes(name) === true;
}

/** A name that a shell takes, too. */
function variableName(name: string): string {
  return name.replace(/\W{1,200}/g, '_').replace(/^(?=\d)/, '_');
}

/** Compose stops with these words where the variable is not set. */
function demanded(variable: string): string {
  return `\${${variable}:?${variable} must be set}`;
}
