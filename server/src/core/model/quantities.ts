/** Resource amounts as Kubernetes writes them: `500m`, `1.5`, `128Mi`, `1e3`. */
export interface Quantity {
  /** In the base unit: cores, bytes, pieces. */
  readonly value: number;
  /** `m`, `Ki`, `M`, an exponent such as `e3`, or nothing. */
  readonly suffix: string;
}

const multipliers = new Map([
  ['n', 1e-9],
  ['u', 1e-6],
  ['m', 1e-3],
  ['', 1],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['P', 1e15],
  ['E', 1e18],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
  ['Pi', 2 ** 50],
  ['Ei', 2 ** 60],
]);
const written = /^([+-]?\d{0,30}(?:\.\d{0,30})?)([A-Za-z]{0,2}(?:[+-]?\d{1,3})?)$/;
const exponent = /^[eE][+-]?\d{1,3}$/;

/** Reads a quantity; nothing where the text is none (units are case-sensitive: `128mi` and `1g` are refused). */
export function parseQuantity(text: string): Quantity | undefined {
  const match = written.exec(text.trim());
  const digits = match?.[1] ?? '';
  const suffix = match?.[2] ?? '';
  if (!match || !/\d/.test(digits)) return undefined;
  const number = Number(digits);
  if (exponent.test(suffix)) return { value: number * 10 ** Number(suffix.slice(1)), suffix };
  const multiplier = multipliers.get(suffix);
  return multiplier === undefined ? undefined : { value: number * multiplier, suffix };
}

/** Negative where `a` is less than `b`, zero where they are the same amount; nothing where one is no quantity. */
export function compareQuantities(a: string, b: string): number | undefined {
  const left = parseQuantity(a);
  const right = parseQuantity(b);
  if (!left || !right) return undefined;
  const difference = left.value - right.value;
  // Decimal fractions of milli-units do not add up exactly in binary.
  return Math.abs(difference) <= Math.abs(left.value) * 1e-12 ? 0 : difference;
}
