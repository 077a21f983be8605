import { rule } from '../../../engine/rule';
import { labelProblem } from '../../../model/daemon-values';
import { textsOf } from '../_shared/texts';

export default rule('daemon/label-invalid', {
  title: 'The label of the engine is invalid',
  why: 'dockerd does not start with a label that it cannot read, that is reserved, or that has two values.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/engine/manage-resources/labels/'],
  visit: 'setting',
  check(place, report) {
    if (place.path.length !== 1 || place.path[0] !== 'labels' || place.value.type !== 'list') return;
    const values = new Map<string, string>();
    for (const { node, text } of textsOf(place)) {
      const problem = labelProblem(text);
      if (problem) {
        report(node, { says: `Label "${text}" ${problem}` });
        continue;
      }
      const at = text.indexOf('=');
      const key = text.slice(0, at);
      const value = text.slice(at + 1);
      const other = values.get(key);
      if (other !== undefined && other !== value) report(node, { says: `Label ${key} is also "${other}" further up` });
      values.set(key, value);
    }
  },
  examples: [
    { bad: '{ "labels": ["site=oslo", «"gpu"»] }\n' },
    { because: 'Docker keeps names to itself', bad: '{ "labels": [«"com.docker.site=oslo"»] }\n' },
    { because: 'a key has one value', bad: '{ "labels": ["site=oslo", «"site=bergen"»] }\n' },
    {
      because: 'the same label twice is dropped',
      good: '{ "labels": ["site=oslo", "site=oslo", "com.dockerx.a="] }\n',
    },
  ],
});
