import { rule } from '../../../engine/rule';
import { capabilitiesToKeep, dropAll, dropsAll, dropTitle } from '../_shared/capabilities';
import { isContainer, isPrivileged, isWindows, lackPlace, titleOf, writtenMap } from '../_shared/service';
import { cases } from './cap-drop-all-missing.cases';

export default rule('compose/cap-drop-all-missing', {
  title: 'The default capabilities are not dropped',
  why: 'Its root may change owners of files, forge packets and more, which hardly a program needs and many an exploit does.',
  todo: 'An image that starts as root and changes its user needs SETUID and SETGID back, often CHOWN, DAC_OVERRIDE or FOWNER.',
  severity: 'warning',
  category: 'least-privilege',
  peers: { kics: ['ce76b7d0-9e77-464d-b86f-c5c48e03e22d'], 'compose-lint': ['CL-0006'], cis: ['5.4'] },
  references: ['https://docs.docker.com/engine/security/#linux-kernel-capabilities'],
  fix: { title: 'Drop all capabilities', safety: 'suggested' },
  visit: 'wholeService',
  check(service, report, { project }) {
    if (!isContainer(service) || isPrivileged(service) || isWindows(service) || dropsAll(service)) return;
    // All of them are added back: what is dropped makes no difference.
    if (service.addedCapabilities.some(({ name }) => name === 'ALL')) return;
    const map = writtenMap(service);
    const kept = capabilitiesToKeep(service, project);
    const isPartial = service.droppedCapabilities.length > 0;
    report(lackPlace(service, 'cap_drop'), {
      says: `${titleOf(service)}: ${isPartial ? 'only some of the default capabilities are dropped' : 'it keeps the default capabilities'}`,
      missing: true,
      fix: map && { title: dropTitle(kept), edit: (edit) => dropAll(edit, map, kept) },
    });
  },
  examples: cases,
});
