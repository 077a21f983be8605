import { rule } from '../../../engine/rule';
import { renameStage } from '../_shared/stage-references';

/** https://github.com/moby/buildkit/blob/master/frontend/dockerfile/linter/docs/ReservedStageName.md */
const RESERVED: ReadonlySet<string> = new Set(['scratch', 'context']);

export default rule('dockerfile/stage-name-reserved', {
  title: 'The stage name is a reserved word',
  why: 'scratch means the empty image and context the files of the build: where the name is used, the builder or the next reader may take it for those.',
  severity: 'warning',
  category: 'correctness',
  peers: { hadolint: ['DL3063'], buildkit: ['ReservedStageName'] },
  references: ['https://docs.docker.com/reference/build-checks/reserved-stage-name/'],
  fix: { title: 'Rename the stage', safety: 'suggested' },
  visit: 'stage',
  check(stage, report) {
    const { name } = stage;
    if (!name || !RESERVED.has(name.value.toLowerCase())) return;
    report(name, {
      says: `${name.value} is a reserved word, no name for a stage`,
      fix: (edit) => {
        const taken = stage.model.stages.map((one) => one.foldedName);
        const renamed = `${name.value.toLowerCase()}-stage`;
        if (taken.includes(renamed)) edit.refuse(`There is a stage ${renamed} already.`);
        else renameStage(edit, stage, renamed);
      },
    });
  },
  examples: [
    {
      bad: `
        FROM alpine:3.22 AS «context»
        COPY src /src
        FROM nginx:1.29
        COPY --from=context /src /usr/share/nginx/html
      `,
      fixed: `
        FROM alpine:3.22 AS context-stage
        COPY src /src
        FROM nginx:1.29
        COPY --from=context-stage /src /usr/share/nginx/html
      `,
    },
    { because: 'any case', bad: 'FROM alpine:3.22 as «Scratch»\n', fixed: 'FROM alpine:3.22 as scratch-stage\n' },
    { because: 'the empty image is named by its word', good: 'FROM scratch AS files\nCOPY a /\n' },
    {
      because: 'the words are only a part of these names',
      good: 'FROM alpine:3.22 AS from-scratch\nFROM alpine:3.22 AS contexts\n',
    },
  ],
});
