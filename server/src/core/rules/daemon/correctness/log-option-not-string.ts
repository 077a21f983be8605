import { rule } from '../../../engine/rule';

const places = new Set(['log-opts', 'default-network-opts']);

export default rule('daemon/log-option-not-string', {
  title: 'The option must be a string',
  why: 'The daemon reads these options as strings only: with this value it does not start.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/engine/logging/configure/'],
  fix: { title: 'Put the value in quotes', safety: 'safe' },
  visit: 'place',
  check({ path, fate, type, value }, report) {
    const [place = ''] = path;
    if (fate !== 'wrong type' || type !== 'string' || !places.has(place)) return;
    const isPlain = value.type === 'scalar';
    report(value, {
      says: `${place}: ${path.at(-1)} must be a string`,
      fix: isPlain ? (edit) => edit.replace(value, JSON.stringify(value.text)) : undefined,
    });
  },
  examples: [
    {
      bad: `
        {
          "log-driver": "json-file",
          "log-opts": {
            "max-size": "10m",
            "max-file": «3»,
            "compress": «true»
          }
        }
      `,
      fixed: `
        {
          "log-driver": "json-file",
          "log-opts": {
            "max-size": "10m",
            "max-file": "3",
            "compress": "true"
          }
        }
      `,
    },
    {
      because: 'the options of networks are the same, one level deeper',
      bad: '{ "default-network-opts": { "bridge": { "com.docker.network.driver.mtu": «1400» } } }\n',
      fixed: '{ "default-network-opts": { "bridge": { "com.docker.network.driver.mtu": "1400" } } }\n',
    },
    {
      because: 'what a list should become nobody knows',
      bad: '{ "log-opts": { "tag": «["a"]» } }\n',
    },
    { because: 'null is taken for nothing', good: '{ "log-opts": { "labels": null } }\n' },
    { because: 'strings', good: '{ "log-opts": { "max-file": "3" } }\n' },
    { because: 'numbers elsewhere', good: '{ "mtu": 1400, "builder": { "gc": { "enabled": true } } }\n' },
  ],
});
