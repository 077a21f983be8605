import { rule } from '../../../engine/rule';
import { isWholeProject } from '../../../model/compose-references';
import { titleOf } from '../_shared/service';
import { undefinedName } from '../_shared/undefined-name';

export default rule('compose/undefined-model', {
  title: 'The model is not declared',
  why: 'Compose refuses the whole file over a model that the top level does not declare.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/models/'],
  fix: { title: 'Write the declared name', safety: 'suggested' },
  visit: 'service',
  check(service, report, { file, project }) {
    const { models } = service;
    if (models.length === 0 || !isWholeProject(file, project.list('.'))) return;
    const declared = file.models.map(({ name }) => name);
    for (const { name, place, value } of models) {
      if (name === undefined || declared.includes(name)) continue;
      report(place, undefinedName({ file, name, value, owner: titleOf(service), what: 'model', declared }));
    }
  },
  examples: [
    {
      bad: `
        services:
          chat:
            image: chat
            models:
              - «smolm»
        models:
          smollm:
            model: ai/smollm2
      `,
      fixed: `
        services:
          chat:
            image: chat
            models:
              - smollm
        models:
          smollm:
            model: ai/smollm2
      `,
    },
    {
      because: 'it is declared, or another file brings it in',
      good: 'services: { chat: { image: chat, models: { llm: { endpoint_var: URL } } } }\nmodels: { llm: { model: ai/smollm2 } }\n',
    },
    { because: 'another file brings it in', good: 'include: [a.yaml]\nservices: { a: { image: a, models: [llm] } }\n' },
  ],
});
