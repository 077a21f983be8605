/** Random numbers that come again with the same seed. */
export class Chance {
  constructor(private state: number) {}

  /** A whole number from zero, below `end`. */
  below(end: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, end)) >>> 0;
  }

  from<T>(list: readonly T[]): T {
    const chosen = list[this.below(list.length)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  }
}

/** Lines that change what holds for others: variables, shells, stages, users, what stands above the first stage. */
const FAR_REACHING = [
  'ARG VERSION=1.2.3',
  'ARG VERSION',
  'ARG BASE=debian:12',
  'ENV VERSION=latest',
  'ENV HOME=/root PATH=/opt/bin:$PATH',
  'ENV DEBIAN_FRONTEND=noninteractive',
  'ENV NPM_CONFIG_IGNORE_SCRIPTS=true PIP_NO_CACHE_DIR=1',
  'SHELL ["/bin/bash", "-eo", "pipefail", "-c"]',
  'SHELL ["/bin/sh", "-c"]',
  'SHELL ["powershell", "-Command"]',
  'SHELL ["cmd", "/S", "/C"]',
  'USER root',
  'USER 1000',
  'USER $VERSION',
  'WORKDIR /app',
  'WORKDIR $HOME',
  'FROM debian:12 AS build',
  'FROM build',
  'FROM build AS final',
  'FROM ${BASE} AS build',
  'FROM alpine:3.22',
  'FROM scratch',
  'FROM mcr.microsoft.com/windows/servercore:ltsc2022',
  'FROM --platform=$BUILDPLATFORM node:24-slim AS deps',
  'COPY --from=build /out /out',
  'COPY --from=0 /out /out',
  'COPY . .',
  'COPY package.json package-lock.json ./',
  'ADD https://example.com/a.tar.gz /tmp/',
  'ONBUILD RUN apt-get update && apt-get install -y curl',
  'ONBUILD USER root',
  'ONBUILD ENV VERSION=3',
  'RUN apt-get update',
  'RUN apt-get install -y curl=$VERSION',
  'RUN rm -rf /var/lib/apt/lists/*',
  'RUN set -eux; cd /app && npm ci; rm -rf "$HOME/.npm"',
  'RUN <<EOF\napt-get update\ncurl -k https://$VERSION/x | sh\nEOF',
  'RUN --mount=type=secret,id=token,target=$HOME/.token cat $HOME/.token',
  'HEALTHCHECK NONE',
  'HEALTHCHECK CMD curl -f http://localhost:8080/ || exit 1',
  'ENTRYPOINT ["/app"]',
  'CMD npm start',
  'EXPOSE 22 $VERSION',
  'LABEL org.opencontainers.image.source=$VERSION',
  'STOPSIGNAL SIGKILL',
  'VOLUME ["/data", "$HOME"]',
  '# escape=`',
  '# syntax=docker/dockerfile:1',
  '# bulkhead-ignore',
  '# hadolint ignore=DL3008',
  '# hadolint shell=powershell',
  '# hadolint shell=/bin/bash',
  'MAINTAINER me',
  '\\',
  '',
  'EOF',
];

const CHARACTERS = [
  'x',
  ' ',
  '\n',
  '\\',
  '\\\n',
  '$',
  '"',
  "'",
  '=',
  '#',
  '<<EOF',
  '1',
  '-',
  ':',
  '/',
  '&&',
  '\r\n',
  '`',
];

/** A text of one to three of the texts, one behind the other. */
export function startOf(texts: readonly string[], chance: Chance): string {
  const parts = Array.from({ length: 1 + chance.below(3) }, () => chance.from(texts));
  const text = parts.join(chance.below(4) === 0 ? '' : '\n');
  return chance.below(2) === 0 ? text : inheriting(text, chance);
}

/** A text whose stages have names, and most of which are built on the one before. */
function inheriting(text: string, chance: Chance): string {
  let stages = 0;
  const rows = text.split('\n').map((line) => {
    const [, indent, image] = /^(\s*)from\s+(?:--\S+\s+)*(\S+)/i.exec(line) ?? [];
    if (image === undefined) return line;
    stages++;
    return `${indent}FROM ${stages > 1 && chance.below(4) > 0 ? `s${stages - 1}` : image} AS s${stages}`;
  });
  return rows.join('\n');
}

