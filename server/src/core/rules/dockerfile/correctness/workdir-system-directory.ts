import { rule } from '../../../engine/rule';

export default rule('dockerfile/workdir-system-directory', {
  title: 'WORKDIR is a system directory',
  why: 'What is built there lands among files of the kernel or is hidden when the container starts. A working directory below /proc/self/fd is how CVE-2024-21626 leaves the container.',
  severity: 'warning',
  category: 'isolation',
  peers: { trivy: ['DS-0030'], cis: ['5.6'] },
  references: ['https://nvd.nist.gov/vuln/detail/CVE-2024-21626'],
  fix: { title: 'Work in /app', safety: 'suggested' },
  visit: 'workdir',
  check(workdir, report) {
    const { path } = workdir;
    const value = path?.value;
    if (!path || value === undefined) return;
    const isAbsolute = value.startsWith('/');
    const before = isAbsolute ? '' : workdir.state?.workdirPath;
    // Without a known folder before it, a relative path may be anywhere.
    if (before === undefined) return;
    const whole = tidy(isAbsolute ? value : `${before}/${value}`);
    if (!/^\/(?:proc|sys|dev|boot|initrd|lost\+found)(?:\/|$)/.test(whole)) return;
    report(path, {
      severity: /^\/proc\/(?:self|[0-9]+)\/fd/.test(whole) ? 'error' : 'warning',
      says: `${whole} belongs to the system`,
      fix: (edit) => edit.setArgument(workdir, '/app'),
    });
  },
  examples: [
    {
      bad: `
        FROM alpine:3.22
        WORKDIR «/proc/self/fd/8»
      `,
      fixed: `
        FROM alpine:3.22
        WORKDIR /app
      `,
    },
    {
      because: 'in quotes, by a variable, and by a relative path',
      bad: 'FROM alpine:3.22\nENV DIR=/sys\nWORKDIR «"/dev/shm/"»\nWORKDIR /\nWORKDIR «./$DIR»\nWORKDIR «/srv/../boot»\n',
      fixed: 'FROM alpine:3.22\nENV DIR=/sys\nWORKDIR /app\nWORKDIR /\nWORKDIR /app\nWORKDIR /app\n',
    },
    {
      because: 'the names only begin alike',
      good: 'FROM alpine:3.22\nWORKDIR /development\nWORKDIR /bootstrap\nWORKDIR /system/dev\n',
    },
    { because: 'nobody knows where it is', good: 'FROM alpine:3.22\nARG DIR\nWORKDIR $DIR/proc\nWORKDIR dev\n' },
  ],
});

/** A path with its empty and dotted pieces resolved. */
function tidy(path: string): string {
  const pieces: string[] = [];
  for (const piece of path.split('/')) {
    if (piece === '..') pieces.pop();
    else if (piece !== '' && piece !== '.') pieces.push(piece);
  }
  return `/${pieces.join('/')}`;
}
