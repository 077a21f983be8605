import { rule } from '../../../engine/rule';
import { movingAddresses, movingInstallers } from '../../../knowledge/moving-downloads';
import type { ShellCommand } from '../../../syntax/shell-tree';
import { isRepository } from '../_shared/copy-sources';
import { downloadOf, verifiesSomething } from '../_shared/downloads';
import { spanInWord } from '../_shared/removal';

export default rule('dockerfile/download-url-not-pinned', {
  title: 'A download address points at whatever is newest',
  why: 'The same Dockerfile gives another image from one day to the next: builds break without a change, and a bad release is in at once.',
  todo: 'Name the version or the commit in the address.',
  severity: 'info',
  category: 'supply-chain',
  peers: { cis: ['4.11'] },
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind === 'ADD') {
      if (instruction.checksum) return;
      for (const source of instruction.sources) {
        // Where variables are filled in the part has no place of its own.
        if (!/^https?:/i.test(source.raw) || isRepository(source.raw)) continue;
        const found = movingPart(source.raw);
        if (!found) continue;
        const start = source.span.start + found.at;
        const isPlain = source.span.end - source.span.start === source.raw.length;
        report(isPlain ? { span: { start, end: start + found.part.length } } : source, { says: found.says });
      }
    } else if (instruction.kind === 'RUN') {
      if (!instruction.commands.some(downloadOf) || verifiesSomething(instruction)) return;
      for (const command of instruction.commands) {
        for (const word of downloadOf(command)?.addresses ?? []) {
          const found = movingPart(word.text);
          if (!found || (found.isInstaller && namesVersion(command))) continue;
          const span = spanInWord(word, found.at, found.at + found.part.length);
          report({ span }, { says: found.says });
        }
      }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN curl -fsSLo /usr/local/bin/tool https://github.com/acme/tool/releases/«latest»/download/tool-linux-amd64
      `,
    },
    {
      because: 'branches, in RUN and ADD, quoted and with variables around',
      bad: `
        FROM debian:12-slim
        ADD https://github.com/acme/tool/archive/refs/heads/«main».tar.gz /src/
        RUN wget "https://raw.githubusercontent.com/acme/tool/«master»/install.sh" && \\
            curl -fsSLO https://github.com/acme/tool/archive/«develop».zip && \\
            wget -O a.zip https://codeload.github.com/acme/$TOOL/zip/«HEAD» https://example.com/tool-«latest».tar.gz
        RUN curl -s https://api.github.com/repos/acme/tool/releases/«latest» | jq -r .tag_name
      `,
    },
    {
      because: 'scripts that install the newest version',
      bad: `
        FROM debian:12-slim
        RUN curl -fsSL «https://get.docker.com» | sh
      `,
    },
    {
      because: 'versions and commits',
      good: `
        FROM debian:12-slim
        ADD https://github.com/acme/tool/archive/refs/tags/v1.4.2.tar.gz /src/
        RUN curl -fsSLO https://github.com/acme/tool/releases/download/v1.4.2/tool && \\
            wget https://raw.githubusercontent.com/acme/tool/9fceb02d0ae598e95dc970b74767f19372d61af8/install.sh
      `,
    },
    {
      because: 'a checksum tells when it moves',
      good: `
        FROM debian:12-slim
        RUN curl -fsSLO https://example.com/latest/tool && \\
            echo "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  tool" | sha256sum -c -
        ADD --checksum=sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 https://example.com/latest/tool /tool
      `,
    },
    {
      because: 'the script is told the version',
      good: `
        FROM debian:12-slim
        RUN curl -fsSL https://bun.sh/install | bash -s "bun-v1.2.20" && \\
            curl -fsSL https://get.docker.com | VERSION=28.3 sh && curl -sSL https://install.python-poetry.org | POETRY_VERSION=$POETRY python3 -
      `,
    },
    {
      because: 'the key that signs the newest version',
      good: `
        FROM debian:12-slim
        RUN curl -fsSL https://apt.example.com/keys/archive-latest.asc | gpg --dearmor -o /etc/apt/keyrings/own.gpg
      `,
    },
    {
      because: 'words that only hold the word',
      good: `
        FROM debian:12-slim
        RUN curl -fsSLO https://example.com/latestnews/greatest.tar.gz && wget https://example.com/mainline/main.c && echo https://example.com/latest
      `,
    },
    {
      because: 'an address that the build fills in; a repository has references of its own',
      good: `
        FROM debian:12-slim
        ARG ADDRESS
        ADD $ADDRESS /tmp/
        ADD https://github.com/acme/tool.git#main /src
      `,
    },
  ],
});

interface MovingPart {
  readonly at: number;
  readonly part: string;
  readonly says: string;
  readonly isInstaller: boolean;
}

const LONGEST = 2000;

function movingPart(address: string): MovingPart | undefined {
  // Keys change so that signatures go on to hold.
  if (address.length > LONGEST || /\.(?:asc|gpg|key|pub)$/.test(address)) return undefined;
  if (!/^(?:https?:\/\/|[\w-]+(?:\.[\w-]+)+\/)/i.test(address)) return undefined;
  for (const { expression, says } of movingAddresses) {
    const found = expression.exec(address);
    const part = found?.[1];
    if (!found || part === undefined) continue;
    const at = found.index + found[0].lastIndexOf(part);
    return { at, part, says: `${part} ${says}`, isInstaller: false };
  }
  if (!movingInstallers.some((expression) => expression.test(address))) return undefined;
  return { at: 0, part: address, says: 'the script installs whatever version is newest', isInstaller: true };
}

/** Whether a version is named to the script that a pipeline runs. */
function namesVersion({ pipeline }: ShellCommand): boolean {
  return pipeline.some(
    ({ assignments, arguments: words }) =>
      assignments.some(({ name }) => /VERSION|CHANNEL|TAG/i.test(name)) ||
      words.some(({ text }) => /^[^/]*v?\d+\.\d+|--version|VERSION/.test(text)),
  );
}
