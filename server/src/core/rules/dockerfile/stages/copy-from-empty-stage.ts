import { rule } from '../../../engine/rule';
import type { Copy } from '../../../model/dockerfile-image-instructions';
import type { Stage } from '../../../model/dockerfile-stage';
import { namedStage, sourceNames } from '../_shared/source-stages';

export default rule('dockerfile/copy-from-empty-stage', {
  title: 'Files are copied from a stage that contains no files',
  why: 'The stage begins with the empty image and nothing is put into it, so the build stops: the file is not found.',
  todo: 'Copy the files into the stage, or name the stage that holds them.',
  severity: 'error',
  category: 'correctness',
  peers: { tally: ['tally/copy-from-empty-scratch-stage'] },
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  visit: 'copy',
  check(copy, report) {
    if (copy.kind !== 'COPY' || copy.onbuild) return;
    for (const source of sourceNames(copy)) {
      const stage = namedStage(source, copy.model.stages);
      if (!stage || stage.index >= copy.stage.index || !isEmpty(stage) || !asksForFile(copy, stage)) continue;
      report(source, {
        says: `nothing is ever put into the stage ${stage.name?.value ?? source.name}`,
        related: [{ at: stage.from, says: 'the empty stage' }],
      });
    }
  },
  examples: [
    {
      bad: `
        FROM scratch AS assets
        LABEL stage=assets
        FROM nginx:1.29
        COPY --from=«assets» /site /usr/share/nginx/html
      `,
    },
    {
      because: 'through other stages, and by number',
      bad: 'FROM scratch AS a\nENV A=b\nFROM a AS b\nWORKDIR /srv\nFROM alpine:3.22\nCOPY --from=«B» /srv/x /x\nCOPY --from=«0» a b\n',
    },
    {
      because: 'something is put into it',
      good: 'FROM scratch AS a\nCOPY site /site\nFROM a AS b\nFROM scratch AS c\nADD site.tar.gz /\nFROM scratch AS d\nRUN ["/a"]\nFROM nginx:1.29\nCOPY --from=b /site /x\nCOPY --from=c /site /x\nCOPY --from=d /site /x\n',
    },
    {
      because: 'the root, patterns and its working directory are found, however empty',
      good: 'FROM scratch AS a\nWORKDIR /srv\nFROM nginx:1.29\nCOPY --from=a / /x\nCOPY --from=a /*.txt /x/\nCOPY --from=a /srv /x\n',
    },
    { because: 'another image', good: 'FROM example.com/scratch:1 AS a\nFROM nginx:1.29\nCOPY --from=a /site /x\n' },
  ],
});

/** Whether nothing puts files into a stage, or into one that it is built on. */
function isEmpty(stage: Stage): boolean {
  if (!stage.rootStage.from.isScratch) return false;
  return [stage, ...stage.ancestors].every(({ instructions }) =>
    instructions.every(({ kind }) => kind !== 'COPY' && kind !== 'ADD' && kind !== 'RUN' && kind !== 'ONBUILD'),
  );
}

/** Whether any source must be there for the build to go on. */
function asksForFile(copy: Copy, stage: Stage): boolean {
  const folders = [stage, ...stage.ancestors].flatMap((one) =>
    one.ofKind('WORKDIR').map((workdir) => workdir.path?.value),
  );
  return copy.sources.some(({ value }) => {
    if (value === undefined || /[*?[]/.test(value)) return false;
    const path = `/${value
      .split('/')
      .filter((piece) => piece !== '' && piece !== '.')
      .join('/')}`;
    return path !== '/' && !folders.some((folder) => folder === undefined || `${folder}/`.startsWith(`${path}/`));
  });
}
