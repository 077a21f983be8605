// `npm run kubernetes-fields`: writes the table of the fields of every built-in kind, as the types of Kubernetes itself
// have them. Needs Go; the release is the one in test/oracles/kubernetes/go.mod.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { GeneratedFiles } from './generated-file';

const folder = 'test/oracles/kubernetes';
const table = execFileSync('go', ['run', './fields'], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
const patch = /k8s\.io\/api v0\.(\d+\.\d+)/.exec(readFileSync(`${folder}/go.mod`, 'utf8'))?.[1] ?? '';
const [minor] = patch.split('.');

const generated = new GeneratedFiles(process.cwd(), process.argv.includes('--check'));
generated.put(
  'server/src/core/knowledge/data/kubernetes-field-rows.ts',
  `/** The release of Kubernetes that the table is of. */
export const kubernetesFieldRelease = '1.${minor}';

/**
 * The fields of every built-in kind, written by \`npm run kubernetes-fields\`. First a line for each API version with its
 * kinds and the numbers of their types; \`*\` stands for all versions. After a blank line a line for each type: its fields
 * behind what they hold, groups apart by \`|\`. See kubernetes-fields.ts for the letters.
 * Source: the Go types of k8s.io/api, k8s.io/apiextensions-apiserver and k8s.io/kube-aggregator v0.${patch}.
 */
export const kubernetesFieldRows = \`
${table.trim()}
\`;
`,
);
generated.finish();
