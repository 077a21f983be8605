import { rule } from '../../../engine/rule';
import { reportYamlProblems } from '../../_shared/yaml-syntax';
import { isBeingTyped } from '../_shared/being-typed';
import { tabsOnBlankLines } from '../_shared/tabs';
import { unreadableValues } from '../_shared/unreadable-values';

/** Our parser passes it over behind comments too. */
const lateByteOrderMark = /^(?:[ \t]*(?:#.*)?\r?\n)+(?=\uFEFF)/;
const controlCharacter = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F]/g;

export default rule('compose/yaml-syntax', {
  title: 'The YAML cannot be parsed',
  why: 'Compose refuses the whole file, and no other rule can look at what stands behind the mistake.',
  severity: 'error',
  category: 'correctness',
  peers: { dclint: ['invalid-yaml'] },
  references: ['https://yaml.org/spec/1.2.2/'],
  fix: { title: 'Indent with spaces', safety: 'safe' },
  visit: 'file',
  check(file, report) {
    for (const { node, says } of unreadableValues(file)) if (!isBeingTyped(node, file)) report(node, { says });
    for (const [index, { document }] of file.yaml.documents.entries()) {
      const { root } = document;
      if (index > 0 && root && !/^---(?:\s|$)/m.test(document.text.slice(0, root.span.start))) {
        report(root, { says: 'Behind a line of three dots Compose takes nothing but another ---' });
      }
      reportYamlProblems(document, report);
      const markAt = lateByteOrderMark.exec(document.text)?.[0].length;
      if (markAt !== undefined) {
        const span = { start: markAt, end: markAt + 1 };
        report({ document, span }, { says: 'A byte order mark may only begin the file' });
      }
      for (const { index, 0: character } of document.text.matchAll(controlCharacter)) {
        const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
        report(
          { document, span: { start: index, end: index + 1 } },
          { says: `The control character U+${code} stands here` },
        );
        break;
      }
      if (document.problems.length > 0) continue;
      for (const span of tabsOnBlankLines(document)) {
        report(
          { document, span },
          {
            says: 'Compose takes no tab on a line without content',
            fix: { title: 'Take the tab away', edit: (edit) => edit.replaceBlanks(document, span, '') },
          },
        );
      }
    }
  },
  examples: [
    {
      bad: 'services:\n«\t»web:\n«\t\t»image: nginx:1.29\n«\t\t»ports:\n«\t\t\t»- "127.0.0.1:8080:80" # local\n',
      fixed: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - "127.0.0.1:8080:80" # local\n',
    },
    {
      because: 'nobody knows how deep one tab among spaces is meant',
      bad: 'services:\n  web:\n«\t»image: nginx:1.29\n  db:\n    image: postgres:18\n',
    },
    {
      because: 'what is never closed is shown where it opens',
      bad: `
        services:
          web:
            command: «[»"serve", "--port", "80"
            image: web
      `,
    },
    {
      because: 'a quote that is never closed',
      bad: 'services:\n  web:\n    image: «"»web:1.2\n',
    },
    {
      because: 'an escaped quote closes nothing: the text goes on to the next quote, and something stands behind that',
      bad: 'services:\n  web:\n    image: «"»web\\"\n    command: [a, "1", "true"]\n',
    },
    {
      because: 'a colon and a blank end a key',
      bad: `
        services:
          web:
            command: «echo» done: yes
      `,
    },
    {
      because: 'the later document is broken',
      bad: `
        services:
          web: { image: web }
        ---
        services:
          web: «*missing»
      `,
    },
    {
      because: 'a list or a text cannot be merged',
      bad: `
        x-ports: &ports ["8080:80"]
        x-app: &app { image: app }
        services:
          a:
            <<: «*ports»
          b:
            <<: [*app, «text»]
      `,
    },
    {
      because: 'anchors, merges, tags of Compose and extensions are YAML',
      good: `
        x-a: &a { image: a }
        x-b: &b { restart: always }
        services:
          one:
            <<: *a
          two:
            <<: [*a, *b]
            ports: !reset []
            environment: !override { A: b }
          three:
            "<<": text
      `,
    },
    {
      because: 'several documents, and a byte order mark',
      good: '\ufeffservices: {}\n---\nname: shop\n',
    },
    { because: 'a byte order mark below the first line', bad: '# a\n«\ufeff»services: {}\n' },
    { because: 'what nobody sees stands in the text', bad: 'services:\n  web:\n    image: web«\u0001»\n' },
    {
      because: 'YAML takes a tab on a line without content, Compose does not',
      bad: 'services:\n  web:\n    image: web\n«  \t»\n    user: a\n',
      fixed: 'services:\n  web:\n    image: web\n\n    user: a\n',
    },
    {
      because: 'tabs are fine where they do not indent',
      good: 'services:\n  web:\n    image:\tweb\t# here\n    ports: [80, \t81]\n',
    },
    { because: 'JSON may be indented with tabs', good: '{\n\t"services": {\n\t\t"web": { "image": "web" }\n\t}\n}\n' },
    {
      because: 'a template is no YAML before it is filled in',
      good: 'services:\n  web:\n    {% if debug %}\n    image: [\n',
    },
    {
      because:
        'an anchor that contains itself, numbers that JSON does not have, and a word in brackets that ends in a colon',
      bad: `
        x-base: &base
          again: «*base»
        x-most: «.inf»
        services:
          web:
            image: web
            networks: { «default»:{ priority: 1 } }
      `,
    },
    {
      because: 'words in brackets that begin with a colon, a key on two lines, an escaped slash, a merge of nothing',
      bad: `
        x-a: { «a»: :b, «c» :[d], «e
          f»: g }
        x-b: «"a\\/b"»
        x-c:
          «<<»:
          a: b
        services: { web: { image: web } }
      `,
    },
    {
      because: 'a document behind three dots begins with three dashes',
      bad: 'services: { web: { image: web } }\n...\n«services: {}»\n',
    },
    {
      because: 'a tag says what the value is not',
      bad: 'x-b: [!a«"b"»]\nx-a: [!!int «a», !!bool «yes», !!null «x», !!float 5, !!int 0x10]\nservices: { web: { image: web } }\n',
    },
    { because: 'three dots at the end', good: 'services: { web: { image: web } }\n...\n---\nname: a\n...\n# end\n' },
    {
      because: 'an anchor of other letters',
      bad: 'x-a: &é «b»\nservices: { web: { image: web } }\n',
    },
    {
      because: 'brackets and quotes may go on further to the left, as Compose reads them',
      good: `
        x-a: { a: b
        }
        services: {
        web: { image: "we
        b", command: [a,
        b
        ] } }
      `,
    },
    {
      because: 'a lone dash in brackets is a text for Compose',
      good: 'services:\n  web: { image: web, command: [-, cat, -], labels: { a: -, b: -} }\n',
    },
    {
      because: 'a blank behind the dash makes it an item',
      bad: 'services: { web: { image: web, command: [cat, «- »] } }\n',
    },
    {
      because: 'a colon at the end of the name of an anchor',
      bad: 'x-a: &a: «b»\nservices: { web: { image: web } }\n',
    },
    {
      because: 'what is quoted, taken away or only looks like it',
      good: `
        x-base: &base { image: web:1.2 }
        services:
          web:
            <<: *base
            command: [echo, ".inf", a:b]
            labels: !reset { a: .nan }
      `,
    },
    { because: 'a merge key that is still being typed', good: 'services:\n  web:\n    <<:\n' },
    { because: 'an empty file', good: '# nothing yet\n' },
  ],
});
