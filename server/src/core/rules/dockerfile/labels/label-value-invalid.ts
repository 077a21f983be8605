import type { LabelForm } from '../../../engine/label-forms';
import { rule } from '../../../engine/rule';

export default rule('dockerfile/label-value-invalid', {
  title: 'The label value does not have the required form',
  why: 'Tools that read the label expect an address, a date or a version, and pass over anything else.',
  severity: 'warning',
  category: 'correctness',
  peers: { hadolint: ['DL3052', 'DL3053', 'DL3054', 'DL3055', 'DL3056', 'DL3058'] },
  references: ['https://github.com/hadolint/hadolint#linting-labels'],
  fix: { title: 'Leave the v out', safety: 'suggested' },
  visit: 'label',
  check(pair, report, { settings }) {
    const { value, name } = pair;
    const form = settings.labelSchema.get(name);
    // What the build fills in is not known here.
    if (!form || !value?.value || value.variables.length > 0 || FORMS[form](value.value)) return;
    const text = value.value;
    const start = value.span.start + value.raw.indexOf(text);
    const isPrefixed = form === 'semver' && /^v/i.test(text) && FORMS.semver(text.slice(1)) && value.raw.includes(text);
    report(value, {
      says: `${name} is to be ${NAMES[form]}: ${text}`,
      fix: isPrefixed ? (edit) => edit.replace({ span: { start, end: start + 1 } }, '') : undefined,
    });
  },
  examples: [
    {
      settings: { labelSchema: new Map([['version', 'semver']]) },
      bad: `
        FROM alpine:3.22
        LABEL version=«"v1.2.3"»
      `,
      fixed: `
        FROM alpine:3.22
        LABEL version="1.2.3"
      `,
    },
    {
      because: 'each of the forms',
      settings: {
        labelSchema: new Map([
          ['a', 'url'],
          ['b', 'semver'],
          ['c', 'hash'],
          ['d', 'rfc3339'],
          ['e', 'spdx'],
          ['f', 'email'],
        ]),
      },
      bad: 'FROM alpine:3.22\nLABEL a=«example.com» b=«1.2» c=«abc» d=«2026-11-21» e=«"My licence"» f=«ada»\nLABEL b «01.2.3»\nLABEL c=«ABCDEF0» d=«2026-13-01T10:00:00Z»\n',
    },
    {
      because: 'in their forms',
      settings: {
        labelSchema: new Map([
          ['a', 'url'],
          ['b', 'semver'],
          ['c', 'hash'],
          ['d', 'rfc3339'],
          ['e', 'spdx'],
          ['f', 'email'],
          ['g', 'text'],
        ]),
      },
      good: 'FROM alpine:3.22\nLABEL a=https://example.com/a?b#c b=1.2.3-rc.1+5 c=0a1b2c3 d=2026-11-21T10:00:00.5+01:00 e="MIT OR Apache-2.0" f="ada@example.com" g="what you like"\nLABEL c=0123456789abcdef0123456789abcdef01234567 e=GPL-2.0-only\n',
    },
    {
      because: 'the build fills it in',
      settings: { labelSchema: new Map([['a', 'url']]) },
      good: 'FROM alpine:3.22\nARG A\nLABEL a=$A\n',
    },
    {
      because: 'an empty value and other labels are other problems',
      settings: { labelSchema: new Map([['a', 'url']]) },
      good: 'FROM alpine:3.22\nLABEL a="" b=c\n',
    },
    { because: 'nobody asks for labels', good: 'FROM alpine:3.22\nLABEL version=v1\n' },
  ],
});

const NAMES: Readonly<Record<LabelForm, string>> = {
  text: 'a text',
  url: 'an address with its scheme',
  semver: 'a semantic version such as 1.2.3',
  hash: 'a Git hash of 7 or 40 digits',
  rfc3339: 'a date with a time such as 2026-11-21T10:00:00Z',
  spdx: 'a licence of the SPDX list',
  email: 'a mail address',
};

const FORMS: Readonly<Record<LabelForm, (text: string) => boolean>> = {
  text: () => true,
  // https://www.rfc-editor.org/rfc/rfc3986
  url: (text) => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text),
  // https://semver.org/
  semver: (text) =>
    text.length <= 256 &&
    /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/.test(
      text,
    ),
  hash: (text) => /^(?:[0-9a-f]{7}|[0-9a-f]{40})$/.test(text),
  // https://www.rfc-editor.org/rfc/rfc3339
  rfc3339: (text) =>
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt ](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/.test(
      text,
    ),
  // Expressions are allowed: https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/
  spdx: (text) =>
    text
      .replace(/[()]/g, ' ')
      .trim()
      .split(/\s+(?:AND|OR|WITH)\s+/)
      .every((licence) => /^[A-Za-z0-9][A-Za-z0-9.-]*\+?$/.test(licence)),
  email: (text) => /^[^\s@<>]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text),
};
