import { rule } from '../../../engine/rule';
import { nearestWord } from '../../../text/did-you-mean';

/** https://github.com/moby/sys/blob/main/signal/signal_linux.go */
const signals: ReadonlySet<string> = new Set([
  ...(
    'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP ' +
    'TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX'
  ).split(' '),
  ...Array.from({ length: 15 }, (_, index) => `RTMIN+${index + 1}`),
  ...Array.from({ length: 14 }, (_, index) => `RTMAX-${index + 1}`),
]);

export default rule('dockerfile/stopsignal-invalid', {
  title: 'STOPSIGNAL is not a signal',
  why: 'The builder refuses the instruction, so the image cannot be built.',
  severity: 'error',
  category: 'correctness',
  peers: { 'dockerfile-utils': ['INVALID_SIGNAL'] },
  references: ['https://docs.docker.com/reference/dockerfile/#stopsignal'],
  fix: { title: 'Use the nearest signal', safety: 'suggested' },
  visit: 'stopsignal',
  check({ signal }, report) {
    const value = signal?.value;
    if (!signal || value === undefined || isSignal(value)) return;
    const nearest = nearestWord(value.replace(/^sig/i, ''), signals);
    report(signal, {
      says: `${value} is no signal`,
      fix:
        nearest !== undefined && signal.variables.length === 0
          ? { title: `Use SIG${nearest}`, edit: (edit) => edit.replace(signal, `SIG${nearest}`) }
          : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM nginx:1.29
        STOPSIGNAL «SIGQIUT»
      `,
      fixed: `
        FROM nginx:1.29
        STOPSIGNAL SIGQUIT
      `,
    },
    { because: 'zero is none', bad: 'FROM nginx:1.29\nSTOPSIGNAL «0»\nSTOPSIGNAL «SIGTERM now»\n' },
    {
      because: 'in any case, with and without SIG, numbers, variables',
      good: `
        FROM nginx:1.29
        ARG SIGNAL
        STOPSIGNAL quit
        STOPSIGNAL SIGRTMIN+3
        STOPSIGNAL 9
        STOPSIGNAL "TERM"
        STOPSIGNAL $SIGNAL
      `,
    },
  ],
});

function isSignal(value: string): boolean {
  if (/^[+-]?[0-9]+$/.test(value)) return Number(value) !== 0;
  return signals.has(value.toUpperCase().replace(/^SIG/, ''));
}
