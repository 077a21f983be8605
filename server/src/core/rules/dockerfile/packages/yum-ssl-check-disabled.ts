import { rule } from '../../../engine/rule';
import { isFalsy } from '../../../knowledge/package-managers';
import { yumSettings } from '../_shared/yum-settings';

export default rule('dockerfile/yum-ssl-check-disabled', {
  title: 'yum or dnf does not check certificates',
  why: 'Anybody on the way to the mirror can answer in its place: hold updates back, or read the sign-in to a private one.',
  todo: 'Leave the check on; where the mirror has a certificate of your own, name its authority with `sslcacert=`.',
  severity: 'error',
  category: 'supply-chain',
  peers: { checkov: ['CKV2_DOCKER_15'], cis: ['4.11'] },
  references: ['https://dnf.readthedocs.io/en/latest/conf_ref.html#options-for-both-main-and-repo'],
  fix: { title: 'Let it check certificates', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    for (const setting of yumSettings(instruction)) {
      if (!/^(?:proxy_)?sslverify$/.test(setting.key) || !isFalsy(setting.value)) continue;
      report(setting, {
        says: `${setting.owner}: ${setting.key} lets it take whatever certificate it is shown`,
        fix: (edit) => setting.remove(edit, '1'),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM rockylinux:9
        RUN dnf install -y «--setopt=sslverify=0» tool
      `,
      fixed: `
        FROM rockylinux:9
        RUN dnf install -y tool
      `,
    },
    {
      because: 'for one repository or all, in other spellings',
      bad: `
        FROM rockylinux:9
        RUN yum «--setopt="*.sslverify=False"» -y install tool && yum «"--setopt=own.sslverify=no"» -y install tool
        RUN yum-config-manager «--setopt=\\*.sslverify=false» --save
        RUN dnf config-manager --save «--setopt=sslverify=0» && dnf config-manager «--setopt='sslverify=0'» --enable own
      `,
      fixed: `
        FROM rockylinux:9
        RUN yum -y install tool && yum -y install tool
        RUN dnf config-manager --enable own
      `,
    },
    {
      because: 'a file of settings',
      bad: `
        FROM rockylinux:9
        RUN echo "«sslverify=0»" >> /etc/yum.conf && printf '[own]\\n«sslverify = false»\\n' > /etc/yum.repos.d/own.repo
      `,
      fixed: `
        FROM rockylinux:9
        RUN echo "sslverify=1" >> /etc/yum.conf && printf '[own]\\nsslverify = 1\\n' > /etc/yum.repos.d/own.repo
      `,
    },
    {
      because: 'the check is on',
      good: `
        FROM rockylinux:9
        RUN yum --setopt=sslverify=true --setopt=own.sslverify=1 -y install tool && echo sslverify=1 >> /etc/yum.conf
      `,
    },
    {
      because: 'other settings may be off',
      good: `
        FROM rockylinux:9
        RUN dnf --setopt=fastestmirror=false --setopt=sslcacert=/etc/own.pem install -y tool
      `,
    },
    {
      because: 'text that is only shown',
      good: `
        FROM rockylinux:9
        RUN yum --version | grep sslverify=0; echo yum --setopt=sslverify=0 && echo sslverify=0
      `,
    },
  ],
});
