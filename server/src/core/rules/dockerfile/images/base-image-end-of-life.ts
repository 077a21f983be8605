import { listOption, rule } from '../../../engine/rule';
import { allEndsOfLife, type EndOfLife, retiredRepository } from '../../../knowledge/end-of-life';
import { imagePlace, writtenPlace } from '../_shared/base-image';
import { successor, supportedTag } from '../_shared/supported-tag';
import { cases } from './base-image-end-of-life.cases';

export default rule('dockerfile/base-image-end-of-life', {
  title: 'The base image release is out of support',
  why: 'Nobody mends holes that are found in it from now on, and everybody can read about them.',
  todo: 'Move to a release that gets fixes, and test what depends on it.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { tally: ['tally/ruby/eol-ruby-version'], cis: ['4.4'] },
  references: ['https://endoflife.date'],
  fix: { title: 'Move to a supported release', safety: 'suggested' },
  options: {
    extendedSupport: listOption('Releases that you pay longer support for, such as "ubuntu 18.04".'),
  },
  visit: 'from',
  check(from, report, { settings: { today }, options }) {
    const { reference } = from;
    if (!reference) return;
    const { name, tag, digest } = reference;
    const isPaid = ({ product, cycle }: EndOfLife) => options.extendedSupport.includes(`${product} ${cycle}`);
    const repository = retiredRepository(name.text);
    if (repository && repository.kind !== 'frozen') {
      const next = digest ? undefined : successor(repository, tag?.text, today);
      const whole = { start: name.span.start, end: (tag ?? name).span.end };
      const place = writtenPlace(from, whole);
      const namePlace = writtenPlace(from, name.span);
      const instead = repository.replacement === undefined ? '' : `: use ${repository.replacement}`;
      report(namePlace ? { span: namePlace } : imagePlace(from), {
        says: `the repository ${name.text} gets no updates any more${instead}`,
        fix:
          place && next
            ? {
                title: `Use ${next.name}:${next.tag}`,
                edit: (edit) => edit.replace({ span: place }, `${next.name}:${next.tag}`),
              }
            : undefined,
      });
      return;
    }
    const ends = tag ? allEndsOfLife(name.text, tag.text, today).filter((one) => !isPaid(one)) : [];
    const end = ends.find(({ isEmbedded }) => !isEmbedded) ?? ends[0];
    if (!tag || !end) return;
    const newTag = digest ? undefined : supportedTag(name.text, tag.text, ends);
    const change = newTag === undefined ? undefined : changed(tag.text, newTag);
    const range = change && { start: tag.span.start + change.from, end: tag.span.start + change.to };
    const changePlace = range && writtenPlace(from, range);
    const place = writtenPlace(from, tag.span) ?? changePlace;
    report(place ? { span: place } : imagePlace(from), {
      says: `${end.product} ${end.cycle} gets no fixes ${end.endedOn ? `since ${end.endedOn}` : 'any more'}`,
      // A release of Rust is over after six weeks: whoever names one takes care, and cannot always name the newest.
      ...(end.product === 'rust' ? { severity: 'hint' } : {}),
      fix:
        change && changePlace
          ? { title: `Use the tag ${newTag}`, edit: (edit) => edit.replace({ span: changePlace }, change.text) }
          : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM node:«16-alpine» AS build
        RUN npm ci
        FROM node:24-alpine
        COPY --from=build /app /app
      `,
      fixed: `
        FROM node:24-alpine AS build
        RUN npm ci
        FROM node:24-alpine
        COPY --from=build /app /app
      `,
    },
    {
      because: 'these releases get fixes, and other words in a tag are no releases',
      good: `
        FROM debian:13-slim AS a
        FROM python:3.14-slim-bookworm AS b
        FROM shop/ubuntu-tools:18.04.2 AS c
        FROM python:3 AS d
      `,
    },
    ...cases,
  ],
});

/** What must be replaced of a tag so that it says another one, the end that both have in common left alone. */
function changed(tag: string, newTag: string): { from: number; to: number; text: string } {
  let same = 0;
  while (same < Math.min(tag.length, newTag.length) && tag.at(-1 - same) === newTag.at(-1 - same)) same++;
  // Whole words only, so that 3.6 becomes 3.12 and not a mixture of the two.
  while (same > 0 && tag.at(-same) !== '-') same--;
  return { from: 0, to: tag.length - same, text: newTag.slice(0, newTag.length - same) };
}
