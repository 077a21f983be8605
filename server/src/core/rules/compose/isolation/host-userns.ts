import { rule } from '../../../engine/rule';
import type { Service } from '../../../model/compose-service';
import { severityOf } from '../_shared/service';
import { sharedValues, titleOfAll } from '../_shared/uses';

export default rule('compose/host-userns', {
  title: 'User namespace remapping is bypassed',
  why: 'Where the engine maps root in containers to a harmless user, this service alone stays root on the host.',
  severity: 'warning',
  category: 'isolation',
  peers: { kics: ['8af7162d-6c98-482f-868e-0d33fb675ca8'], cis: ['5.31', '2.9'] },
  references: ['https://docs.docker.com/engine/security/userns-remap/'],
  fix: { title: 'Use the user namespace of the engine', safety: 'suggested' },
  visit: 'file',
  check(model, report) {
    for (const { value, services } of sharedValues(model, 'userns_mode')) {
      const { entry } = value;
      if (value.text?.trim() !== 'host' || !entry) continue;
      const title = titleOfAll(services);
      const demand = services.map(demandedBy).find((setting) => setting !== undefined);
      report(value.place, {
        says: demand
          ? `${title}: it stays root on the host, which ${demand} demands`
          : `${title}: with userns-remap in the engine it still is root on the host`,
        severity: demand ? 'info' : severityOf(value, 'warning'),
        fix: demand ? undefined : (edit) => edit.remove(entry),
      });
    }
  },
  examples: [
    {
      bad: `
        services:
          backup:
            image: registry.example.com/backup:1.2
            userns_mode: «"host"»   # reads files of root
            restart: always
      `,
      fixed: `
        services:
          backup:
            image: registry.example.com/backup:1.2
            restart: always
      `,
    },
    {
      because: 'the engine refuses these without it, so that they have to go first',
      bad: `
        services:
          a: { image: a, privileged: true, userns_mode: «host» }
          b: { image: b, network_mode: host, userns_mode: «host» }
          c: { image: c, pid: host, userns_mode: «"\${USERNS:-host}"» }
      `,
    },
    {
      because: 'two services share the line',
      bad: `
        x-job: &job { userns_mode: «host», restart: "no" }
        services:
          a: { <<: *job, image: a }
          b: { <<: *job, image: b }
      `,
      fixed: `
        x-job: &job { restart: "no" }
        services:
          a: { <<: *job, image: a }
          b: { <<: *job, image: b }
      `,
    },
    {
      because: 'empty, missing or not known',
      good: `
        services:
          a: { image: a, userns_mode: "" }
          b: { image: b, userns_mode: }
          c: { image: c, userns_mode: "\${USERNS}" }
          d: { image: d }
      `,
    },
    { because: 'it is taken away', good: 'services: { a: { image: a, userns_mode: !reset host } }\n' },
    { because: 'another namespace', good: 'services: { a: { image: a, uts: host } }\n' },
  ],
});

/** The setting that the engine only takes together with the user namespace of the host. */
function demandedBy(service: Service): string | undefined {
  if (service.privileged === true) return 'privileged';
  return ['network_mode', 'pid', 'ipc'].find((name) => service.text(name)?.trim() === 'host');
}
