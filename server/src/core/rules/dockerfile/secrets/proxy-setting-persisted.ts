import { rule } from '../../../engine/rule';
import { userInfoInUrls } from '../../../knowledge/secrets';
import type { Stage } from '../../../model/dockerfile-stage';
import { variablePairs } from '../_shared/variable-pairs';

export default rule('dockerfile/proxy-setting-persisted', {
  title: 'The proxy of the build is stored in the image',
  why: 'Containers use it wherever they run, and everybody sees its address, and the password in it. A builder takes `--build-arg HTTP_PROXY` without any declaration and keeps it out of the history.',
  severity: 'hint',
  default: 'off',
  category: 'secrets',
  peers: { cis: ['4.10'] },
  references: ['https://docs.docker.com/reference/dockerfile/#predefined-args'],
  fix: { title: 'Take it out and build with `--build-arg`', safety: 'suggested' },
  visit: 'section',
  check(section, report) {
    for (const pair of variablePairs(section)) {
      const { name } = pair;
      if (!PROXIES.test(name)) continue;
      const { value, instruction, stage } = pair;
      if (value?.value === '') continue;
      const hasPassword = userInfoInUrls(value?.raw ?? '').some(({ password }) => password !== undefined);
      if (!hasPassword && stage?.isShipped === false) continue;
      const kept = instruction.kind === 'ENV' ? 'every container gets it' : 'its value can be read in the history';
      report(
        { span: pair.nameSpan },
        {
          says: `${name}: ${kept}${hasPassword ? ', with a password' : ''}`,
          severity: hasPassword ? 'warning' : 'hint',
          fix(edit) {
            if (isExpandedIn(stage, name)) edit.refuse(`Another instruction uses ${name}.`);
            else if (instruction.pairs.length > 1) edit.removeWord(pair);
            else edit.removeInstruction(instruction);
          },
        },
      );
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12
        ENV LANG=C.UTF-8 «http_proxy»=http://proxy.example.com:3128 «HTTPS_PROXY»=http://proxy.example.com:3128
        RUN apt-get update
      `,
      fixed: `
        FROM debian:12
        ENV LANG=C.UTF-8
        RUN apt-get update
      `,
    },
    {
      because: 'a declared argument is seen, and a password wherever it stands',
      bad: `
        FROM debian:12 AS build
        ENV «all_proxy»=http://me:hR7-pq90xz@proxy.example.com
        FROM debian:12
        ARG «HTTP_PROXY»
        RUN apt-get update
      `,
      fixed: `
        FROM debian:12 AS build
        FROM debian:12
        RUN apt-get update
      `,
    },
    {
      because: 'the builder puts in none but those that are declared',
      bad: 'FROM debian:12\nARG «HTTP_PROXY»\nLABEL proxy=$HTTP_PROXY\n',
    },
    {
      because: 'what is not to be asked through a proxy is no secret',
      good: `
        FROM debian:12
        ENV no_proxy=localhost,127.0.0.1
        ARG NO_PROXY
      `,
    },
    {
      because: 'an empty value takes an inherited one away',
      good: `
        FROM debian:12
        ENV http_proxy="" https_proxy=
      `,
    },
    {
      because: 'a stage that is only copied from leaves it behind',
      good: `
        FROM debian:12 AS build
        ENV http_proxy=http://proxy.example.com:3128
        FROM debian:12
        COPY --from=build /srv /srv
      `,
    },
    {
      because: 'a step has it for itself',
      good: `
        FROM debian:12
        RUN http_proxy=http://proxy.example.com:3128 apt-get update
      `,
    },
  ],
});

const PROXIES = /^(?:http|https|ftp|all)_proxy$/i;

/** Whether the builder itself puts a variable in, which it only does with declared ones; a RUN gets proxies anyway. */
function isExpandedIn(stage: Stage | undefined, name: string): boolean {
  return (stage?.instructions ?? []).some((one) => {
    const text = one.kind === 'RUN' ? '' : one.textIn(one.syntax.place.lines);
    return text.includes(`$${name}`) || text.includes(`\${${name}`);
  });
}
