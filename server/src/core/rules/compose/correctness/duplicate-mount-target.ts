import { rule } from '../../../engine/rule';
import type { Mount } from '../../../model/compose-mounts';
import type { Service } from '../../../model/compose-service';
import { countedMounts } from '../../../model/compose-unique';
import type { ComposePlace } from '../../../model/compose-value';
import { cleanPath } from '../../../model/paths';
import { titleOf } from '../_shared/service';

interface Target {
  readonly path: string;
  readonly place: ComposePlace;
}

function volumeTargets(service: Service): readonly Target[] {
  return countedMounts(service).flatMap(({ target, place }) =>
    target?.text === undefined ? [] : [{ path: cleanPath(target.text), place }],
  );
}

/** Of those that are written in the same words up to an equals sign the last one counts. */
function temporaryTargets(mounts: readonly Mount[]): readonly Target[] {
  const byWords = new Map<string, Target>();
  for (const { value, target, place } of mounts) {
    if (target?.text === undefined) continue;
    const words = (value.text ?? value.written ?? '').split('=')[0] ?? '';
    // A variable may bring the words of another one.
    const isSure =
      value.text !== undefined || ![...byWords.keys()].some((other) => other.startsWith(`${target.text}:`));
    if (isSure) byWords.set(words, { path: target.text, place });
  }
  return [...byWords.values()];
}

export default rule('compose/duplicate-mount-target', {
  title: 'Two mounts use the same path of the container',
  why: 'Compose refuses the whole file: only one of them can be seen there.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/services/#volumes'],
  visit: 'service',
  check(service, report) {
    const known = new Map<string, Target>();
    for (const target of [...temporaryTargets(service.temporaryFilesystems), ...volumeTargets(service)]) {
      const first = known.get(target.path);
      if (!first) known.set(target.path, target);
      else {
        report(target.place, {
          says: `${titleOf(service)}: something is mounted at ${target.path} already`,
          related: [{ at: first.place, says: 'Mounted here first' }],
        });
      }
    }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: web
            tmpfs: /cache
            volumes:
              - «./cache:/cache»
              - ./data:/data
              - type: bind
                source: «./other»
                target: /data/
      `,
    },
    {
      because: 'with other options',
      bad: 'services: { a: { image: a, tmpfs: ["/a:size=1m", «"/a:mode=1777"», "/b"] } }\n',
    },
    {
      because: 'the later one of the same words counts, and Compose takes the file',
      good: 'services: { a: { image: a, volumes: ["./a:/x", "./b:/x", "./c:/x/"], tmpfs: [/y, /y] } }\n',
    },
    { because: 'whatever the option is', bad: 'services: { a: { image: a, tmpfs: ["/a", «"/a:size=${A}"»] } }\n' },
    { because: 'nobody knows', good: 'services: { a: { image: a, volumes: ["./a:${X}", "./b:${Y}"] } }\n' },
  ],
});
