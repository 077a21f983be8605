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

  it.each([
    ['image', 'debian:12', 'debian:13', 0],
    // Some rules are about names.
    ['name', 'AS s0', 'AS first', 4],
  ])(
    'asks hardly anybody again about the lines of other stages while the %s of one is typed',
    (_, said, typed, most) => {
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
      const stage = 'WORKDIR /app\nCOPY a b /c/\nRUN apt-get update && apt-get install -y curl\nUSER 1000\n';
      const text = [0, 1, 2, 3].map((number) => `FROM debian:12 AS s${number}\n${stage}`).join('');
      const previous = analyse({ path: 'Dockerfile', text }, 'dockerfile', settings, listening);
      asked.clear();
      analyse({ path: 'Dockerfile', text: text.replace(said, typed) }, 'dockerfile', settings, listening, {
        previous,
      });
      expect([...asked].filter(([index, count]) => index !== undefined && index !== 0 && count > most)).toEqual([]);
      expect(asked.get(0)).toBeGreaterThan(0);
    },
  );

  it.each([
    ['EXPOSE 8080', 'EXPOSE 8081'],
    ['LABEL a=b', 'LABEL a=c'],
    ['VOLUME /data', 'VOLUME /dat'],
  ])('asks nobody again about other lines while %s is typed', (line, typed) => {
    const asked = new Set<string>();
    const listening = rules.map((rule) => ({
      ...rule,
      check(node: { instruction?: { kind: string }; kind?: string }, ...more: [never, never]) {
        const isOfLine = rule.visit !== 'file' && rule.visit !== 'section' && !rule.visit.endsWith('tage');
        if (isOfLine) asked.add((node.instruction ?? node).kind ?? '');
        rule.check(node, ...more);
      },
    }));
    const text = [
      'FROM debian:12',
      'WORKDIR /app',
      'COPY a b /c/',
      'RUN apt-get update && apt-get install -y curl',
      'LABEL a=b',
      'EXPOSE 8080',
      'VOLUME /data',
      'USER 1000',
      'CMD ["/app/run"]',
      'FROM alpine:3.22',
      'COPY --from=0 /c /c',
      'RUN apk add curl',
    ].join('\n');
    const previous = analyse({ path: 'Dockerfile', text }, 'dockerfile', settings, listening);
    asked.clear();
    const edited = text.replace(line, typed);
    analyse({ path: 'Dockerfile', text: edited }, 'dockerfile', settings, listening, { previous });
    expect([...asked]).toEqual([line.split(' ', 1)[0]]);
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
