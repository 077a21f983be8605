import { rule } from '../../../engine/rule';
import { isPrivileged, severityOf, titleOf } from '../_shared/service';

export default rule('compose/seccomp-unconfined', {
  title: 'System call filtering is switched off',
  why: 'The container can make every system call, those included that exploits of the kernel need.',
  todo: 'Where a program needs a call that is blocked, write a profile that lets this one through.',
  severity: 'error',
  category: 'isolation',
  peers: {
    semgrep: ['seccomp-confinement-disabled'],
    kics: ['404fde2c-bc4b-4371-9747-7054132ac953'],
    'compose-lint': ['CL-0009'],
    cis: ['5.22'],
  },
  references: ['https://docs.docker.com/engine/security/seccomp/'],
  fix: { title: 'Go back to the built-in filter', safety: 'suggested' },
  visit: 'securityOption',
  check({ name, option, value, service }, report) {
    const { node } = value;
    if (!node || name !== 'seccomp' || option?.text?.trim() !== 'unconfined') return;
    report(value.place, {
      says: `${titleOf(service)}: no system call is filtered`,
      // Privileged containers have no filter, whatever is written.
      severity: isPrivileged(service) ? 'hint' : severityOf(value, 'error'),
      fix: (edit) => edit.remove(node, { removesEmptyParent: true }),
    });
  },
  examples: [
    {
      bad: `
        services:
          debugger:
            image: registry.example.com/debugger:1.8
            security_opt:
              - «seccomp:unconfined»   # ptrace
              - no-new-privileges:true
      `,
      fixed: `
        services:
          debugger:
            image: registry.example.com/debugger:1.8
            security_opt:
              - no-new-privileges:true
      `,
    },
    {
      because: 'the older spelling and the only item',
      bad: `
        services:
          web:
            image: web
            security_opt:
              - «"seccomp=unconfined"»
            user: "10001"
      `,
      fixed: `
        services:
          web:
            image: web
            user: "10001"
      `,
    },
    {
      because: 'one list for two services, a default and a privileged service',
      bad: `
        x-open: &open [«" seccomp:unconfined "», label:disable]
        services:
          a: { image: a, security_opt: *open }
          b: { image: b, security_opt: *open }
          c: { image: c, security_opt: [no-new-privileges:true, «"seccomp:\${SECCOMP:-unconfined}"»] }
          d: { image: d, privileged: true, security_opt: [«seccomp:unconfined»] }
      `,
      fixed: `
        x-open: &open [label:disable]
        services:
          a: { image: a, security_opt: *open }
          b: { image: b, security_opt: *open }
          c: { image: c, security_opt: [no-new-privileges:true] }
          d: { image: d, privileged: true }
      `,
    },
    {
      because: 'a profile, the built-in filter, and what nobody knows',
      good: `
        services:
          a: { image: a, security_opt: ["seccomp:./profiles/web.json"] }
          b: { image: b, security_opt: [seccomp=builtin] }
          c: { image: c, security_opt: ["seccomp:\${PROFILE}"] }
      `,
    },
    { because: 'another filter', good: 'services: { a: { image: a, security_opt: [apparmor:unconfined] } }\n' },
    { because: 'none is set', good: 'services: { a: { image: a, security_opt: [] } }\n' },
  ],
});
