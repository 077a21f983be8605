const size = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?) ?(?:b|([kmgtp])(?:i?b)?)?$/i;
const powers = ['', 'k', 'm', 'g', 't', 'p'];

/**
 * The bytes of a size as Docker reads it (`512m`, `1.5 GB`, `64KiB`: always powers of 1024); nothing for other text,
 * blanks around it among them. https://github.com/docker/go-units/blob/v0.5.0/size.go
 */
export function parseByteSize(text: string): number | undefined {
  const match = size.exec(text);
  const number = Number(match?.[1] ?? Number.NaN);
  if (!match || !Number.isFinite(number) || number < 0) return undefined;
  return Math.floor(number * 1024 ** powers.indexOf((match[2] ?? '').toLowerCase()));
}

const durationPart = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h|d|w)/y;
const milliseconds: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** The milliseconds of a duration such as `1m30s`; nothing for text that is none. A lone `0` needs no unit. */
export function parseDuration(text: string): number | undefined {
  const written = text.trim();
  if (written === '0') return 0;
  let total = 0;
  durationPart.lastIndex = 0;
  let end = 0;
  for (let match = durationPart.exec(written); match; match = durationPart.exec(written)) {
    total += Number(match[1]) * (milliseconds[match[2] ?? ''] ?? 0);
    end = durationPart.lastIndex;
  }
  return end > 0 && end === written.length ? total : undefined;
}
