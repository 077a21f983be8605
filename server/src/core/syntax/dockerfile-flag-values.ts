import { fieldsOf } from './dockerfile-flag-options';

const networks = ['default', 'none', 'host'];
const securities = ['sandbox', 'insecure'];
const durations: ReadonlySet<string> = new Set(['interval', 'timeout', 'start-period', 'start-interval']);

/** In nanoseconds. */
const units: Readonly<Record<string, number>> = {
  ns: 1,
  // Not µs: flags are read byte by byte, so that its first letter comes out as two others.
  us: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};
const millisecond = 1e6;
const longestDuration = 2 ** 63;
const greatestCount = 2 ** 31 - 1;

/** Why a builder refuses the value of a flag that it expands no variables in; nothing where it takes it. */
export function complaintAbout(flag: string, text: string): string | undefined {
  if (flag === 'network' && !networks.includes(text)) return 'The network of RUN is default, none or host.';
  if (flag === 'security' && !securities.includes(text)) return 'The security of RUN is sandbox or insecure.';
  if (flag === 'device') return complaintAboutDevice(text);
  if (text === '') return undefined;
  if (flag === 'retries') {
    const isCount = /^[+-]?[0-9]+$/.test(text) && Number(text) >= 0 && Number(text) <= greatestCount;
    return isCount ? undefined : 'The retries are a whole number.';
  }
  if (!durations.has(flag)) return undefined;
  const duration = nanoseconds(text);
  if (duration === undefined) return `${text} is no duration: write one such as 30s or 1m30s.`;
  return duration !== 0 && duration < millisecond ? 'A duration has at least one millisecond.' : undefined;
}

/** https://docs.docker.com/reference/dockerfile/#run---device */
function complaintAboutDevice(text: string): string | undefined {
  if (text === '') return 'The flag --device needs the name of a device.';
  const fields = fieldsOf(text);
  if (!fields) return 'A quote stands where none can, or never closes.';
  let name = '';
  for (const field of fields) {
    const [written = '', ...others] = field.split('=');
    const key = written.toLowerCase();
    const value = others.length > 0 ? others.join('=') : undefined;
    if (key === 'required') {
      if (value !== undefined && !isGoBoolean(value)) return 'required is true or false.';
    } else if (key === 'name' && value !== undefined) {
      if (name !== '') return 'A device has one name.';
      name = value;
    } else if (name === '') name = field;
    else return `A device has no option ${field === '' ? 'without a name' : written}.`;
  }
  return undefined;
}

/** Whether a text says yes or no to Go: https://pkg.go.dev/strconv#ParseBool */
export function isGoBoolean(text: string): boolean {
  return /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text);
}

/** https://pkg.go.dev/time#ParseDuration */
function nanoseconds(text: string): number | undefined {
  const isNegative = text.startsWith('-');
  const rest = /^[+-]/.test(text) ? text.slice(1) : text;
  if (rest === '0') return 0;
  if (rest === '') return undefined;
  let sum = 0;
  const part = /([0-9]+\.?[0-9]*|\.[0-9]+)([^0-9.]+)/y;
  while (part.lastIndex < rest.length) {
    const match = part.exec(rest);
    const unit = units[match?.[2] ?? ''];
    if (!match || unit === undefined) return undefined;
    sum += Math.trunc(Number(match[1]) * unit);
  }
  if (sum >= longestDuration) return undefined;
  return isNegative ? -sum : sum;
}
