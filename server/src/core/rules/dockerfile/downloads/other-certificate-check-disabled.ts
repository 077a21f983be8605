import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { type Report, rule } from '../../../engine/rule';
import {
  insecureFlags,
  insecureLines,
  insecureOptionVariables,
  insecureSettings,
  insecureVariables,
} from '../../../knowledge/certificate-checks';
import { writtenTexts } from '../../../model/dockerfile-written-texts';
import { hostOf, isLoopback } from '../_shared/hosts';
import { removeStep, removeWords, removeWritten, type Step } from '../_shared/removal';
import { variablesSet } from '../_shared/variables-set';
import { writtenSettings } from '../_shared/written-settings';
import { cases } from './other-certificate-check-disabled.cases';

export default rule('dockerfile/other-certificate-check-disabled', {
  title: 'A program is told not to check certificates',
  why: 'Anybody on the way to the server can answer in its place, read what is sent and hand over something else.',
  todo: 'Leave the check on; where a server has a certificate of your own, install its authority in the image.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { cis: ['4.11'] },
  references: ['https://cwe.mitre.org/data/definitions/295.html'],
  fix: { title: 'Let it check certificates', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    for (const variable of variablesSet(instruction)) {
      const { name, value } = variable;
      if (value === undefined) continue;
      const options = insecureOptionVariables.get(name);
      if (options?.test(value)) report(variable, { says: `${name} switches the check of certificates off` });
      if (!insecureVariables.get(name)?.test(value)) continue;
      report(variable, {
        says: `${name} switches the check of certificates off`,
        fix: (edit) => variable.remove(edit),
      });
    }
    for (const [file, line] of writtenTexts(instruction).length > 0 ? insecureLines : []) {
      for (const setting of writtenSettings(instruction, file, line)) {
        report(setting, {
          says: `${setting.path} switches the check of certificates off`,
          fix: (edit) => removeWritten(edit, setting.written, setting.span),
        });
      }
    }
    if (!('commands' in instruction)) return;
    for (const command of instruction.commands) checkCommand(command, report);
    const { script } = instruction;
    if (!script || !POWERSHELL_HINT.test(script.text)) return;
    for (const found of script.text.matchAll(POWERSHELL)) {
      const span = script.spanOf(found.index, found.index + found[0].length);
      const isFlag = found[0].startsWith('-');
      report(
        { span },
        {
          says: 'PowerShell takes whatever certificate it is shown',
          fix: isFlag ? (edit) => edit.removeWord({ span }) : undefined,
        },
      );
    }
  },
  examples: [
    {
      bad: `
        FROM alpine/helm:3.18.4
        RUN helm repo add own https://charts.example.com «--insecure-skip-tls-verify»
      `,
      fixed: `
        FROM alpine/helm:3.18.4
        RUN helm repo add own https://charts.example.com
      `,
    },
    {
      good: `
        FROM alpine/helm:3.18.4
        COPY own-authority.crt /usr/local/share/ca-certificates/
        RUN update-ca-certificates && helm repo add own https://charts.example.com
      `,
      because: 'the authority is known to the image',
    },
    ...cases,
  ],
});

const POWERSHELL_HINT = /-SkipCertificateCheck|ServerCertificateValidationCallback/i;
const POWERSHELL =
  /(?<=\s)-SkipCertificateCheck(?::\$true)?(?=[\s;)"']|$)|ServerCertificateValidationCallback\s*=\s*\{\s*(?:return\s+)?\$true\s*;?\s*\}/gi;

function checkCommand(command: Step, report: Report<DockerfileEdits>): void {
  const { program, arguments: words } = command;
  if (program === undefined) return;
  const says = `${program} takes whatever certificate it is shown`;
  const flags = insecureFlags.get(program);
  if (flags) {
    const hosts = words.flatMap(({ text }) => hostOf(text.replace(/^docker:\/\//, 'https://')) ?? []);
    const severity = hosts.length > 0 && hosts.every(isLoopback) ? 'hint' : 'warning';
    for (const word of words) {
      if (word.value === undefined || !flags.has(word.value)) continue;
      report(word, { says, severity, fix: (edit) => removeWords(edit, command, [word]) });
    }
  }
  if (program === 'ansible' || program === 'ansible-playbook') {
    const word = words.find(({ text }) => /\bvalidate_certs=(?:no|false|0)\b/i.test(text));
    if (word) report(word, { says });
  }
  if (!words.some(({ value }) => value === 'config')) return;
  const settings = insecureSettings.filter(([one]) => one.test(program));
  if (settings.length === 0) return;
  // `config set key value`, `config --global key value`, `config --set key value`, `config set key=value`.
  const texts = words.flatMap(({ text, value }) => (text.startsWith('-') ? [] : (value ?? text).split('=')));
  const isSet = settings.some(([, key, off]) =>
    texts.some((text, index) => key.test(text) && off.test(texts[index + 1] ?? '')),
  );
  if (isSet) report(command, { says, fix: (edit) => removeStep(edit, command) });
}
