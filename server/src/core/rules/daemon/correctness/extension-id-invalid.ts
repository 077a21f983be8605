import { rule } from '../../../engine/rule';
import { extensionIdProblem } from '../../../model/daemon-values';

export default rule('daemon/extension-id-invalid', {
  title: 'The id of the extension is malformed',
  why: 'dockerd does not start with settings for an extension that cannot exist.',
  severity: 'error',
  category: 'correctness',
  references: ['https://pkg.go.dev/github.com/moby/extensions#ValidateExtensionID'],
  visit: 'member',
  check({ path, name, key }, report) {
    const problem = path.length === 2 && path[0] === 'extension-config' ? extensionIdProblem(name) : undefined;
    if (problem) report(key, { says: `Extension "${name}" ${problem}` });
  },
  examples: [
    { bad: '{ "extension-config": { «"logs"»: {}, «"org.Example.logs.v1"»: {} } }\n' },
    { because: 'the version is part of the name', bad: '{ "extension-config": { «"org.example.logs"»: {} } }\n' },
    { because: 'an id', good: '{ "extension-config": { "org.example.log-shipper.v2": { "level": 3 } } }\n' },
  ],
});
