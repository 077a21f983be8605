import { rule } from '../../../engine/rule';
import { writtenSettings } from '../_shared/written-settings';

export default rule('dockerfile/sshd-weak-configuration', {
  title: 'sshd is told to accept root or passwords',
  why: 'Passwords are guessed by machines all day, and whoever gets in as root has the whole container at once.',
  severity: 'error',
  category: 'access-control',
  references: ['https://man.openbsd.org/sshd_config#PermitRootLogin'],
  fix: { title: 'Do not accept it', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    for (const setting of writtenSettings(instruction, FILE, SETTING)) {
      const [key = '', value = ''] = setting.text.split(/[ \t=]+/);
      const isKeyOnly = value.toLowerCase() === 'without-password';
      const from = setting.text.length - value.length;
      report(setting, {
        says: `${key} ${value}: ${isKeyOnly ? 'root may log in with a key' : (MEANINGS.get(key.toLowerCase()) ?? '')}`,
        severity: isKeyOnly ? 'warning' : 'error',
        fix: (edit) => edit.replace(setting.spanOf(from, setting.text.length), 'no'),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12
        RUN echo "«PermitRootLogin yes»" >> /etc/ssh/sshd_config
      `,
      fixed: `
        FROM debian:12
        RUN echo "PermitRootLogin no" >> /etc/ssh/sshd_config
      `,
    },
    {
      because: 'what sed puts in, and the lines of heredocs',
      bad: `
        FROM debian:12
        RUN sed -i 's/#PermitRootLogin prohibit-password/«PermitRootLogin yes»/' /etc/ssh/sshd_config
        RUN cat <<EOF >> /etc/ssh/sshd_config
        Port 22
        «PasswordAuthentication yes»
        EOF
        COPY <<EOF /etc/ssh/sshd_config.d/own.conf
        «PermitEmptyPasswords yes»
        «PermitRootLogin without-password»
        EOF
      `,
      fixed: `
        FROM debian:12
        RUN sed -i 's/#PermitRootLogin prohibit-password/PermitRootLogin no/' /etc/ssh/sshd_config
        RUN cat <<EOF >> /etc/ssh/sshd_config
        Port 22
        PasswordAuthentication no
        EOF
        COPY <<EOF /etc/ssh/sshd_config.d/own.conf
        PermitEmptyPasswords no
        PermitRootLogin no
        EOF
      `,
    },
    {
      because: 'what sed only looks for',
      good: `
        FROM debian:12
        RUN sed -i 's/PermitRootLogin yes/PermitRootLogin no/; s/^PasswordAuthentication yes/PasswordAuthentication no/' /etc/ssh/sshd_config
      `,
    },
    {
      because: 'it is refused, or only keys are taken',
      good: `
        FROM debian:12
        RUN printf 'PermitRootLogin no\\nPasswordAuthentication no\\n' > /etc/ssh/sshd_config
        RUN echo "PermitRootLogin prohibit-password" >> /etc/ssh/sshd_config
      `,
    },
    {
      because: 'a comment, and the file of another program',
      good: `
        FROM debian:12
        RUN echo "# PermitRootLogin yes" >> /etc/ssh/sshd_config
        RUN echo "PermitRootLogin yes" >> /etc/app.conf && grep "PermitRootLogin yes" /etc/ssh/sshd_config
      `,
    },
  ],
});

const FILE = /sshd_config(?:\.d\/[^/]*)?$/;
const SETTING =
  /\bPermitRootLogin[ \t=]{1,9}(?:yes|without-password)\b|\bPasswordAuthentication[ \t=]{1,9}yes\b|\bPermitEmptyPasswords[ \t=]{1,9}yes\b/gi;
const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['permitrootlogin', 'root may log in'],
  ['passwordauthentication', 'passwords are taken'],
  ['permitemptypasswords', 'accounts without a password are open'],
]);
