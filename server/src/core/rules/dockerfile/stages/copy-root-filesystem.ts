import { rule } from '../../../engine/rule';

export default rule('dockerfile/copy-root-filesystem', {
  title: 'The whole filesystem of another stage is copied',
  why: 'Build tools, the state of package managers and whatever secrets lie about come along into the image.',
  todo: 'Copy the folders that the image needs.',
  severity: 'warning',
  category: 'image-hygiene',
  peers: { hadolint: ['DL3067'], cis: ['4.3'] },
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  visit: 'copy',
  check(copy, report) {
    if (!copy.from || !isRoot(copy.destination?.value)) return;
    for (const source of copy.sources) {
      if (isRoot(source.value)) report(source, { says: `all of ${copy.flag('from')?.text} is copied` });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12 AS build
        RUN make install
        FROM scratch
        COPY --from=build «/» /
      `,
    },
    {
      because: 'in quotes, in the JSON form, as a pattern, from an image',
      bad: 'FROM scratch\nCOPY --from=alpine:3.22 «"/"» "/"\nCOPY --from=alpine:3.22 [«"/."», "/./"]\nCOPY --from=alpine:3.22 «/*» /\n',
    },
    {
      because: 'a folder of it, or into a folder',
      good: 'FROM alpine:3.22\nCOPY --from=a:1 /app /\nCOPY --from=a:1 / /app\n',
    },
    { because: 'that is the build context', good: 'FROM alpine:3.22\nCOPY / /\nADD . /\n' },
  ],
});

function isRoot(path: string | undefined): boolean {
  return path !== undefined && /^\/(?:\.?\/)*(?:\.|\*)?$/.test(path);
}
