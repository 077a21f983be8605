import { type Span, span } from '../text/span';
import { type ComposePart, fieldOf, ShortForm } from './compose-parts';
import type { Service } from './compose-service';
import type { ComposePlace, ComposeValue } from './compose-value';
import { parseIpAddress } from './ip-address';

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** A published port, whichever form it is written in. */
export interface Port {
  readonly service: Service;
  readonly value: ComposeValue;
  readonly form: 'short' | 'long';
  /** The item; in the long form the line of `published`, or of `target` where that is missing. */
  readonly place: ComposePlace;
  /** As written, `[::1]` without its brackets; nothing where none is written. */
  readonly hostIp: ComposePart | undefined;
  /** Nothing where the engine picks the host's port. */
  readonly published: ComposePart | undefined;
  readonly target: ComposePart | undefined;
  readonly publishedRange: PortRange | undefined;
  readonly targetRange: PortRange | undefined;
  /** In small letters, `tcp` where none is written; nothing where it is unknown. */
  readonly protocol: string | undefined;
  readonly protocolPart: ComposePart | undefined;
  /** `host` or `ingress`, where it is written. */
  readonly mode: ComposePart | undefined;
  /** Whether any part hangs on a variable without a default. */
  readonly isUnknown: boolean;
  /** Whether a variable may also bring the host's address: `${PORT}:80` with `PORT=127.0.0.1:8080`. */
  readonly mayHoldAddress: boolean;
  /** Why it cannot be published, a sentence without its full stop. */
  readonly problem: string | undefined;
  /** Where the problem is. */
  readonly problemPlace: ComposePlace;
  /** Whether Compose refuses the file over the problem; otherwise the engine does when the service starts. */
  readonly isRefused: boolean;
}

/** Reads one item of `ports`. */
export function readPort(service: Service, value: ComposeValue): Port {
  return value.type === 'map' ? readLong(service, value) : readShort(service, value);
}

function readLong(service: Service, value: ComposeValue): Port {
  const protocolPart = fieldOf(value.get('protocol'));
  const parts = {
    hostIp: withoutBrackets(fieldOf(value.get('host_ip'))),
    published: fieldOf(value.get('published')),
    target: fieldOf(value.get('target')),
  };
  const where = value.get('published') ?? value.get('target');
  const refusal = value.has('target') ? addressProblem(parts.hostIp?.text) : 'the port has no target';
  return {
    service,
    value,
    form: 'long',
    place: where?.place ?? value.place,
    ...complete(parts, protocolPart, fieldOf(value.get('mode'))),
    mayHoldAddress: false,
    problem: refusal ?? problemOf(parts),
    problemPlace: (refusal === undefined ? where : value.get('host_ip'))?.place ?? where?.place ?? value.place,
    isRefused: refusal !== undefined,
  };
}

function readShort(service: Service, value: ComposeValue): Port {
  const form = new ShortForm(value);
  const slash = form.splitAddresses('/');
  const [addresses, ...protocols] = slash;
  const protocolAt = protocols.at(-1);
  const end = addresses && protocolAt ? protocolAt.start - 1 : form.text.length;
  const pieces = form.splitAddresses(':', 0, end);
  const parts = placeParts(form, pieces);
  const last = pieces.at(-1);
  const protocolPart = protocolAt && form.part(protocolAt);
  const hasNothing = value.type !== 'scalar' || last === undefined || last.start === last.end;
  return {
    service,
    value,
    form: 'short',
    place: value.place,
    ...complete(parts, protocolPart, undefined),
    mayHoldAddress: pieces.length < 3 && value.isUnknown && parts.hostIp === undefined && isOpen(parts),
    problem: hasNothing ? 'the port has no number' : shortProblem(parts, protocolPart),
    problemPlace: value.place,
    isRefused: true,
  };
}

interface Addresses {
  readonly hostIp: ComposePart | undefined;
  readonly published: ComposePart | undefined;
  readonly target: ComposePart | undefined;
}

function placeParts(form: ShortForm, pieces: readonly Span[]): Addresses {
  const target = pieces.at(-1);
  const published = pieces.at(-2);
  const first = pieces[0];
  const address = pieces.length > 2 && first && published ? span(first.start, published.start - 1) : undefined;
  return {
    hostIp: address && address.end > address.start ? withoutBrackets(form.part(address)) : undefined,
    published: published && published.end > published.start ? form.part(published) : undefined,
    target: target && form.part(target),
  };
}

function withoutBrackets(part: ComposePart | undefined): ComposePart | undefined {
  const inner = part?.text && /^\[(.*)\]$/.exec(part.text)?.[1];
  return part && inner ? { ...part, text: inner } : part;
}

function isOpen({ published, target }: Addresses): boolean {
  return (published ?? target)?.text === undefined;
}

function complete(parts: Addresses, protocolPart: ComposePart | undefined, mode: ComposePart | undefined) {
  const written = [parts.hostIp, parts.published, parts.target, protocolPart, mode];
  return {
    ...parts,
    publishedRange: rangeOf(parts.published?.text),
    targetRange: rangeOf(parts.target?.text),
    protocol: protocolPart && protocolPart.text !== '' ? protocolPart.text?.toLowerCase() : 'tcp',
    protocolPart,
    mode,
    isUnknown: written.some((part) => part !== undefined && part.text === undefined),
  };
}

function rangeOf(text: string | undefined): PortRange | undefined {
  // Of more than two numbers Compose looks at the first two.
  const match = /^(\d{1,6})(?:-(\d{1,6})(?:-.{0,99})?)?$/.exec(text ?? '');
  if (!match) return undefined;
  const first = Number(match[1]);
  return { first, last: match[2] === undefined ? first : Number(match[2]) };
}

const protocols = new Set(['tcp', 'udp', 'sctp']);

function shortProblem(parts: Addresses, protocolPart: ComposePart | undefined): string | undefined {
  const { hostIp } = parts;
  if (hostIp?.text?.includes(':') && hostIp.text === hostIp.written)
    return `the address ${hostIp.text} must stand in brackets`;
  const isZero = rangeOf(parts.target?.text)?.first === 0;
  const problem =
    addressProblem(hostIp?.text) ?? problemOf(parts) ?? (isZero ? 'a container has no port 0' : undefined);
  const protocol = protocolPart?.text;
  if (problem || !protocol || protocols.has(protocol.toLowerCase())) return problem;
  return `${protocol} is no protocol; there are tcp, udp and sctp`;
}

function addressProblem(text: string | undefined): string | undefined {
  const isFit = text === undefined || parseIpAddress(text)?.zone === '';
  return isFit ? undefined : `"${text}" is no IP address`;
}

function problemOf({ published, target }: Addresses): string | undefined {
  for (const part of [published, target]) {
    if (part?.text === undefined || part.text === '') continue;
    const range = rangeOf(part.text);
    if (!range) return `"${part.text}" is no port`;
    if (range.last > 65_535) return `${range.last} is above the highest port, 65535`;
    if (range.last < range.first) return `the range ${part.text} ends before it begins`;
  }
  const host = rangeOf(published?.text);
  const inner = rangeOf(target?.text);
  if (!host || !inner) return undefined;
  // One port of the container may be given any of a range of the host.
  const isFit = inner.first === inner.last || host.last - host.first === inner.last - inner.first;
  return isFit ? undefined : 'the two ranges differ in length';
}
