import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import { aptSourceLines, keyringFor } from '../_shared/apt-sources';
import type { Step } from '../_shared/removal';

export default rule('dockerfile/apt-key-used', {
  title: 'A key is trusted for every apt repository',
  why: 'Whoever has the key can sign packages for every repository of the image, those of the distribution included. apt-key is gone from current Debian and Ubuntu, so the build breaks with the next base image.',
  todo: 'Write the key to /etc/apt/keyrings, by `gpg --dearmor -o` where it is armoured, and name the file with `signed-by` in the one source that it signs.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { cis: ['4.12'] },
  references: [
    'https://manpages.debian.org/bookworm/apt/apt-key.8.en.html',
    'https://wiki.debian.org/DebianRepository/UseThirdParty',
  ],
  fix: { title: 'Trust the key for its repository only', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind === 'COPY' || instruction.kind === 'ADD') {
      const { destination } = instruction;
      if (!destination || !TRUSTED.test(destination.value ?? '')) return;
      report(destination, { says: `the keys in ${destination.value} are trusted for every repository` });
    } else if (instruction.kind === 'RUN') {
      for (const command of instruction.commands) {
        if (command.program === 'apt-key' && adds(command)) {
          report(command, {
            says: 'apt-key trusts the key for every repository',
            fix: (edit) => keepForItsSource(edit, command),
          });
        } else if (placesKey(command)) {
          report(command, { says: `${command.program} puts a key where it is trusted for every repository` });
        }
      }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN curl -fsSL https://packages.example.com/key.asc | «apt-key add -» && \\
            echo "deb https://packages.example.com/debian stable main" > /etc/apt/sources.list.d/own.list
      `,
      fixed: `
        FROM debian:12-slim
        RUN curl -fsSL https://packages.example.com/key.asc | gpg --dearmor -o /usr/share/keyrings/packages.example.com.gpg && \\
            echo "deb [signed-by=/usr/share/keyrings/packages.example.com.gpg] https://packages.example.com/debian stable main" > /etc/apt/sources.list.d/own.list
      `,
    },
    {
      because: 'the source has options, and stands in another step',
      bad: `
        FROM debian:12-slim
        RUN wget -qO- https://packages.example.com/key.asc | «sudo apt-key add»
        RUN echo "deb [arch=amd64] https://packages.example.com/debian stable main" | tee /etc/apt/sources.list.d/own.list
      `,
      fixed: `
        FROM debian:12-slim
        RUN wget -qO- https://packages.example.com/key.asc | sudo gpg --dearmor -o /usr/share/keyrings/packages.example.com.gpg
        RUN echo "deb [arch=amd64 signed-by=/usr/share/keyrings/packages.example.com.gpg] https://packages.example.com/debian stable main" | tee /etc/apt/sources.list.d/own.list
      `,
    },
    {
      because: 'from a key server, or from a file: which source it signs is not told',
      bad: `
        FROM debian:12-slim
        RUN «apt-key adv --keyserver hkps://keyserver.ubuntu.com --recv-keys 36A1D7869245C8950F966E92D8576A8BA88D21E9»
        RUN «apt-key --keyring /etc/apt/trusted.gpg.d/own.gpg add /tmp/key.asc»
      `,
    },
    {
      because: 'files placed where every key is trusted',
      bad: `
        FROM debian:12-slim
        ADD https://packages.example.com/key.gpg «/etc/apt/trusted.gpg.d/own.gpg»
        RUN curl -fsSL https://packages.example.com/key.asc | «gpg --dearmor -o /etc/apt/trusted.gpg.d/own.gpg» && \\
            «cp /tmp/other.gpg /etc/apt/trusted.gpg.d/»
        RUN «curl -fsSL https://packages.example.com/key.asc > /etc/apt/trusted.gpg.d/own.asc»
      `,
    },
    {
      because: 'keys that are listed or taken away',
      good: `
        FROM debian:12-slim
        RUN apt-key list && apt-key del 0EBFCD88; rm -f /etc/apt/trusted.gpg.d/old.gpg && ls /etc/apt/trusted.gpg.d/
      `,
    },
    {
      because: 'a key ring of its own, for one source',
      good: `
        FROM debian:12-slim
        RUN curl -fsSL https://packages.example.com/key.asc | gpg --dearmor -o /usr/share/keyrings/own.gpg && \\
            echo "deb [signed-by=/usr/share/keyrings/own.gpg] https://packages.example.com stable main" > /etc/apt/sources.list.d/own.list
        COPY own.gpg /etc/apt/keyrings/
      `,
    },
    {
      because: 'an address may hold the name',
      good: `
        FROM debian:12-slim
        RUN curl -fsSLo /etc/apt/keyrings/own.gpg https://packages.example.com/apt-key.gpg && echo apt-key add -
      `,
    },
    {
      because: 'keys that are copied away from there',
      good: `
        FROM debian:12-slim
        RUN cp /etc/apt/trusted.gpg.d/debian-archive-bookworm-stable.asc /etc/apt/keyrings/ && chmod 644 /etc/apt/trusted.gpg.d/*.gpg
      `,
    },
  ],
});

const TRUSTED = /^\/etc\/apt\/trusted\.gpg(?:$|\.d(?:\/|$))/;
const READERS: ReadonlySet<string> = new Set(
  'cat chmod chown chgrp file find grep ls mkdir rm stat test touch ['.split(' '),
);

function adds({ arguments: words }: Step): boolean {
  const verb = words.find(({ text }, at) => !text.startsWith('-') && words[at - 1]?.text !== '--keyring');
  return verb?.value === 'add' || verb?.value === 'adv';
}

/** Whether a command puts a key into a file that apt trusts for all sources. */
function placesKey({ program, arguments: words, redirections }: Step): boolean {
  if (redirections.some(({ operator, target }) => operator.startsWith('>') && TRUSTED.test(target?.value ?? ''))) {
    return true;
  }
  if (program === undefined || READERS.has(program) || program === 'apt-key') return false;
  const copies = program === 'cp' || program === 'mv' || program === 'ln' || program === 'install';
  return (copies ? words.slice(-1) : words).some(({ value }) => TRUSTED.test(value ?? ''));
}

function keepForItsSource(edit: DockerfileEdits, command: Step): void {
  const { name, arguments: words, pipeline, instruction, stage } = command;
  const isArmoured = pipeline.every(({ program }) => program !== 'gpg');
  const isFed =
    isArmoured && pipeline.indexOf(command) > 0 && words.every(({ text }) => text === 'add' || text === '-');
  const instructions: readonly Instruction[] = instruction.onbuild ? [instruction] : stage.instructions;
  const sources = instructions.flatMap((one) => [...aptSourceLines(one)]);
  const [source] = sources.filter(({ options }) => !/\bsigned-by=/.test(options?.text ?? ''));
  const keys = instructions
    .flatMap((one) => (one.kind === 'RUN' ? one.commands : []))
    .filter(({ program }) => program === 'apt-key');
  if (keys.length !== 1 || !isFed || !name || !source || sources.length !== 1) {
    edit.refuse('Which source the key signs is not told.');
    return;
  }
  const file = keyringFor(source.address);
  edit.replace({ span: { start: name.span.start, end: command.span.end } }, `gpg --dearmor -o ${file}`);
  const { content, options, start } = source;
  if (options) {
    const end = options.start + options.text.trimEnd().length;
    edit.insertAfterNode({ span: content.spanOf(end - 1, end) }, ` signed-by=${file}`);
  } else {
    const end = start + (/^deb(?:-src)?/.exec(content.text.slice(start))?.[0].length ?? 0);
    edit.insertAfterNode({ span: content.spanOf(end - 1, end) }, ` [signed-by=${file}]`);
  }
}