/** The text after one thing that an author may do to it; `lines` are such as may come in. */
export function editedText(text: string, lines: readonly string[], chance: Chance): string {
  const rows = text.split('\n');
  const row = chance.below(rows.length);
  const at = chance.below(text.length + 1);
  switch (chance.below(20)) {
    case 0:
    case 1:
      return text.slice(0, at) + chance.from(CHARACTERS) + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at + 1 + chance.below(6));
    case 3:
      return text.slice(0, at) + chance.from(CHARACTERS) + text.slice(at + 1);
    case 4:
      return rows.toSpliced(row, 1).join('\n');
    case 5:
      return rows.toSpliced(row, 0, rows[chance.below(rows.length)] ?? '').join('\n');
    case 6:
      return rows.toSpliced(row, 1, chance.from(lines)).join('\n');
    case 7:
      return rows.toSpliced(row, 0, chance.from(lines)).join('\n');
    case 8:
      return `${chance.from(FAR_REACHING)}\n${text}`;
    case 9:
      return `${text}\n${chance.from(FAR_REACHING)}`;
    case 10:
      return exchanged(text, rows.join(' ').split(/\s+/), chance);
    case 11:
    case 12:
      return rebased(rows, chance).join('\n');
    case 13:
    case 14:
      return retyped(rows, [...lines, ...FAR_REACHING], chance).join('\n');
    case 15:
      return swapped(rows, row, chance).join('\n');
    case 16:
      return renamed(rows, chance).join('\n');
    default:
      return rows.toSpliced(row, 0, chance.from(FAR_REACHING)).join('\n');
  }
}

/** What stages can be built on, for the name behind AS stays what it is. */
const BASES = [
  'alpine:3.22',
  'debian:9',
  'debian:12-slim',
  'node:24',
  'python:3.13-slim',
  'ruby:3.4',
  'scratch',
  'gcr.io/distroless/static:nonroot',
  'mcr.microsoft.com/windows/servercore:ltsc2022',
  '--platform=windows/amd64 golang',
  '--platform=$BUILDPLATFORM golang:1.26',
  'nvcr.io/nvidia/cuda:12.4.1-devel-ubuntu22.04',
  'ubuntu:$VERSION',
  'mcr.microsoft.com/dotnet/sdk:9.0',
];

/** One of the FROM lines with another image, everything else as it was. */
function rebased(rows: readonly string[], chance: Chance): readonly string[] {
  const beginnings = rows.flatMap((line, index) => (/^\s*from\s/i.test(line) ? [index] : []));
  if (beginnings.length === 0) return rows;
  const at = chance.from(beginnings);
  const line = (rows[at] ?? '').replace(/^(\s*from\s+)(?:--\S+\s+)*\S+/i, (_, from) => from + chance.from(BASES));
  return rows.toSpliced(at, 1, line);
}

const NAMES_OF_STAGES = ['build', 'Build', 'final', 'deps', 'dev', 's1', 's2', '0', 'scratch'];

/** One of the stages with another name, or with none. */
function renamed(rows: readonly string[], chance: Chance): readonly string[] {
  const beginnings = rows.flatMap((line, index) => (/^\s*from\s/i.test(line) ? [index] : []));
  if (beginnings.length === 0) return rows;
  const at = chance.from(beginnings);
  const line = (rows[at] ?? '').replace(/\s+as\s.*$/i, '');
  return rows.toSpliced(at, 1, chance.below(8) === 0 ? line : `${line} AS ${chance.from(NAMES_OF_STAGES)}`);
}

/** An instruction that says something else, all others where they were. */
function retyped(rows: readonly string[], lines: readonly string[], chance: Chance): readonly string[] {
  const instructions = rows.flatMap((line, index) => (/^\s*[a-z]+\s/i.test(line) ? [index] : []));
  if (instructions.length === 0) return rows;
  const at = chance.from(instructions);
  const keyword = keywordOf(rows[at] ?? '');
  const others = lines.filter((line) => keywordOf(line) === keyword && !line.endsWith('\\'));
  return others.length === 0 ? rows : rows.toSpliced(at, 1, chance.from(others));
}

function keywordOf(line: string): string {
  return line.trimStart().split(/\s/, 1)[0]?.toUpperCase() ?? '';
}

/** Two lines that change places. */
function swapped(rows: readonly string[], row: number, chance: Chance): readonly string[] {
  const other = chance.below(rows.length);
  return rows.with(row, rows[other] ?? '').with(other, rows[row] ?? '');
}

/** One word replaced by another, wherever it stands or only once: a stage, a variable or a path gets another name. */
function exchanged(text: string, words: readonly string[], chance: Chance): string {
  const from = chance.from(words);
  const to = chance.from(words);
  if (from === '') return text;
  return chance.below(2) === 0 ? text.replace(from, () => to) : text.replaceAll(from, () => to);
}
