import { rule } from '../../../engine/rule';
import { hostProblem } from '../../../model/daemon-values';
import { textsOf } from '../_shared/texts';

export default rule('daemon/invalid-host', {
  title: 'The address to listen on is malformed',
  why: 'dockerd does not start with an address that it cannot listen on.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/cli/dockerd/#daemon-socket-option'],
  fix: { title: 'Listen by tcp', safety: 'suggested' },
  visit: 'setting',
  check(place, report) {
    if (place.path.length !== 1 || place.path[0] !== 'hosts' || place.value.type !== 'list') return;
    for (const { node, text } of textsOf(place)) {
      const problem = hostProblem(text);
      if (!problem) continue;
      const tcp = text.replace(/^https?:\/\//, 'tcp://');
      const helps = tcp !== text && hostProblem(tcp) === undefined;
      report(node, {
        says: `Host "${text}" ${problem}`,
        fix: helps ? (edit) => edit.setScalar(node, tcp) : undefined,
      });
    }
  },
  examples: [
    {
      bad: '{ "hosts": ["unix:///var/run/docker.sock", «"https://192.0.2.5:2376"»], "tlsverify": true }\n',
      fixed: '{ "hosts": ["unix:///var/run/docker.sock", "tcp://192.0.2.5:2376"], "tlsverify": true }\n',
    },
    {
      because: 'an address has no path, and a port that is one',
      bad: '{ "hosts": [«"tcp://192.0.2.5:2376/api"», «"tcp://192.0.2.5:0"», «"ssh://192.0.2.5"»] }\n',
    },
    {
      because: 'addresses that the daemon can listen on',
      good: '{ "hosts": ["unix://", "fd://", "tcp://[::1]:2376", "192.0.2.5:2376", "npipe:////./pipe/docker", ""] }\n',
    },
  ],
});
