import { rule } from '../../../engine/rule';

export default rule('dockerfile/copy-flag-invalid', {
  title: 'The mode or the owner of copied files is not understood',
  why: 'The builder refuses the instruction, so the image cannot be built.',
  todo: 'Write the mode in octal digits up to 7777 or as in u=rwX,go=rX; with --link write the owner as numbers.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  visit: 'copy',
  check(copy, report) {
    const { chmod, chown } = copy;
    const mode = chmod?.value;
    if (chmod && mode !== undefined && mode !== '' && !isMode(mode)) {
      report(chmod, { says: `${mode} is no mode of a file` });
    }
    const owner = chown?.value;
    if (!chown || owner === undefined || !copy.hasSwitch('link')) return;
    if (!isKnownWithoutFiles(owner)) {
      report(chown, { says: `with --link nobody knows the number of ${owner}` });
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.24
        COPY --chmod=«0888» app /app
      `,
    },
    {
      because: 'too great a number, letters that are no mode, and a name where only numbers are known',
      bad: `
        FROM alpine:3.24
        COPY --chmod=«10000» app /app
        ADD --chmod=«rwx» app /app
        COPY --link --chown=«app:app» app /app
      `,
    },
    {
      because: 'numbers, letters, variables',
      good: `
        FROM alpine:3.24
        ARG MODE
        COPY --chmod=0755 app /app
        COPY --chmod=u=rwX,go=rX+t --chown=app:app app /app
        COPY --chmod=$MODE --link --chown=1000:1000 app /app
        COPY --link --chown=root:root app /app
        COPY --link=false --chown=app app /app
      `,
    },
  ],
});

/**
 * Whether user and group are numbers, or root, which needs no file of the image to be looked up in:
 * https://github.com/moby/buildkit/blob/v0.34.1/client/llb/fileop.go#L231
 */
function isKnownWithoutFiles(owner: string): boolean {
  const colon = owner.indexOf(':');
  const parts = colon < 0 ? [owner] : [owner.slice(0, colon), owner.slice(colon + 1)];
  return parts.every(
    (one) => one === '' || one === 'root' || (/^[+-]?[0-9]+$/.test(one) && Math.abs(Number(one)) < 2 ** 31),
  );
}

/** https://man7.org/linux/man-pages/man1/chmod.1.html */
function isMode(mode: string): boolean {
  if (/^[0-7]+$/.test(mode)) return Number.parseInt(mode, 8) <= 0o7777;
  return /^[augo]*(?:[-+=][rstwXxugo]*)+(?:,[augo]*(?:[-+=][rstwXxugo]*)+)*$/.test(mode);
}
