import { rule } from '../../../engine/rule';

export default rule('dockerfile/stopsignal-kill', {
  title: 'STOPSIGNAL SIGKILL prevents a clean stop',
  why: 'The program is ended at once, without finishing requests, writing files or closing connections.',
  severity: 'warning',
  category: 'availability',
  peers: { tally: ['tally/no-ungraceful-stopsignal'] },
  references: ['https://docs.docker.com/reference/dockerfile/#stopsignal'],
  fix: { title: 'Stop with SIGTERM', safety: 'suggested' },
  visit: 'stopsignal',
  check(stopsignal, report) {
    const { signal } = stopsignal;
    const name = signal?.value?.toUpperCase();
    if (!signal || name === undefined || !/^(?:(?:SIG)?(?:KILL|STOP)|9|19)$/.test(name)) return;
    report(signal, {
      says: `${signal.value} ${/KILL|^9$/.test(name) ? 'ends' : 'freezes'} the program, which cannot react to it`,
      fix: (edit) => edit.setArgument(stopsignal, 'SIGTERM'),
    });
  },
  examples: [
    {
      bad: `
        FROM postgres:17
        STOPSIGNAL «SIGKILL»
      `,
      fixed: `
        FROM postgres:17
        STOPSIGNAL SIGTERM
      `,
    },
    {
      because: 'by number, in any spelling, from a variable, and the signal that freezes',
      bad: 'FROM alpine:3.22\nARG SIGNAL=9\nSTOPSIGNAL «9»\nSTOPSIGNAL «"kill"»\nSTOPSIGNAL «$SIGNAL»\nONBUILD STOPSIGNAL «SIGSTOP»\nSTOPSIGNAL «19»\n',
      fixed:
        'FROM alpine:3.22\nARG SIGNAL=9\nSTOPSIGNAL SIGTERM\nSTOPSIGNAL SIGTERM\nSTOPSIGNAL SIGTERM\nONBUILD STOPSIGNAL SIGTERM\nSTOPSIGNAL SIGTERM\n',
    },
    {
      because: 'signals that a program can handle',
      good: 'FROM nginx:1.29\nSTOPSIGNAL SIGQUIT\nSTOPSIGNAL 15\nSTOPSIGNAL RTMIN+3\nSTOPSIGNAL TERM\n',
    },
    { because: 'nobody knows the variable', good: 'FROM alpine:3.22\nARG SIGNAL\nSTOPSIGNAL $SIGNAL\n' },
  ],
});
