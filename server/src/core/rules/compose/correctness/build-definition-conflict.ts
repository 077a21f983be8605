import { type EditFunction, type Report, rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import type { Service } from '../../../model/compose-service';
import type { Build } from '../../../model/compose-service-parts';
import type { ComposeValue } from '../../../model/compose-value';
import { titleOf } from '../_shared/service';

function removal(value: ComposeValue | undefined): EditFunction<YamlEdits> | undefined {
  const entry = value?.entry;
  return entry && ((edit) => edit.remove(entry));
}

function checkDockerfile(build: Build, report: Report<YamlEdits>): void {
  const file = build.value.get('dockerfile');
  const inline = build.value.get('dockerfile_inline');
  if (!file || !inline || file.text === '' || inline.text === '' || file.isNull || inline.isNull) return;
  report(file.key ?? file.place, {
    says: `${titleOf(build.service)}: dockerfile and dockerfile_inline exclude each other`,
    related: [{ at: inline.key ?? inline.place, says: 'The other one' }],
    fix: removal(file),
  });
}

function checkPlatform({ service, value }: Build, report: Report<YamlEdits>): void {
  const platform = service.get('platform');
  const platforms = value.get('platforms')?.items ?? [];
  const known = platforms.map(({ text }) => text);
  if (!platform?.text || known.length === 0 || known.includes(undefined) || known.includes(platform.text)) return;
  report(platform.place, {
    says: `${titleOf(service)}: platform ${platform.text} is none that it is built for: ${known.join(', ')}`,
  });
}

function checkContexts({ service, additionalContexts }: Build, report: Report<YamlEdits>): void {
  for (const { text, place } of additionalContexts) {
    const target = text?.startsWith('service:') ? text.slice('service:'.length) : undefined;
    const other = target === undefined ? undefined : service.model.service(target);
    if (target === undefined || (other ? other.build || other.hasUnreadBase : service.model.hasIncludes)) continue;
    const says = other ? `service ${target} is not built` : `there is no service ${target}`;
    report(place, { says: `${titleOf(service)}: ${says}, so it cannot be a context` });
  }
}

function checkDevices(service: Service, report: Report<YamlEdits>): void {
  const requests = [
    ...(service.get('gpus')?.items ?? []),
    ...(service.get('deploy', 'resources', 'reservations', 'devices')?.items ?? []),
  ];
  for (const request of requests) {
    const count = request.get('count');
    if (!count || !request.has('device_ids')) continue;
    report(count.key ?? count.place, {
      says: `${titleOf(service)}: count and device_ids exclude each other`,
      fix: removal(count),
    });
  }
}

export default rule('compose/build-definition-conflict', {
  title: 'Two settings of a build or device exclude each other',
  why: 'Compose refuses the whole file: it cannot do both.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/build/'],
  fix: { title: 'Delete one of them', safety: 'suggested' },
  visit: 'service',
  check(service, report) {
    const { build } = service;
    if (build) {
      checkDockerfile(build, report);
      checkPlatform(build, report);
      checkContexts(build, report);
    }
    checkDevices(service, report);
  },
  examples: [
    {
      bad: `
        services:
          web:
            build:
              context: .
              «dockerfile»: web.Dockerfile
              dockerfile_inline: |
                FROM nginx:1.29
      `,
      fixed: `
        services:
          web:
            build:
              context: .
              dockerfile_inline: |
                FROM nginx:1.29
      `,
    },
    {
      because: 'contexts, platforms and devices',
      bad: `
        services:
          a:
            platform: «linux/arm64»
            build: { context: ., platforms: [linux/amd64], additional_contexts: { x: «service:b», y: «service:c» } }
          b: { image: b }
          d: { image: d, gpus: [{ «count»: 1, device_ids: ["0"] }] }
      `,
    },
    {
      because: 'they go together',
      good: `
        services:
          a:
            platform: linux/arm64
            build: { context: ., platforms: [linux/amd64, linux/arm64], additional_contexts: ["x=service:b", "y=./c"] }
          b: { build: ., platform: linux/amd64, gpus: [{ count: all }] }
          c: { image: c, platform: "\${P}", build: { dockerfile_inline: FROM a, platforms: ["\${Q}"] } }
      `,
    },
  ],
});
