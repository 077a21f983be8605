import { rule } from '../../../engine/rule';
import type { DockerfileModel } from '../../../model/dockerfile';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Arg } from '../../../model/dockerfile-instructions';
import type { Comment } from '../../../syntax/dockerfile-tree';
import type { Spanned } from '../../../text/span';

export default rule('dockerfile/description-comment-form', {
  title: 'The comment above ARG or FROM is not in description form',
  why: '`docker build --call=outline` prints the comment above an ARG or a stage as its description, but only where it begins with the name.',
  severity: 'hint',
  default: 'off',
  category: 'correctness',
  peers: { buildkit: ['InvalidDefinitionDescription'] },
  references: ['https://docs.docker.com/reference/build-checks/invalid-definition-description/'],
  fix: [
    { title: 'Begin the comment with the name', safety: 'suggested' },
    { title: 'Part the comment from it by an empty comment', safety: 'suggested' },
  ],
  visit: 'file',
  check(file, report) {
    // A comment inside an instruction describes none.
    const outside = file.comments.filter(({ isInside }) => !isInside);
    const comments = new Map(outside.map((comment) => [lineOf(file.text, comment.span.start), comment]));
    if (comments.size === 0) return;
    for (const { instruction, names } of definitionsOf(file)) {
      let line = lineBefore(file.text, instruction.syntax.place.lines.start);
      // What speaks to a tool is looked through.
      while (isForTools(comments.get(line))) line = lineBefore(file.text, line);
      const comment = comments.get(line);
      const [first] = names;
      if (!comment || !first) continue;
      const description = descriptionOf(file.text, comment);
      const [word = ''] = description.split(' ');
      if (description === '' || names.some(({ text }) => text === word)) continue;
      const begun = names.some(({ text }) => text === comment.text.split(' ')[0]) ? '# ' : `# ${first.text} `;
      const wanted = names.length > 1 ? 'one of the names' : first.text;
      report(first, {
        says: `the comment above does not begin with ${wanted}`,
        related: [{ at: comment, says: 'the comment' }],
        fix: [
          (edit) =>
            edit.replace(
              { span: { start: lineOf(file.text, comment.span.start), end: textStart(file.text, comment) } },
              begun,
            ),
          (edit) => edit.insertBelowComments(instruction, '#'),
        ],
      });
    }
  },
  examples: [
    {
      bad: `
        # Release of the base image.
        ARG «TAG»=24
        #Compiles the site.
        FROM node:$TAG AS «build»
      `,
      fixed: `
        # TAG Release of the base image.
        ARG TAG=24
        # build Compiles the site.
        FROM node:$TAG AS build
      `,
      otherwiseFixed: [
        `
        # Release of the base image.
        #
        ARG TAG=24
        #Compiles the site.
        #
        FROM node:$TAG AS build
      `,
      ],
    },
    {
      because: 'the builder cuts off the first character of the line, which is not always the #',
      bad: '  # TAG of the base image\nARG «TAG»=24\n',
      fixed: '# TAG of the base image\nARG TAG=24\n',
      otherwiseFixed: ['  # TAG of the base image\n#\nARG TAG=24\n'],
    },
    {
      because: 'the name of a stage is its lower-case form, and an argument is matched exactly',
      bad: '# Build compiles\nFROM node:24 AS «Build»\n# port of the server\nARG «PORT»=80 HOST\n',
      fixed: '# build Build compiles\nFROM node:24 AS Build\n# PORT port of the server\nARG PORT=80 HOST\n',
    },
    {
      because: 'a continuation alone on its line begins the instruction',
      bad: '# release of Node.js\n\\\nARG «TAG»=24\n',
      fixed: '# TAG release of Node.js\n\\\nARG TAG=24\n',
      otherwiseFixed: ['# release of Node.js\n#\n\\\nARG TAG=24\n'],
    },
    {
      because: 'descriptions, of any of several names too',
      good: '# TAG release of Node.js\nARG TAG=24\n# build compiles\nFROM node:$TAG AS build\n# B second\nARG A=1 B=2\n',
    },
    {
      because: 'an empty comment or line parts them',
      good: '# About all.\n#\nARG TAG=24\n# Stages.\n\nFROM node:$TAG AS build\n',
    },
    {
      because: 'a word that only begins like the name of a tool',
      bad: '# renovated by the web team\nFROM node:24 AS «build»\n',
    },
    { because: 'an empty line begins the file', good: '\n# hadolint ignore=DL3006\nFROM node AS build\n' },
    { because: 'a stage without a name has no description', good: '# The server.\nFROM node:24\n# Files.\nCOPY a b\n' },
    {
      because: 'comments for tools say nothing to readers',
      good: '# syntax=docker/dockerfile:1\nARG TAG=24\n# hadolint ignore=DL3006\nFROM node AS build\n# trivy:ignore:DS-0002\nARG A\n',
    },
  ],
});

/** What a comment may describe, with the names that it may begin with. */
interface Definition {
  readonly instruction: Instruction | Arg;
  readonly names: readonly (Spanned & { readonly text: string })[];
}

function definitionsOf(file: DockerfileModel): readonly Definition[] {
  return [...file.globalArguments, ...file.stages.flatMap(({ instructions }) => instructions)].flatMap(
    (instruction): readonly Definition[] => {
      if (instruction.kind === 'FROM') {
        const { alias } = instruction;
        return alias ? [{ instruction, names: [{ span: alias.span, text: alias.value.toLowerCase() }] }] : [];
      }
      if (instruction.kind !== 'ARG') return [];
      return [{ instruction, names: instruction.pairs.map(({ name, nameSpan }) => ({ span: nameSpan, text: name })) }];
    },
  );
}

function lineOf(text: string, offset: number): number {
  // A search from before the start would look at the first character all the same.
  return offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0;
}

/** Where the line above begins; for the first line there is none. */
function lineBefore(text: string, offset: number): number {
  const start = lineOf(text, offset);
  return start === 0 ? -1 : lineOf(text, start - 1);
}

/** Where the words of a comment begin. */
function textStart(text: string, { span, text: words }: Comment): number {
  return text.indexOf(words, span.start + 1);
}

const FOR_TOOLS =
  /^(?:(?:hadolint|bulkhead|nosemgrep|kics-scan|shellcheck|renovate)\b|(?:trivy|checkov|bridgecrew|cortex|dockerfile-utils):|(?:check|escape|syntax)\s*=)/i;

/** What the builder takes for the words of a comment: it cuts off the first character of the line, blank or not. */
function descriptionOf(text: string, { span, text: words }: Comment): string {
  const start = lineOf(text, span.start);
  return start === span.start ? words : text.slice(start + 1, span.end).trim();
}

function isForTools(comment: Comment | undefined): boolean {
  return comment !== undefined && FOR_TOOLS.test(comment.text);
}
