import { rule } from '../../../engine/rule';
import { isFalsy, packageManager } from '../../../knowledge/package-managers';
import { removeWords } from '../_shared/removal';
import { callsYum, yumSettings } from '../_shared/yum-settings';

export default rule('dockerfile/yum-gpg-check-disabled', {
  title: 'yum or dnf installs packages without checking signatures',
  why: 'Whoever controls the mirror, or the way to it, decides what is installed, and its scripts run as root.',
  todo: 'Import the key of the repository with `rpm --import`, or name it with `gpgkey=` in the .repo file.',
  severity: 'error',
  category: 'supply-chain',
  peers: { checkov: ['CKV2_DOCKER_9'], cis: ['4.11'] },
  references: ['https://dnf.readthedocs.io/en/latest/conf_ref.html'],
  fix: { title: 'Let it check signatures', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind === 'RUN') {
      for (const command of instruction.commands) {
        if (!callsYum(command)) continue;
        for (const word of command.arguments) {
          if (!isFlag(command.program ?? '', word.value)) continue;
          report(word, {
            says: `${command.program} takes packages that nobody it knows has signed`,
            fix: (edit) => removeWords(edit, command, [word]),
          });
        }
      }
    }
    for (const setting of yumSettings(instruction)) {
      // repo_gpgcheck=0, the default, leaves out only the signature of the list: that of each package is checked.
      if (!/^(?:localpkg_|pkg_)?gpgcheck$/.test(setting.key) || !isFalsy(setting.value)) continue;
      report(setting, {
        says: `${setting.owner}: ${setting.key} lets packages in that nobody it knows has signed`,
        fix: (edit) => setting.remove(edit, '1'),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM rockylinux:9
        RUN dnf install -y «--nogpgcheck» tool && dnf clean all
      `,
      fixed: `
        FROM rockylinux:9
        RUN dnf install -y tool && dnf clean all
      `,
    },
    {
      because: 'other programs and options, before the verb, over several lines',
      bad: `
        FROM rockylinux:9
        RUN yum «--nogpgcheck» -y install tool && \\
            microdnf install -y \\
              «--setopt=gpgcheck=0» \\
              tool && \\
            dnf5 «--no-gpgchecks» install -y tool && \\
            dnf «--setopt "*.gpgcheck=false"» install -y tool
        RUN yum-config-manager --save «--setopt=own.gpgcheck=0»
        RUN make
      `,
      fixed: `
        FROM rockylinux:9
        RUN yum -y install tool && \\
            microdnf install -y \\
              tool && \\
            dnf5 install -y tool && \\
            dnf install -y tool
        RUN make
      `,
    },
    {
      because: 'a file of a repository, however it is written',
      bad: `
        FROM rockylinux:9
        RUN echo -e "[own]\\nbaseurl=https://packages.example.com\\n«gpgcheck=0»" > /etc/yum.repos.d/own.repo
        RUN sed -i 's/^gpgcheck=1/«gpgcheck=0»/' /etc/yum.conf
        COPY <<EOF /etc/yum.repos.d/
        [other]
        baseurl=https://packages.example.com/other
        enabled=1
        «gpgcheck = 0»
        EOF
      `,
      fixed: `
        FROM rockylinux:9
        RUN echo -e "[own]\\nbaseurl=https://packages.example.com\\ngpgcheck=1" > /etc/yum.repos.d/own.repo
        RUN sed -i 's/^gpgcheck=1/gpgcheck=1/' /etc/yum.conf
        COPY <<EOF /etc/yum.repos.d/
        [other]
        baseurl=https://packages.example.com/other
        enabled=1
        gpgcheck = 1
        EOF
      `,
    },
    {
      because: 'packages are checked, only the list of them is not',
      good: `
        FROM rockylinux:9
        RUN printf "[own]\\nrepo_gpgcheck=0\\ngpgcheck=1\\n" > /etc/yum.repos.d/own.repo && \\
            sed -i 's/gpgcheck=0/gpgcheck=1/' /etc/yum.conf
      `,
    },
    {
      because: 'text that is only shown or read',
      good: `
        FROM rockylinux:9
        RUN yum --help | grep nogpgcheck; echo yum install --nogpgcheck tool; echo gpgcheck=0; dnf list | grep gpgcheck=0
      `,
    },
    {
      because: 'other settings may be off, and one in a comment sets nothing',
      good: `
        FROM rockylinux:9
        RUN dnf install -y --setopt=install_weak_deps=0 --setopt=tsflags=nodocs tool
        COPY <<EOF /etc/yum.repos.d/own.repo
        [own]
        # gpgcheck=0
        gpgkey=https://packages.example.com/key.asc
        EOF
      `,
    },
    {
      because: 'other files have settings of this name',
      good: `
        FROM rockylinux:9
        RUN echo gpgcheck=0 > /tmp/notes && echo "gpgcheck=$CHECK" > /etc/yum.repos.d/own.repo
      `,
    },
  ],
});

function isFlag(program: string, word: string | undefined): boolean {
  if (word === undefined || !word.startsWith('--') || word.includes('=')) return false;
  const rows = packageManager(program)?.insecure ?? [];
  return rows.some(([at, what, effect]) => at === 'flag' && effect === 'signature' && what === word);
}
