import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  analyse,
  defaultSettings,
  type Finding,
  harden,
  type Kind,
  noProject,
  type Project,
} from '../server/src/core/index';
import { testDay } from './harness/example-runs';

const settings = defaultSettings(testDay);

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

function projectAt(folder: string): Project {
  return {
    read: (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined),
    list: (path) => (existsSync(join(folder, path)) ? readdirSync(join(folder, path)) : []),
  };
}

function analyseFile(path: string) {
  const project = projectAt(join(path, '..'));
  return analyse({ path, text: readFileSync(path, 'utf8'), project }, settings);
}

function shown(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, message }) => `${rule.id}: ${message}`);
}

describe('examples', () => {
  const problems = files('examples/problems').filter((path) => !path.endsWith('.dockerignore'));

  it.each(problems)('%s shows something to mend, and hardening leaves no error that has a fix', (path) => {
    const analysis = analyseFile(path);
    if (!analysis) throw new Error(`${path} is not recognised`);
    expect(analysis.failures).toEqual([]);
    expect(analysis.findings.length).toBeGreaterThan(0);
    const { remaining, analysis: after } = harden(analysis, 'suggested');
    expect(after.problems).toEqual([]);
    expect(shown(remaining.filter(({ severity, fixes }) => severity === 'error' && fixes.length > 0))).toEqual([]);
  });

  it.each(problems.map((path) => path.replace('problems', 'hardened')))('%s, the hardened twin, is quiet', (path) => {
    const analysis = analyseFile(path);
    if (!analysis) throw new Error(`${path} is not recognised`);
    expect(shown(analysis.findings)).toEqual([]);
    expect(analysis.problems).toEqual([]);
  });
});

describe('snippets', () => {
  const digest = '0123456789abcdef'.repeat(4);
  const image = `FROM debian:13-slim@sha256:${digest}\nHEALTHCHECK NONE\n`;
  const paths: Record<Kind, string> = {
    dockerfile: 'Dockerfile',
    compose: 'compose.yaml',
    daemon: '/etc/docker/daemon.json',
    kubernetes: 'app.yaml',
  };

  for (const kind of Object.keys(paths) as Kind[]) {
    const snippets = JSON.parse(readFileSync(`snippets/${kind}.json`, 'utf8')) as Record<string, { body: string[] }>;
    it.each(Object.entries(snippets))(`${kind}: %s is quiet from the start`, (_, { body }) => {
      const written = `${filledIn(body.join('\n'))}\n`;
      // A few snippets are one instruction, to be put into an image.
      const isPart = kind === 'dockerfile' && !/^FROM /m.test(written);
      const text = isPart ? `${image}${written}USER 10001\n` : written;
      const analysis = analyse({ path: paths[kind], text, kind, project: noProject }, settings);
      expect(shown(analysis?.findings ?? [])).toEqual([]);
      expect(analysis?.problems).toEqual([]);
    });
  }
});

/** A snippet as it stands before anybody types: places hold their default or first choice. */
function filledIn(body: string): string {
  return body
    .replace(/\$\{\d+\|([^,|}]*)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\{?\d+\}?/g, '')
    .replace(/\\([\\$}])/g, '$1');
}
