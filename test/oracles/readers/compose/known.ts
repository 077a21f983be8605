import type { ComposeModel } from '../../../../server/src/core/model/compose';
import { hasTemplateAction } from '../../../../server/src/core/model/yaml-values';
import type { Difference } from '../../answer';
import type { KnownDifference } from '../../reader';
import type { Subject } from '../../subject';
import { isAboutUnknown, isUnknownPlace, namesUnknown } from './places';
import { analysisOf, isGoneAfter, refuses } from './repaired';
import { unknown } from './values';

const mainNames = /^(?:docker-)?compose\.ya?ml$/;

/** Whether it is laid over another file, by its name or because a main file stands beside it, and wrong without that. */
function isLaidOver(subject: Subject): boolean {
  const name = subject.path.slice(subject.path.lastIndexOf('/') + 1);
  const others = Object.entries(subject.files).filter(([other]) => !mainNames.test(other));
  const isOver = /override/i.test(name) || (!mainNames.test(name) && others.length < Object.keys(subject.files).length);
  return isOver && refuses({ ...subject, path: 'compose.yaml', files: Object.fromEntries(others) });
}

/** The official refusal of a text that we take; nothing for any other difference. */
function refusalOf({ at, official, ours }: Difference): string | undefined {
  return at === 'refused' && ours === undefined && typeof official === 'string' ? official : undefined;
}

/** Our refusal of a text that the official program takes; nothing for any other difference. */
function oursOf({ at, official, ours }: Difference): string | undefined {
  return at === 'refused' && official === undefined && typeof ours === 'string' ? ours : undefined;
}

function modelOf(subject: Subject): ComposeModel {
  const { content } = analysisOf(subject);
  if (content.kind !== 'compose') throw new Error('This is no Compose file.');
  return content.model;
}

/** Whether we refuse what the first documents of a text make together. */
function isWrongBeforeItsEnd(subject: Subject): boolean {
  const starts = analysisOf(subject).yaml?.documents.map(({ offset }) => offset) ?? [];
  return starts.slice(1).some((offset) => refuses({ ...subject, text: subject.text.slice(0, offset) }));
}

