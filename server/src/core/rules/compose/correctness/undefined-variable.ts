import { rule } from '../../../engine/rule';
import { parseDotEnv } from '../../../model/dot-env';
import type { InterpolationPart, VariablePart } from '../../../model/interpolation';

/** What a shell, a desktop or Compose itself sets. */
const alwaysSet = new Set(
  'HOME HOST HOSTNAME USER USERNAME USERPROFILE UID GID EUID LOGNAME PATH PWD SHELL TERM TMPDIR TEMP TMP LANG TZ CI DISPLAY WAYLAND_DISPLAY APPDATA LOCALAPPDATA PROGRAMDATA SSH_AUTH_SOCK'.split(
    ' ',
  ),
);
const setByTools = /^(?:COMPOSE_|DOCKER_|XDG_|BUILDKIT_)/;

/** The variables without any operator, those inside defaults too. */
function bareVariables(parts: readonly InterpolationPart[]): readonly VariablePart[] {
  return parts.flatMap((part) => {
    if (part.kind === 'literal') return [];
    return part.operator ? bareVariables(part.operand ?? []) : [part];
  });
}

export default rule('compose/undefined-variable', {
  title: 'The variable has no value in the project environment',
  why: 'Compose puts an empty text in its place, with nothing but a warning: a path, a port or a password is then not there.',
  todo: 'Add it to the .env file beside this one, or give it a default here.',
  severity: 'hint',
  default: 'off',
  category: 'correctness',
  references: ['https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/'],
  fix: { title: 'Stop with an error where it is not set', safety: 'suggested' },
  visit: 'interpolatedScalar',
  check(scalar, report, { project }) {
    const bare = bareVariables(scalar.interpolation.parts);
    // Without the file, values come from wherever Compose is started.
    const environment = bare.length > 0 ? project.read('.env') : undefined;
    if (environment === undefined) return;
    const known = new Set(parseDotEnv(environment).map(({ name }) => name));
    const { node } = scalar;
    const isOneLine = node.style !== 'literal' && node.style !== 'folded';
    for (const { name, span } of bare) {
      if (known.has(name) || alwaysSet.has(name) || setByTools.test(name)) continue;
      const text = `${node.text.slice(0, span.start)}\${${name}:?${name} is required}${node.text.slice(span.end)}`;
      report(scalar.placeOf(span.start, span.end), {
        says: `${name} is not set in .env and has no default`,
        fix: isOneLine ? (edit) => edit.setScalar(node, text) : undefined,
      });
    }
  },
  examples: [
    {
      files: { '.env': 'TAG=1.4\n' },
      bad: `
        services:
          web:
            image: registry.example.com/web:\${TAG}
            environment:
              DATABASE: «\${DATABASE}»
      `,
      fixed: `
        services:
          web:
            image: registry.example.com/web:\${TAG}
            environment:
              DATABASE: \${DATABASE:?DATABASE is required}
      `,
    },
    {
      because: 'without braces, twice in one text, and inside a default',
      files: { '.env': 'export TAG=1.4 # now\n' },
      bad: `
        services:
          web: { image: "«$NAME»:$TAG", command: ["«\${A}»-«\${B}»", "\${C:-«$D»}"] }
      `,
      fixed: `
        services:
          web: { image: "\${NAME:?NAME is required}:$TAG", command: ["\${A:?A is required}-\${B:?B is required}", "\${C:-\${D:?D is required}}"] }
      `,
    },
    {
      because: 'a shell in the container was meant to see it',
      files: { '.env': '' },
      bad: `
        services:
          web:
            image: web
            command: |
              echo «$NAME»
              echo $$NAME
      `,
    },
    {
      because: 'every other form says what happens without a value',
      files: { '.env': '' },
      good: 'services: { web: { image: "${A:-a}:${B:?B}${C:+c}${D-d}${E?}${F+f}" } }\n',
    },
    {
      because: 'it is set by the shell or by Compose',
      files: { '.env': 'EMPTY=\nPASSED\n' },
      good: 'services: { web: { image: "web:$EMPTY$PASSED", volumes: ["$HOME:/home", "${PWD}:/app"], user: "$UID", labels: { a: "$COMPOSE_PROJECT_NAME" } } }\n',
    },
    {
      because: 'without a .env file the values come from elsewhere',
      good: 'services: { web: { image: "web:${TAG}" } }\n',
    },
    {
      because: 'two dollars stand for one, and a key holds no variable',
      files: { '.env': '' },
      good: 'services: { web: { image: web, command: "echo $$NAME $1 $(date)", labels: { "$KEY": a } } }\n',
    },
    {
      because: 'a comment holds no variable',
      files: { '.env': '' },
      good: 'services: { web: { image: web } } # $NAME\n',
    },
  ],
});
