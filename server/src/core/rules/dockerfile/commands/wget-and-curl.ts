import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';

export default rule('dockerfile/wget-and-curl', {
  title: 'Both wget and curl are used',
  why: 'Two programs that do the same are installed, updated and configured twice.',
  severity: 'hint',
  category: 'image-hygiene',
  peers: {
    hadolint: ['DL4001'],
    trivy: ['DS-0014'],
    semgrep: ['use-either-wget-or-curl'],
    kics: ["Run Using 'wget' and 'curl'"],
  },
  references: ['https://github.com/hadolint/hadolint/wiki/DL4001'],
  fix: { title: 'Use curl', safety: 'suggested' },
  visit: 'section',
  check({ stage }, report) {
    let first: string | undefined;
    for (const run of stage?.ofKind('RUN') ?? []) {
      const used = run.commands.filter(({ program }) => program === 'wget' || program === 'curl');
      first ??= used[0]?.program;
      const second = used.find(({ program }) => program !== first);
      if (!second?.name || first === undefined) continue;
      const replacement = second.program === 'wget' ? curlFor(second) : undefined;
      report(second.name, {
        says: `${second.program} is used, and ${first} before it`,
        fix: replacement === undefined ? undefined : (edit) => edit.replace(second, replacement),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12
        RUN curl -fsSL -o /a https://example.com/a
        RUN «wget» https://example.com/b.tar.gz && tar -xf b.tar.gz
      `,
      fixed: `
        FROM debian:12
        RUN curl -fsSL -o /a https://example.com/a
        RUN curl -fsSLO https://example.com/b.tar.gz && tar -xf b.tar.gz
      `,
    },
    {
      because: 'in one RUN, in the JSON form, in each RUN that uses the second',
      bad: 'FROM debian:12\nRUN wget -q https://example.com/a && «curl» https://example.com/b\nRUN ["«curl»", "x"]\nRUN «curl» -O https://example.com/c\n',
    },
    { because: 'each in a stage of its own', good: 'FROM debian:12\nRUN wget a\nFROM debian:12\nRUN curl a\n' },
    {
      because: 'one of them only, or the name of a package',
      good: 'FROM debian:12\nRUN curl a\nRUN apt-get install -y wget\nRUN curl b\n',
    },
    {
      because: 'in the running container',
      good: 'FROM debian:12\nRUN wget a\nHEALTHCHECK CMD curl -f http://localhost\n',
    },
  ],
});

/** The same download by curl; nothing where options might mean something else. */
function curlFor({ arguments: words, redirections, wrappers }: InstructionCommand<Run>): string | undefined {
  const [address, ...others] = words.filter(({ text }) => text !== '-q' && text !== '--quiet' && text !== '-nv');
  if (!address || others.length > 0 || redirections.length + wrappers.length > 0 || address.parts) return undefined;
  return /^["']?https?:\/\/[^?#]*\/[^/?#]+$/.test(address.raw) ? `curl -fsSLO ${address.raw}` : undefined;
}
