import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../server/src/core/engine/analysis';
import { defaultSettings, rules } from '../../../server/src/core/index';

const settings = { ...defaultSettings('2026-11-21'), preset: 'all' as const };

/** The rules that must be asked again about the last line of a text although they said nothing about it. */
function askedAgain(text: string): string[] {
  const { silence, findings } = analyse({ path: 'Dockerfile', text }, 'dockerfile', settings, rules);
  const line = text.slice(text.trimEnd().lastIndexOf('\n') + 1);
  const [, again] = [...silence.again].find(([key]) => key.endsWith(line)) ?? [];
  const said = new Set(findings.map(({ rule }) => rule));
  return (again?.audiences ?? []).flatMap((one) => one.rules.filter((rule) => !said.has(rule)).map(({ id }) => id));
}

/** A few rules cannot but look at what surrounds a line, whatever it says. */
const MOST = 3;

describe('what is remembered of silent rules', () => {
  // A check that looks at the stage, the file or the project before it looks at the instruction is asked again about
  // every line at every keystroke: let it look at the instruction first.
  const plain = [
    'RUN make && make install',
    'RUN ["make", "install"]',
    'ENV LANGUAGE=en',
    'ENV GREETING=$NAME',
    'ARG FLAVOUR=plain',
    'LABEL maintained=yes',
    'USER 1000:1000',
    'STOPSIGNAL SIGTERM',
    'VOLUME /data',
    'EXPOSE 8080',
  ];
  it.each(plain)('is nearly all of them for %s', (line) => {
    const again = askedAgain(`FROM debian:12-slim\nARG NAME=x\n${line}\n`);
    expect(again.length, `asked again: ${again.join(', ')}`).toBeLessThanOrEqual(MOST);
  });

  it('is not hidden by caches of rules: what they keep of an instruction, they keep with keptFor', () => {
    const folder = join(import.meta.dirname, '../../../server/src/core/rules/dockerfile');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    // Whoever holds a stage or the model has looked beyond the instruction already.
    const hides = (name: string) =>
      /new WeakMap<(?!Stage\b|DockerfileModel\b)/.test(readFileSync(join(folder, name), 'utf8'));
    expect(files.filter(hides)).toEqual([]);
  });
});
