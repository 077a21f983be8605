import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../server/src/core/engine/analysis';
import { type Analysis, defaultSettings, rules } from '../../../server/src/core/index';
import { EVERYTHING } from '../../../server/src/core/model/outside-reads';

const settings = { ...defaultSettings('2026-11-21'), preset: 'all' as const };

type Part = NonNullable<Analysis['remembered']>['memories'][number]['parts'][number];

/** The rules that are asked again about the last line of a text although they said nothing about it. */
function askedAgain(text: string, isAsked: (looks: NonNullable<Part['looks']>) => boolean): string[] {
  const { remembered, findings } = analyse({ path: 'Dockerfile', text }, 'dockerfile', settings, rules);
  const parts = remembered?.memories.at(-1)?.instructions.at(-1)?.memory.parts ?? [];
  const said = new Set(findings.map(({ rule }) => rule));
  const asked = parts.filter(({ looks }) => looks !== undefined && isAsked(looks));
  return asked.flatMap((part) => part.rules.filter((rule) => !said.has(rule)).map(({ id }) => id));
}

/** A few rules cannot but look at what surrounds a line, whatever it says. */
const MOST = 3;

describe('what is remembered of rules', () => {
  // A check that looks at what the stage holds, at the file or the project before it looks at the instruction is asked
  // again about every line of the stage at every keystroke: let it look at the instruction first.
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
    const text = `FROM debian:12-slim\nARG NAME=x\n${line}\n`;
    const again = askedAgain(text, (looks) => looks.includes(0) || looks.includes(EVERYTHING));
    expect(again.length, `asked again: ${again.join(', ')}`).toBeLessThanOrEqual(MOST);
  });

  it.each([...plain, 'COPY a /b', 'WORKDIR /a'])('holds for %s while another stage is edited', (line) => {
    const again = askedAgain(`FROM a\nFROM debian:12-slim\nARG NAME=x\n${line}\n`, (looks) =>
      looks.includes(EVERYTHING),
    );
    expect(again).toEqual([]);
  });

  it('asks nobody again but those of the edited stage and those who look at all of the file', () => {
    const asked: unknown[] = [];
    const listening = rules
      .filter(({ visit }) => visit === 'workdir' || visit === 'stage')
      .map((rule) => ({
        ...rule,
        check(node: { stage?: { index: number }; index?: number }, ...more: [never, never]) {
          asked.push(node.stage?.index ?? node.index);
          rule.check(node, ...more);
        },
      }));
    const stage = (at: string) => `FROM debian:12 AS s${at}\nWORKDIR ${at}\nRUN make\n`;
    const text = `ARG A\n${stage('a')}FROM sa\nWORKDIR b\n${stage('c')}`;
    const before = analyse({ path: 'Dockerfile', text }, 'dockerfile', settings, listening);
    asked.length = 0;
    const edited = text.replace('WORKDIR a\n', 'WORKDIR aa\n');
    const after = analyse({ path: 'Dockerfile', text: edited }, 'dockerfile', settings, listening, {
      previous: before,
    });
    // The second stage is built on the first.
    expect([...new Set(asked)].sort()).toEqual([0, 1]);
    expect(after.findings.map(({ span }) => edited.slice(span.start, span.end))).toEqual(
      before.findings.map(({ span }) => text.slice(span.start, span.end).replace(/^a$/, 'aa')),
    );
  });

  it('asks hardly anybody again about the lines of other stages while the image of one is typed', () => {
    const asked = new Map<unknown, number>();
    const listening = rules.map((rule) => ({
      ...rule,
      check(node: { stage?: { index: number }; index?: number }, ...more: [never, never]) {
        const isOfStage = rule.visit !== 'file' && rule.visit !== 'section';
        const stage = isOfStage ? (node.stage?.index ?? node.index) : undefined;
        asked.set(stage, (asked.get(stage) ?? 0) + 1);
        rule.check(node, ...more);
      },
    }));
    const stage =
      'FROM debian:12\nWORKDIR /app\nCOPY a b /c/\nRUN apt-get update && apt-get install -y curl\nUSER 1000\n';
    const text = stage.repeat(4);
    const previous = analyse({ path: 'Dockerfile', text }, 'dockerfile', settings, listening);
    asked.clear();
    analyse({ path: 'Dockerfile', text: text.replace('debian:12', 'debian:13') }, 'dockerfile', settings, listening, {
      previous,
    });
    expect([...asked.keys()].filter((index) => index !== undefined && index !== 0)).toEqual([]);
    expect(asked.get(0)).toBeGreaterThan(0);
  });

  it('holds until another file that was asked for changes', () => {
    const text = 'FROM debian:12\nCOPY .env a b /c/\n';
    const of = (ignored: string, previous?: Analysis) => {
      const read = (path: string) => (path === '.dockerignore' ? ignored : undefined);
      const project = { read, list: () => ['.env', 'a', 'b'] };
      const options = previous ? { previous } : {};
      const { findings } = analyse({ path: 'Dockerfile', text, project }, 'dockerfile', settings, rules, options);
      return findings.map(({ rule, message }) => `${rule.id}: ${message}`);
    };
    const project = { read: () => 'a\n', list: () => ['.env', 'a', 'b'] };
    const before = analyse({ path: 'Dockerfile', text, project }, 'dockerfile', settings, rules);
    expect(of('b\n', before)).toEqual(of('b\n'));
    expect(of('b\n', before)).not.toEqual(of('a\n', before));
  });

  it('is not hidden by caches of rules: what they keep of a node, they keep with keptFor', () => {
    const folder = join(import.meta.dirname, '../../../server/src/core/rules/dockerfile');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(files.filter((name) => readFileSync(join(folder, name), 'utf8').includes('new WeakMap'))).toEqual([]);
  });
});
