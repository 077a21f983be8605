import { rule } from '../../../engine/rule';
import { isWholeProject } from '../../../model/compose-references';
import { titleOf } from '../_shared/service';

export default rule('compose/image-or-build-missing', {
  title: 'The service has neither image nor build',
  why: 'Compose refuses the whole file: it does not know what to run.',
  todo: 'Give it an image or a build. What other services only extend belongs below a key of its own, such as x-base.',
  severity: 'error',
  category: 'correctness',
  peers: { dclint: ['invalid-schema'] },
  references: ['https://docs.docker.com/reference/compose-file/services/#image'],
  visit: 'service',
  check(service, report, { file, project }) {
    if (service.value.isNull || service.has('provider') || service.hasUnreadBase) return;
    const hasImage = service.has('image') && service.image?.value.text?.trim() !== '' && !service.get('image')?.isNull;
    if (hasImage || service.build || !isWholeProject(file, project.list('.'))) return;
    report(service, { says: `${titleOf(service)} has neither image nor build`, missing: true });
  },
  examples: [
    {
      bad: `
        services:
          «web»:
            restart: always
          db:
            image: postgres:18
      `,
    },
    {
      because: 'a base that others extend is a service like any other',
      bad: `
        services:
          «base»: { restart: always }
          web: { extends: base, image: web }
      `,
    },
    { because: 'an image without a name', bad: 'services: { «web»: { image: "" } }\n' },
    {
      because: 'an image, a build, a provider, a merge key, a base, a variable',
      good: `
        x-web: &web { image: web }
        services:
          a: { image: a }
          b: { build: . }
          c: { provider: { type: awesomecloud } }
          d: { <<: *web }
          e: { extends: a }
          f: { extends: { file: other.yaml, service: a } }
          g: { image: "\${IMAGE}" }
      `,
    },
    {
      because: 'the file below has it',
      path: 'compose.override.yaml',
      good: 'services: { web: { restart: always } }\n',
    },
    {
      because: 'beside a main file, one of another name may be laid over it',
      path: 'docker-compose.prod.yml',
      files: { 'docker-compose.yml': 'services: { web: { image: web } }\n' },
      good: 'services: { web: { restart: always } }\n',
    },
  ],
});
