import { rule } from '../../../engine/rule';
import { prefixProblem } from '../../../model/daemon-values';
import { textOf } from '../_shared/texts';

export default rule('daemon/address-pool-invalid', {
  title: 'The address pool cannot be read',
  why: 'dockerd does not start with a pool whose base is no range.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/engine/network/#automatic-subnet-allocation'],
  visit: 'place',
  check({ type, fate, value, path }, report) {
    if (type !== 'prefix' || fate !== 'read') return;
    const { text } = textOf(value);
    const problem = prefixProblem(text);
    if (problem) report(value, { says: `${path[0]}: base "${text}" ${problem}` });
  },
  examples: [
    { bad: '{ "default-address-pools": [{ "base": «"10.200.0.0"», "size": 24 }] }\n' },
    { because: 'a prefix is no mask', bad: '{ "default-address-pools": [{ "base": «"10.200.0.0/255.255.0.0"» }] }\n' },
    {
      because: 'ranges of both versions',
      good: `
        {
          "default-address-pools": [
            { "base": "10.200.0.0/16", "size": 24 },
            { "base": "fd00:1::/48", "size": 64 }
          ]
        }
      `,
    },
  ],
});
