import { rule } from '../../../engine/rule';
import { isDangerousOnFile } from '../../../knowledge/capabilities';
import type { Stage } from '../../../model/dockerfile-stage';
import { spanInWord } from '../_shared/removal';
import { chainOf } from '../_shared/run-time-part';

export default rule('dockerfile/file-capabilities-dangerous', {
  title: 'A binary is given a powerful capability',
  why: 'Whoever starts the program has the capability, whatever user the container runs as: it is a way to become root or to leave the container.',
  severity: 'warning',
  category: 'least-privilege',
  peers: { cis: ['4.8', '5.4'] },
  references: [
    'https://man7.org/linux/man-pages/man7/capabilities.7.html',
    'https://man7.org/linux/man-pages/man8/setcap.8.html',
  ],
  fix: { title: 'Let it only listen on ports below 1024', safety: 'suggested' },
  visit: 'command',
  check(command, report) {
    if (command.program !== 'setcap') return;
    for (const word of command.arguments) {
      const { value } = word;
      if (value === undefined || !/^(?:all|cap_[a-z_]+|=)[\w,=+-]*/i.test(value) || value.includes('/')) continue;
      const given = dangerous(value);
      if (given.length === 0) continue;
      const span = spanInWord(word, 0, word.text.length);
      report(
        { span },
        {
          says: `setcap gives a program ${given.join(', ')}`,
          fix: opensLowPort(command.stage) ? (edit) => edit.replace({ span }, 'cap_net_bind_service=+ep') : undefined,
        },
      );
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13-slim
        RUN setcap «cap_sys_admin,cap_net_bind_service=+ep» /usr/local/bin/server
        EXPOSE 80
      `,
      fixed: `
        FROM debian:13-slim
        RUN setcap cap_net_bind_service=+ep /usr/local/bin/server
        EXPOSE 80
      `,
    },
    {
      because: 'nobody knows what the program needs',
      bad: 'FROM debian:13-slim\nRUN setcap \'«CAP_NET_RAW+eip»\' /bin/ping && setcap -q «all=ep» /a «=ep» /b\nRUN ["setcap", "«cap_setuid+ep»", "/a"]\n',
    },
    {
      because: 'to open a port below 1024 a program need not be root',
      good: 'FROM debian:13-slim\nRUN setcap cap_net_bind_service=+ep /a && setcap CAP_NET_BIND_SERVICE+eip /b\n',
    },
    {
      because: 'taken away or shown',
      good: 'FROM debian:13-slim\nRUN setcap -r /bin/ping && getcap /bin/ping && setcap cap_net_raw-ep /bin/ping\n',
    },
    {
      because: 'the words of another program',
      good: 'FROM debian:13-slim\nRUN echo cap_sys_admin=ep && apt-get install -y libcap2-bin\n',
    },
    {
      because: 'nobody knows the capability',
      good: 'FROM debian:13-slim\nARG CAP\nRUN setcap $CAP /a && setcap "$CAP+ep" /cap_sys_admin\n',
    },
  ],
});

/** The dangerous capabilities that a text such as `cap_chown,cap_fowner=ep cap_kill+i` gives. */
function dangerous(text: string): readonly string[] {
  return text.split(/\s+/).flatMap((clause) => {
    const [, names = '', operations = ''] = /^([a-z_,]*)((?:[-+=][eip]*)+)$/i.exec(clause) ?? [];
    if (!/[+=][eip]/.test(operations)) return [];
    if (names === '') return ['every capability'];
    return names.split(',').flatMap((name) => {
      if (name.toLowerCase() === 'all') return ['every capability'];
      return isDangerousOnFile(name) ? [name.toLowerCase()] : [];
    });
  });
}

function opensLowPort(stage: Stage): boolean {
  return chainOf(stage).some((one) =>
    one
      .ofKind('EXPOSE')
      .some(({ ports }) => ports.some(({ first }) => first !== undefined && first > 0 && first < 1024)),
  );
}
