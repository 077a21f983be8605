import { rule } from '../../../engine/rule';
import { execOptionProblem } from '../../../model/daemon-values';
import { textsOf } from '../_shared/texts';

export default rule('daemon/exec-option-invalid', {
  title: 'The exec option is invalid',
  why: 'dockerd does not start with an exec option that it does not know.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/cli/dockerd/#configure-cgroup-driver'],
  visit: 'setting',
  check(place, report, { file }) {
    if (place.path.length !== 1 || place.path[0] !== 'exec-opts' || place.value.type !== 'list') return;
    for (const { node, text } of textsOf(place)) {
      const problem = execOptionProblem(text, file.platform === 'windows');
      if (problem) report(node, { says: `Exec option "${text}" ${problem}` });
    }
  },
  examples: [
    { bad: '{ "exec-opts": [«"native.cgroupdriver"»] }\n' },
    { because: 'other names are none', bad: '{ "exec-opts": [«"cgroupdriver=systemd"», «"isolation=hyperv"»] }\n' },
    { because: 'the one option of Linux', good: '{ "exec-opts": ["native.cgroupdriver=systemd"] }\n' },
    {
      because: 'Windows has another one',
      path: 'C:/ProgramData/docker/config/daemon.json',
      bad: '{ "exec-opts": [«"native.cgroupdriver=systemd"»] }\n',
    },
    {
      because: 'it tells how containers are kept apart there',
      path: 'C:/ProgramData/docker/config/daemon.json',
      good: '{ "exec-opts": ["isolation=hyperv"] }\n',
    },
  ],
});
