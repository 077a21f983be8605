import { rule } from '../../../engine/rule';
import type { SecurityOption } from '../../../model/compose-service-parts';
import { imageFactsOf, isContainer, isPrivileged, isWindows, lackPlace, titleOf, writtenMap } from '../_shared/service';
import { cases } from './no-new-privileges-missing.cases';

const trueWords = /^(?:1|t|T|TRUE|true|True)$/;
const falseWords = /^(?:0|f|F|FALSE|false|False)$/;

export default rule('compose/no-new-privileges-missing', {
  title: 'no-new-privileges is not set',
  why: 'A setuid program or a file capability in the image can give a process more rights than it was started with.',
  todo: 'Leave it out where the image needs sudo, su or another setuid helper, and say so in an ignore comment.',
  severity: 'warning',
  category: 'least-privilege',
  peers: {
    semgrep: ['no-new-privileges'],
    kics: ['27fcc7d6-c49b-46e0-98f1-6c082a6a2750', '610e266e-6c12-4bca-9925-1ed0cd29742b'],
    'compose-lint': ['CL-0003'],
    cis: ['5.26'],
  },
  references: ['https://docs.docker.com/reference/compose-file/services/#security_opt'],
  fix: { title: 'Forbid new privileges', safety: 'suggested' },
  visit: 'wholeService',
  check(service, report, { project }) {
    if (!isContainer(service) || isPrivileged(service) || isWindows(service)) return;
    // A swarm leaves security_opt out; there the daemon has to set it.
    if (service.model.isStack) return;
    const options = service.securityOptions;
    if (service.get('security_opt')?.isUnknown || options.some(isSetOrUnknown)) return;
    const facts = imageFactsOf(service);
    // What the image does on purpose cannot work with it.
    if (facts?.noNewPrivileges === 'breaks') return;
    const isDaemonDefault = /"no-new-privileges"\s{0,9}:\s{0,9}true/.test(project.read('daemon.json') ?? '');
    const switchedOff = options.find(
      ({ name, option }) => name === flag && falseWords.test(option?.text?.trim() ?? ''),
    );
    if (switchedOff?.value.node) {
      const { node } = switchedOff.value;
      report(switchedOff.value.place, {
        says: `${titleOf(service)}: no-new-privileges is switched off`,
        fix: (edit) => edit.setScalar(node, `${flag}:true`),
      });
      return;
    }
    const map = writtenMap(service);
    report(lackPlace(service, 'security_opt'), {
      says: `${titleOf(service)}: no-new-privileges is not set`,
      severity: isDaemonDefault ? 'hint' : 'warning',
      missing: true,
      fix: map && ((edit) => edit.ensureItem(map, ['security_opt'], `${flag}:true`)),
    });
  },
  examples: cases,
});

const flag = 'no-new-privileges';

function isSetOrUnknown({ name, option, value }: SecurityOption): boolean {
  if (value.isUnknown) return true;
  return name === flag && (option === undefined || trueWords.test(option.text?.trim() ?? ''));
}
