/** Dockerfiles that between them use all of the grammar; tests mutate them. */
export const SAMPLES: readonly string[] = [
  `# syntax=docker/dockerfile:1\nARG TAG=3.20\nFROM --platform=$BUILDPLATFORM alpine:\${TAG} AS build\nENV A=1 B="x $A"\n`,
  'FROM a\nRUN --mount=type=cache,target=/x set -eux; \\\n  # comment\n  apk add curl \\\n\n    git && sudo -E curl -s x | sh\n',
  'FROM a\nRUN <<-EOF\n\tapt-get update\n\tFOO=$(wget x) apt-get install -y y\nEOF\nUSER app\n',
  'FROM a\nCOPY --chown=a:b --link <<E1 <<"E2" /dst\na\nE1\nb\nE2\nADD ["a b", "c"] \n',
  '# escape=`\r\nFROM mcr.microsoft.com/windows/nanoserver\r\nRUN dir C:\\ `\r\n  && del x\r\nWORKDIR C:\\app\r\n',
  '\uFEFFFROM a AS b\nFROM b\nHEALTHCHECK --interval=3s CMD ["curl", "-f", "x"]\nONBUILD COPY <<X /y\nz\nX\n',
  `FROM scratch\nENTRYPOINT ["sh", "-c", "node \\"a\\" && x"]\nCMD exec x "$@" \`a\` $((1+2)) \${X:-\${Y#*/}}\nEXPOSE 80/tcp 90-99\n`,
  'FROM a\nSHELL ["powershell", "-c"]\nRUN Get-Item x; if ($?) { y }\nLABEL a.b="c d" e=\\ f\nVOLUME /a /b\nSTOPSIGNAL 9',
  'FROM a\nRUN if [ -f x ]; then for i in 1 2; do echo "$i" > $(mktemp); done; else (cd y && z) || { w; }; fi\nUSER 0:0\n',
  `ARG A B=1 C="\${B//1/2}"\nFROM x:\${A:-$B}\${C%2}\nARG A\nENV k v w\nRUN 3<<E cat <<'F' >/z\n1\nE\n2\nF\nMAINTAINER me\n`,
];

/** Characters and pieces that mean something to the grammar. */
export const PIECES: readonly string[] = [
  ...' \t\n\r\\`"\'#$[]{}()<>|&;=,:-/@!?*'.split(''),
  '\r\n',
  '<<E',
  '<<-"E"\n',
  'E\n',
  '$(',
  `\${`,
  '--from=',
  'RUN ',
  'ONBUILD ',
  '\\\n',
  '\u00a0',
  '\ud83d\ude00',
  '\0',
];

/** Numbers that are the same for the same seed, each below its bound. */
export function randomNumbers(seed: number): (bound: number) => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return (bound) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % bound;
  };
}

/** A sample with up to six random changes. */
export function mutated(random: (bound: number) => number): string {
  let text = SAMPLES[random(SAMPLES.length)] ?? '';
  for (let changes = random(6) + 1; changes > 0; changes--) {
    const at = random(text.length + 1);
    const kind = random(4);
    const until = kind === 0 ? at : Math.min(text.length, at + random(kind === 1 ? 4 : 40));
    const other = SAMPLES[random(SAMPLES.length)] ?? '';
    const start = random(other.length);
    const piece = kind === 3 ? other.slice(start, start + random(60)) : (PIECES[random(PIECES.length)] ?? '');
    text = text.slice(0, at) + (kind === 1 ? '' : piece) + text.slice(until);
  }
  return text;
}
