import { type FixOffer, rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import { fileVariableOf, moveToSecretFile } from '../_shared/secret-file';
import { lower } from '../_shared/service';
import { titleOfAll } from '../_shared/uses';
import { type FoundSecret, findSecrets } from '../_shared/written-secrets';
import { cases } from './secret-in-environment.cases';

export default rule('compose/secret-in-environment', {
  title: 'A credential is written into the environment',
  why: 'Whoever reads the repository or may inspect the container has it; it also shows in crash reports and child processes.',
  todo: 'Keep the new file or .env out of version control, and change the credential: the history of the repository keeps it.',
  severity: 'error',
  category: 'secrets',
  peers: { kics: ['a88baa34-e2ad-44ea-ad6f-8cac87bc7c71'], 'compose-lint': ['CL-0020'], cis: ['7.4'] },
  references: ['https://docs.docker.com/compose/how-tos/use-secrets/'],
  fix: [
    { title: 'Read it from a secret', safety: 'suggested' },
    { title: 'Take it from the environment of Compose', safety: 'suggested' },
  ],
  visit: 'file',
  check(model, report) {
    for (const secret of findSecrets(model)) {
      const severity = secret.verdict === 'secret' ? 'error' : 'warning';
      report(secret.place, {
        says: `${titleOfAll(secret.services)}: ${wordsFor(secret)}`,
        severity: secret.isFallback ? lower(severity) : severity,
        fix: [secretFileOffer(secret), variableOffer(secret)],
      });
    }
  },
  examples: cases,
});

function wordsFor({ name, variable, verdict, isFallback }: FoundSecret): string {
  const what = isFallback ? `the default of ${variable}` : `the value of ${name}`;
  if (verdict === 'default') return `${what} is a password that everybody tries first`;
  return verdict === 'placeholder'
    ? `${what} is a placeholder that works as it stands`
    : `${what} is a secret in plain text`;
}

function secretFileOffer(secret: FoundSecret): FixOffer<YamlEdits> | undefined {
  const variable = fileVariableOf(secret);
  return variable === undefined
    ? undefined
    : { title: `Read it from a secret: ${variable}`, edit: (edit) => moveToSecretFile(edit, secret, variable) };
}

/** The environment of Compose is the shell, or `.env` beside the file. */
function variableOffer({ source, rewritten, variable }: FoundSecret): FixOffer<YamlEdits> | undefined {
  const { node } = source;
  if (node?.type !== 'scalar') return undefined;
  return { title: `Take it from ${variable}, which has to be set`, edit: (edit) => edit.setScalar(node, rewritten) };
}
