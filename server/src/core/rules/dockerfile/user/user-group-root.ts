import { rule } from '../../../engine/rule';
import type { Stage } from '../../../model/dockerfile-stage';
import { commandsOf, createdAccount } from '../_shared/account-numbers';
import { accountChange, valueSpan } from '../_shared/accounts';
import { removeWords } from '../_shared/removal';
import { chainOf } from '../_shared/run-time-part';
import { bareGroupSpan } from '../_shared/user-places';

export default rule('dockerfile/user-group-root', {
  title: 'The image runs with the root group',
  why: 'What belongs to the group of root, and many images give it to their group, the program may read and change although it is not root.',
  severity: 'hint',
  default: 'off',
  category: 'least-privilege',
  references: ['https://docs.docker.com/reference/dockerfile/#user'],
  fix: { title: 'Give the user a group of its own', safety: 'suggested' },
  visit: 'user',
  check(user, report) {
    const { stage, name, group } = user;
    if (name === undefined || user.isRoot || (user.model.finalStage ?? stage).endState.user !== user) return;
    if (stage.isWindows || isForOpenShift(stage)) return;
    const groupSpan = bareGroupSpan(user);
    if (group !== undefined) {
      if (!groupSpan || !isRootGroup(group)) return;
      // A number that is no account would have the group 0 all the same.
      const own = /^\d+$/.test(name) ? name : undefined;
      report(
        { span: groupSpan },
        {
          says: `${name} runs with the group of root`,
          fix(edit) {
            if (own !== undefined) edit.replace({ span: groupSpan }, own);
            else edit.replace({ span: { start: groupSpan.start - 1, end: groupSpan.end } }, '');
          },
        },
      );
      return;
    }
    const command = createdAccount(stage, name);
    const primary = command && accountChange(command)?.primary;
    if (!command || !primary?.valueWord || !isRootGroup(primary.value)) return;
    const { word, valueWord } = primary;
    report(
      { span: valueSpan(primary) },
      {
        says: `${name} is created with the group of root`,
        fix(edit) {
          if (!primary.name.startsWith('--') && word.text.length > 2 && word !== valueWord) {
            edit.refuse('The option is one of several.');
          } else removeWords(edit, command, word === valueWord ? [word] : [word, valueWord]);
        },
      },
    );
  },
  examples: [
    { bad: 'FROM debian:12-slim\nUSER 1001:«0»\n', fixed: 'FROM debian:12-slim\nUSER 1001:1001\n' },
    {
      because: 'an account has a group of its own',
      bad: 'FROM debian:12-slim\nRUN useradd app\nUSER "app:«root»"\n',
      fixed: 'FROM debian:12-slim\nRUN useradd app\nUSER "app"\n',
    },
    {
      because: 'the account is made with that group',
      bad: 'FROM debian:12-slim\nRUN useradd -u 1001 -g «root» -m app\nUSER app\n',
      fixed: 'FROM debian:12-slim\nRUN useradd -u 1001 -m app\nUSER app\n',
    },
    {
      because: 'every spelling of the option, the last one among others',
      bad: 'FROM debian:12-slim\nRUN adduser --system --gid=«0» app\nUSER app\n',
      fixed: 'FROM debian:12-slim\nRUN adduser --system app\nUSER app\n',
    },
    { because: 'an option among others', bad: 'FROM debian:12-slim\nRUN useradd -mg «0» app\nUSER app\n' },
    {
      because: 'other groups, or none',
      good: 'FROM debian:12-slim\nRUN groupadd web && useradd -g web app\nUSER app:web\nUSER app\n',
    },
    { because: 'root itself is told elsewhere', good: 'FROM debian:12-slim\nUSER root:root\n' },
    { because: 'a later USER, and another stage', good: 'FROM debian:12-slim AS a\nUSER 1:0\nFROM a\nUSER 1:1\n' },
    {
      because: 'made for OpenShift, where any number runs with the group 0',
      good: 'FROM debian:12-slim\nRUN chgrp -R 0 /data && chmod -R g=u /data\nUSER 1001:0\nFROM debian:12-slim\nLABEL io.openshift.tags=web\nUSER 1001:0\n',
    },
    {
      because: 'nobody knows the group',
      good: 'FROM debian:12-slim\nARG GROUP\nUSER app:$GROUP\nFROM debian:12-slim\nARG GROUP\nRUN useradd -g $GROUP app\nUSER app\n',
    },
  ],
});

function isRootGroup(group: string | undefined): boolean {
  return group !== undefined && /^(?:root|0+)$/.test(group);
}

/** https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/images/creating-images */
function isForOpenShift(stage: Stage): boolean {
  const hasLabel = chainOf(stage).some((one) =>
    one.ofKind('LABEL').some(({ pairs }) => pairs.some(({ name }) => name.startsWith('io.openshift.'))),
  );
  return (
    hasLabel ||
    commandsOf(stage).some(
      ({ arguments: words, program }) =>
        (program === 'chmod' && words.some(({ text }) => /\bg=u\b/.test(text))) ||
        (program === 'chgrp' && words.some(({ text }) => isRootGroup(text))),
    )
  );
}
