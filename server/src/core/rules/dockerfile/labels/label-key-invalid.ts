import { rule } from '../../../engine/rule';
import type { LabelPair } from '../../../model/dockerfile-instructions';
import { isDeclared } from '../_shared/variable-origin';

/** Keys that their owners have published with other signs than the rules allow. */
const PUBLISHED =
  /^(?:org\.label-schema\.|io\.openshift\.|io\.k8s\.|com\.docker\.extension\.|com\.docker\.image\.source\.entrypoint$)/;
const RESERVED = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;

export default rule('dockerfile/label-key-invalid', {
  title: 'The label key breaks the naming rules',
  why: 'Tools that filter by labels may not find it, and keys in the name space of Docker may get another meaning.',
  severity: 'hint',
  category: 'correctness',
  peers: { hadolint: ['DL3048'], tally: ['tally/labels/valid-key'] },
  references: ['https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations'],
  fix: { title: 'Write the key in lower case', safety: 'suggested' },
  visit: 'label',
  check(pair, report) {
    const key = keyOf(pair);
    const problem = key === undefined ? undefined : problemOf(key);
    if (key === undefined || problem === undefined) return;
    const lower = key.toLowerCase();
    const { name } = pair.syntax;
    const isWritten = /^["']?[^"'\\`$]*["']?$/.test(name.value) && name.value.includes(key) && !name.parts;
    const start = pair.nameSpan.start + name.value.indexOf(key);
    report(
      { span: pair.nameSpan },
      {
        says: `${key} ${problem}`,
        fix:
          isWritten && problemOf(lower) === undefined
            ? (edit) => edit.replace({ span: { start, end: start + key.length } }, lower)
            : undefined,
      },
    );
  },
  examples: [
    {
      bad: `
        FROM alpine:3.22
        LABEL «com.example.Vendor»="ACME"
      `,
      fixed: `
        FROM alpine:3.22
        LABEL com.example.vendor="ACME"
      `,
    },
    {
      because: 'signs, dividers, ends, and the name spaces of Docker',
      bad: 'FROM alpine:3.22\nLABEL «a..b»=1 «c--d»=2 «1st»=3 «.e»=4\nLABEL «f$g»=5 «com.docker.h»=6\nLABEL «"Two Words"»=7 «I»=8\nLABEL «-j» ="k"\nLABEL «l-»=9\n',
      fixed:
        'FROM alpine:3.22\nLABEL a..b=1 c--d=2 1st=3 .e=4\nLABEL f$g=5 com.docker.h=6\nLABEL "Two Words"=7 i=8\nLABEL -j ="k"\nLABEL l-=9\n',
    },
    {
      because: 'letters, digits, dots, dashes, underscores and slashes',
      good: 'FROM alpine:3.22\nLABEL maintainer=a org.opencontainers.image.ref.name=b com.example.a-b_c/d2="c" e=1\n',
    },
    {
      because: 'their owners spell them so',
      good: 'FROM alpine:3.22\nLABEL org.label-schema.vcs-url=a io.k8s.display-name=b io.openshift.expose-services=c com.docker.extension.detailed-description=d org.label-schema.docker.cmd.Help=e\n',
    },
    {
      because: 'what the variable holds is not known, or fits',
      good: 'FROM alpine:3.22\nARG A\nENV B=b\nLABEL $A=1 com.example.${B}=2\n',
    },
    { because: 'values hold what they like', good: 'FROM alpine:3.22\nLABEL a="B--C" d=$E\n' },
  ],
});

/** What the key comes to; nothing where a variable that somebody else sets makes it up. */
function keyOf(pair: LabelPair): string | undefined {
  const written = pair.syntax.name.value;
  const variables = [...written.matchAll(/\$\{?(\w+)/g)].map(([, name]) => name ?? '');
  if (variables.length === 0) return pair.name;
  const isKnown = variables.every((name) => isDeclared(name, pair.instruction));
  // A sign that was meant as it stands, or a variable that is set nowhere.
  if (!isKnown) return written;
  return pair.name.includes('$') ? undefined : pair.name;
}

function problemOf(key: string): string | undefined {
  if (key === '' || PUBLISHED.test(key)) return undefined;
  if (RESERVED.test(key)) return 'is in a name space that Docker keeps for itself';
  if (/[^a-z0-9._/-]/.test(key))
    return 'holds other signs than lower-case letters, digits, dots, dashes and underscores';
  if (!/^[a-z]/.test(key)) return 'does not begin with a letter';
  if (!/[a-z0-9]$/.test(key)) return 'does not end with a letter or digit';
  return /\.\.|--/.test(key) ? 'has two dividers in a row' : undefined;
}
