import { rule } from '../../../engine/rule';
import { isAllCapabilities } from '../../../knowledge/capabilities';
import { get, isShared } from '../../../model/yaml-values';
import { capabilitiesToKeep, dropAll, dropsAll } from '../_shared/capabilities';
import { ownKey, severityOf, titleOf, writtenMap } from '../_shared/service';

export default rule('compose/cap-add-all', {
  title: 'The service is granted every Linux capability',
  why: 'With all capabilities a container can load kernel modules, mount disks and read the memory of the host.',
  todo: 'Find out which capability the program misses and add that one.',
  severity: 'error',
  category: 'least-privilege',
  peers: { kics: ['ce76b7d0-9e77-464d-b86f-c5c48e03e22d'], 'compose-lint': ['CL-0024'], cis: ['5.4'] },
  references: ['https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities'],
  fix: { title: 'Take the capabilities away', safety: 'suggested' },
  visit: 'capability',
  check({ list, value, service }, report, { project }) {
    const { node } = value;
    if (list !== 'cap_add' || !node || !isAllCapabilities(value.text ?? '')) return;
    const isDropped = service.droppedCapabilities.some(({ name }) => name === 'ALL');
    const map = ownKey(service, 'cap_add') ? writtenMap(service) : undefined;
    report(value.place, {
      says: `${titleOf(service)}: ALL gives it every capability${isDropped ? ', also those that cap_drop names' : ''}`,
      severity: severityOf(value, 'error'),
      fix: (edit) => {
        edit.remove(node, { removesEmptyParent: true });
        // A list that others share is no place for what this image needs.
        const isOwn = map && node.parent === get(map, 'cap_add') && !isShared(node);
        if (isOwn && !dropsAll(service)) dropAll(edit, map, capabilitiesToKeep(service, project));
      },
    });
  },
  examples: [
    {
      bad: `
        services:
          agent:
            image: registry.example.com/agent:3.2
            cap_add:
              - «ALL»
      `,
      fixed: `
        services:
          agent:
            image: registry.example.com/agent:3.2
            cap_drop:
              - ALL
      `,
    },
    {
      because: 'the image starts as root and has to change its user',
      bad: `
        services:
          db:
            image: postgres:17
            cap_add:
              - «ALL»
      `,
      fixed: `
        services:
          db:
            image: postgres:17
            cap_add:
              - CHOWN
              - DAC_OVERRIDE
              - FOWNER
              - SETGID
              - SETUID
            cap_drop:
              - ALL
      `,
    },
    {
      because: 'ALL that is added wins over ALL that is dropped',
      bad: `
        services:
          agent:
            image: agent
            cap_drop: [ALL]
            cap_add: [NET_ADMIN, «all»]   # routes
      `,
      fixed: `
        services:
          agent:
            image: agent
            cap_drop: [ALL]
            cap_add: [NET_ADMIN]   # routes
      `,
    },
    {
      because: 'the list comes from an anchor',
      bad: `
        x-caps: &caps [«"ALL"», SYS_TIME]
        services:
          a: { image: a, cap_add: *caps, cap_drop: [ALL] }
          b: { image: b, cap_add: *caps, cap_drop: [ALL] }
      `,
      fixed: `
        x-caps: &caps [SYS_TIME]
        services:
          a: { image: a, cap_add: *caps, cap_drop: [ALL] }
          b: { image: b, cap_add: *caps, cap_drop: [ALL] }
      `,
    },
    {
      because: 'the default of a variable counts',
      bad: 'services: { a: { image: a, cap_drop: [ALL], cap_add: [«"${CAPABILITY:-ALL}"»] } }\n',
      fixed: 'services: { a: { image: a, cap_drop: [ALL] } }\n',
    },
    { because: 'all are dropped', good: 'services: { a: { image: a, cap_drop: [ALL], cap_add: [NET_ADMIN] } }\n' },
    { because: 'the engine knows no such name', good: 'services: { a: { image: a, cap_add: [CAP_ALL] } }\n' },
    { because: 'the variable may be anything', good: 'services: { a: { image: a, cap_add: ["${CAPABILITY}"] } }\n' },
    { because: 'the block reaches no service', good: 'x-a: { cap_add: [ALL] }\nservices: { a: { image: a } }\n' },
    {
      because: 'what is under deploy is no list of the service',
      good: 'services: { a: { image: a, deploy: { cap_add: [ALL] } } }\n',
    },
  ],
});