/** Whether the anchor that our refusal misses stands in an earlier document. */
function isEarlierAnchor(ours: string, subject: Subject): boolean {
  const [, name = ''] = /^compose\/yaml-syntax: No anchor &(\S+) stands before this alias$/.exec(ours) ?? [];
  const earlier = analysisOf(subject).yaml?.documents.slice(0, -1) ?? [];
  return earlier.some(({ document: { text } }) => text.match(/(?<=[\s[{,:]&)[^\s,[\]{}]+/g)?.includes(name) === true);
}

/** Whether a document with template text is no YAML as it stands. */
function isTemplate(subject: Subject): boolean {
  const documents = analysisOf(subject).yaml?.documents ?? [];
  return documents.some(({ document: { text, problems } }) => problems.length > 0 && /\{\{|\{%/.test(text));
}

/** Whether we refuse the type of a setting that is merged with another one, which makes something else of it. */
function isMerged(ours: string, model: ComposeModel): boolean {
  const [, name = '', setting = ''] =
    /^compose\/invalid-value: service (\S+): (build|environment|labels|annotations|sysctls|env_file|dns\w*|tmpfs|label_file|extra_hosts)\b[^ ]* must be .*, not /.exec(
      ours,
    ) ?? [];
  return (model.service(name)?.get(setting)?.layers.length ?? 0) > 1;
}

/** A variable without a default. */
const openVariable = /\$\{\w+\}/g;

/** What compose-go finds missing in one file of several. */
const incomplete =
  /undefined (?:service|network|volume|secret|config|model)|neither an image nor a build|one of file\||must declare either|not found for network_mode/;

const oddLineEnd = /[\u0085\u2028\u2029]|\r(?!\n)/g;

/** A separator of lines or paragraphs stays in a text; the blanks go that end a line in quotes or indent the next one. */
const separatorInQuotes = /[ \t]*([\u2028\u2029])[ \t]*/g;
const separatorInBlock = /([\u2028\u2029])[ \t]*/g;

/** In brackets a word without quotes that ends in a colon, where nothing stands behind it. */
const gluedColon =
  /((?:[{[,]\s*|:\s+)(?:[!&]\S+\s+)*)((?:[^\s{}[\],'"&*!#|>%@`-](?:[^{}[\],'"\n:]|:(?!\s))*)?:)(?=[,}\]])/g;

const date = String.raw`\d{4}-\d\d?-\d\d?`;
const droppedDate = new RegExp(
  `^compose/invalid-value: (?:name|version|service \\S+: (?:command|entrypoint|extra_hosts)) must be .*, not a date$|: "${date}[^"]*" is no size `,
);

export const known: readonly KnownDifference[] = [
  {
    reason:
      'A value hangs on a variable that only the surroundings of the project know: Bulkhead takes it for unknown, and neither flags nor edits it.',
    isIt: ({ at, ours }, subject) => ours === unknown && isUnknownPlace(at, modelOf(subject)),
  },
  {
    reason:
      'No value that was tried for a variable makes the file right, but there may be one: Bulkhead does not guess.',
    isIt: (difference, subject) => {
      const refusal = refusalOf(difference);
      return (
        refusal?.startsWith('with every value tried for a variable: ') === true ||
        (refusal !== undefined && isAboutUnknown(refusal, modelOf(subject)))
      );
    },
  },
  {
    reason: 'Two settings must be the same or exclude each other, and one hangs on a variable: it may well be right.',
    isIt: (difference, subject) => {
      const refusal = refusalOf(difference);
      if (!/can't set distinct values|declares mutually exclusive/.test(refusal ?? '')) return false;
      return namesUnknown(refusal ?? '', modelOf(subject));
    },
  },
  {
    reason:
      'Variables stand in the ports: of the values that were tried for them only empty ones make a right file, so Compose seems to know the ports.',
    isIt: (difference, subject) =>
      /^\.services\.[^.]+\.ports\./.test(difference.at) &&
      isGoneAfter((text) => text.replace(openVariable, ''), difference, subject),
  },
  {
    reason: 'A volume begins with a variable: it may be a path or a name, the values that were tried for it are paths.',
    isIt: ({ at, official, ours }, subject) =>
      /\.volumes\..*\.create_host_path$/s.test(at) &&
      official === true &&
      ours === undefined &&
      isUnknownPlace(at, modelOf(subject)),
  },
  {
    reason: 'The file takes in another one that is not there: it may be by the time Compose runs.',
    isIt: (difference) => /^open .*\S.*: file does not exist$/.test(refusalOf(difference) ?? ''),
  },
  {
    reason: 'The file is laid over another one, which has what is missing here.',
    isIt: (difference, subject) => incomplete.test(refusalOf(difference) ?? '') && isLaidOver(subject),
  },
  {
    reason:
      'Services of different profiles wait for each other in a circle: Compose only refuses that when all profiles are named, Bulkhead warns.',
    isIt: (difference, subject) =>
      refusalOf(difference)?.startsWith('dependency cycle detected') === true &&
      analysisOf(subject).findings.some(({ rule }) => rule.id === 'compose/depends-on-cycle'),
  },
  {
    reason:
      'The file is a template that another program fills in: before that, it need not be YAML, and what Compose refuses may be a piece of the template.',
    isIt: (difference, subject) => {
      const refusal = refusalOf(difference);
      return refusal !== undefined && (hasTemplateAction(refusal) || isTemplate(subject));
    },
  },
  {
    reason:
      'One of the characters that end lines in old YAML (next line, line separator) or a lone carriage return stands in the file: the reader of Compose ends the line there.',
    isIt: (difference, subject) =>
      isGoneAfter((text) => text.replace(oddLineEnd, '\n'), difference, subject) ||
      isGoneAfter((text) => text.replace(separatorInQuotes, '$1'), difference, subject) ||
      isGoneAfter((text) => text.replace(separatorInBlock, '$1'), difference, subject),
  },
  {
    reason:
      'Three dots end a document before anything stands in it: YAML allows that, the reader of Compose does not, and nobody writes it.',
    isIt: (difference, { text }) =>
      refusalOf(difference)?.includes('did not find expected node content') === true &&
      /^\ufeff?(?:\s|#.*\n)*\.\.\.(?=\s|$)/.test(text),
  },
  {
    reason:
      'What a later document takes away is wrong: Compose looks at every document first, Bulkhead at what is left.',
    isIt: (difference, subject) => refusalOf(difference) !== undefined && isWrongBeforeItsEnd(subject),
  },
  {
    reason:
      'In brackets a word ends in a colon right before the bracket or comma: YAML makes it a key, the reader of Compose a text.',
    isIt: (difference, subject) => isGoneAfter((text) => text.replace(gluedColon, '$1"$2"'), difference, subject),
  },
  {
    reason:
      'A date without quotes, or another value of the wrong type, stands where Compose drops it, or makes a text of it, without a word: Bulkhead calls that a mistake.',
    isIt: (difference, subject) => {
      const ours = oursOf(difference) ?? '';
      return droppedDate.test(ours) || isMerged(ours, modelOf(subject));
    },
  },
  {
    reason: 'Compose stumbles over !reset and !override below a key that begins with the two signs of a merge.',
    isIt: (difference, { text }) =>
      /internal error: path "[^"]*" is not a sub-path of /.test(refusalOf(difference) ?? '') && text.includes('<<'),
  },
  {
    reason:
      'A tag has signs between two exclamation marks: YAML looks for the declaration of a handle, the reader of Compose does not.',
    isIt: (difference, subject) =>
      isGoneAfter(
        (text) => text.replace(/(?<=[\s[{,])(?:![^\s!]*[^\w\s!-][^\s!]*|!+(?=!!))!/g, '!'),
        difference,
        subject,
      ),
  },
  {
    reason:
      'Compose passes over unknown keys of extends, as it takes that away before it looks: Bulkhead reports them.',
    isIt: (difference) => /^compose\/unknown-key: service \S+\.extends: /.test(oursOf(difference) ?? ''),
  },
  {
    reason:
      'A colon stands right behind the name of an anchor or an alias: YAML makes it part of the name, the reader of Compose does not.',
    isIt: (difference, subject) =>
      isGoneAfter((text) => text.replace(/([&*][^\s,[\]{}:]+):/g, '$1 :'), difference, subject),
  },
  {
    reason:
      'An alias names an anchor of an earlier document: YAML ends its reach there, the reader of Compose does not.',
    isIt: (difference, subject) => isEarlierAnchor(oursOf(difference) ?? '', subject),
  },
  {
    reason:
      'A key ends the file and has no value yet: that is what typing looks like, and Bulkhead says nothing before something stands behind it.',
    isIt: (difference, subject) =>
      refusalOf(difference) !== undefined && isGoneAfter((text) => `${text}\n# end\n`, difference, subject),
  },
  {
    reason: 'There is nothing in the file yet: Bulkhead does not call that a mistake.',
    isIt: (difference, { text }) => {
      const refusal = refusalOf(difference);
      return (
        refusal === 'empty compose file' ||
        (refusal === 'top-level object must be a mapping' && /^\s*(?:---\s*)?(?:#.*\s*)?$/.test(text))
      );
    },
  },
];
