import { rule } from '../../../engine/rule';
import { jsonList, shellSpan, startedProgram } from '../_shared/json-form';

export default rule('dockerfile/healthcheck-shell-form', {
  title: 'HEALTHCHECK CMD uses the shell form',
  why: 'Each check starts a shell first, which an image without one does not have.',
  severity: 'hint',
  // A check that ends in `|| exit 1` needs a shell, and many are written so.
  default: 'off',
  category: 'availability',
  peers: { hadolint: ['DL3025'] },
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  fix: { title: 'Write it in the JSON form', safety: 'suggested' },
  visit: 'healthcheck',
  check(healthcheck, report) {
    const { command, stage, syntax } = healthcheck;
    if (command?.form !== 'shell' || healthcheck.state?.shell) return;
    const at = { span: shellSpan(healthcheck) };
    const program = startedProgram(healthcheck);
    const text = command.text.text;
    // What does not go into one program is handed to the shell as it is: its exit status counts.
    const isOneLine = syntax.comments.length === 0 && !/[\n\r]/.test(text);
    const json = program?.words ? jsonList(program.words) : isOneLine ? jsonList(['/bin/sh', '-c', text]) : undefined;
    report(at, {
      says: 'a shell is started for each check',
      fix: json === undefined || stage.isWindows ? undefined : (edit) => edit.replace(at, json),
    });
  },
  examples: [
    {
      bad: `
        FROM node:24
        HEALTHCHECK --interval=30s CMD «node health.js --port 80»
      `,
      fixed: `
        FROM node:24
        HEALTHCHECK --interval=30s CMD ["node", "health.js", "--port", "80"]
      `,
    },
    {
      because: 'what needs a shell gets one, and its exit status stays',
      bad: 'FROM node:24\nhealthcheck \\\n  --timeout=5s \\\n  # the site\n  cmd «curl -f http://localhost/"$P" || exit 1»\n',
    },
    {
      because: 'operators',
      bad: 'FROM node:24\nHEALTHCHECK CMD «curl -f "http://localhost" || exit 1»\n',
      fixed: 'FROM node:24\nHEALTHCHECK CMD ["/bin/sh", "-c", "curl -f \\"http://localhost\\" || exit 1"]\n',
    },
    {
      because: 'the JSON form, and no check',
      good: 'FROM node:24\nHEALTHCHECK CMD [ "node", "health.js" ]\nHEALTHCHECK NONE\n',
    },
    {
      because: 'the file sets a shell, and means it',
      good: 'FROM node:24\nSHELL ["/bin/bash", "-c"]\nHEALTHCHECK CMD node health.js\n',
    },
    { because: 'CMD has a rule of its own', good: 'FROM node:24\nCMD node server.js\n' },
  ],
});
