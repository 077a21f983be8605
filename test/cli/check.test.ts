import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buildCommandLine,
  folderWith,
  goodDockerfile,
  onlyLastUserRoot,
  removeFolders,
  rootDockerfile,
  runCommandLine,
} from './run-cli';

let cli = '';
beforeAll(() => {
  cli = buildCommandLine();
});
afterAll(removeFolders);

const run = (folder: string, words: string, input?: string | Buffer) =>
  runCommandLine(cli, folder, words.split(' '), input);
const json = (folder: string, words: string, input?: string | Buffer) => {
  const outcome = run(folder, `check --format json ${words}`.trim(), input);
  return { ...outcome, document: JSON.parse(outcome.out) };
};
const configured = (files: Record<string, string | Buffer>) =>
  folderWith({ '.bulkhead.yaml': onlyLastUserRoot, ...files });

describe('bulkhead check', () => {
  it('prints JSON as it is promised, fixes only when asked for', () => {
    const folder = configured({ Dockerfile: rootDockerfile });
    const plain = json(folder, '');
    expect(plain.code).toBe(1);
    expect(plain.document).toEqual({
      version: 1,
      files: [
        {
          path: 'Dockerfile',
          kind: 'dockerfile',
          findings: [
            {
              rule: 'dockerfile/last-user-root',
              severity: 'warning',
              message: expect.any(String),
              range: { start: { line: 1, character: 5 }, end: { line: 1, character: 9 } },
            },
          ],
        },
      ],
      errors: [],
    });
    const [finding] = json(folder, '--fixes').document.files[0].findings;
    expect(finding.fixes[0]).toEqual({
      title: expect.any(String),
      safety: expect.stringMatching(/^(?:safe|suggested)$/),
      edits: [
        {
          range: {
            start: { line: expect.any(Number), character: expect.any(Number) },
            end: { line: expect.any(Number), character: expect.any(Number) },
          },
          newText: expect.any(String),
        },
      ],
    });
  });

  it('counts in UTF-16 units and does not count a byte order mark', () => {
    const text = '\uFEFFFROM alpine:3.20\nLABEL a="😀"\nUSER root\n';
    const [file] = json(configured({ Dockerfile: text }), '').document.files;
    expect(file.findings[0].range.start).toEqual({ line: 2, character: 5 });
    const compact = '\uFEFFapiVersion: v1\nkind: Pod\nmetadata: {name: 😀, labels: {}}\nspec: {hostPID: true}\n';
    const folder = folderWith({
      '.bulkhead.yaml': 'rules: {"*": off, kubernetes/host-pid: error}\n',
      'pod.yaml': compact,
    });
    expect(json(folder, '').document.files[0].findings[0].range.start).toEqual({ line: 3, character: 16 });
  });

  it.each([
    ['--fail-on error', 0],
    ['--fail-on warning', 1],
    ['--fail-on=info', 1],
    ['--fail-on hint', 1],
    ['--fail-on none', 0],
  ])('with %s exits with %i on a warning', (option, code) => {
    expect(run(configured({ Dockerfile: rootDockerfile }), `check ${option}`).code).toBe(code);
  });

  it('exits with 0 where there is nothing to complain of', () => {
    const outcome = run(configured({ Dockerfile: goodDockerfile }), 'check');
    expect(outcome).toMatchObject({ code: 0, err: '' });
    expect(outcome.out).toMatch(/^1 file in .*: no findings\n$/);
  });

  it('prints the line and a mark under the token for people', () => {
    const { out } = run(configured({ Dockerfile: rootDockerfile }), 'check --fixes');
    expect(out).toContain('Dockerfile\n  2:6 warning ');
    expect(out).toContain('    2 | USER root\n      |      ^^^^\n');
    expect(out).toContain('why: ');
    expect(out).toMatch(/fix: .+ \((?:safe|suggested)\)/);
    expect(out).toContain('1 warning');
    expect(out).not.toContain('\u001b');
  });

  it('goes on after what cannot be read, tells it and exits with 2', () => {
    const folder = configured({
      'a/Dockerfile': rootDockerfile,
      'binary.yaml': Buffer.from([0x61, 0, 0x62]),
      'latin.yml': Buffer.from([0x61, 0x3a, 0xe9, 0x0a]),
      'odd.yaml': Buffer.from([0xff, 0xfe, 0x61]),
    });
    symlinkSync('nowhere', join(folder, 'Dockerfile.link'));
    symlinkSync('circle.yaml', join(folder, 'circle.yaml'));
    const { code, document } = json(folder, '');
    expect(code).toBe(2);
    expect(document.files.map((file: { path: string }) => file.path)).toEqual(['a/Dockerfile']);
    expect(
      Object.fromEntries(document.errors.map((one: { path: string; message: string }) => [one.path, one.message])),
    ).toEqual({
      'Dockerfile.link': 'there is no such file or folder',
      'binary.yaml': 'it is a binary file',
      'circle.yaml': 'its symbolic links lead in a circle',
      'latin.yml': 'its text is not UTF-8',
      'odd.yaml': 'its text is cut off in the middle of a UTF-16 unit',
    });
  });

  it('reads a named file as the kind that is given, and says when a named file is none', () => {
    const folder = configured({ notes: rootDockerfile, 'other.yaml': 'a: 1\n' });
    expect(json(folder, '--kind dockerfile notes').document.files[0].kind).toBe('dockerfile');
    const { code, document } = json(folder, 'other.yaml notes');
    expect(code).toBe(2);
    expect(document.files).toEqual([]);
    expect(document.errors.map((one: { path: string }) => one.path)).toEqual(['other.yaml', 'notes']);
    expect(json(folder, '').document).toEqual({ version: 1, files: [], errors: [] });
  });

  it('reads only files of the given kind in folders', () => {
    const folder = configured({ Dockerfile: rootDockerfile, 'compose.yaml': 'services: {}\n' });
    const kinds = (words: string) => json(folder, words).document.files.map((file: { kind: string }) => file.kind);
    expect(kinds('')).toEqual(['dockerfile', 'compose']);
    expect(kinds('--kind compose .')).toEqual(['compose']);
  });

  it('leaves out what git ignores, and reads what is named', () => {
    const folder = configured({
      '.gitignore': 'build/\n*.gen.yaml\n',
      '.git/HEAD': '',
      'build/Dockerfile': rootDockerfile,
      'node_modules/x/Dockerfile': rootDockerfile,
      'src/.gitignore': '/Dockerfile.old\n!keep.gen.yaml\n',
      'src/Dockerfile.old': rootDockerfile,
      'src/Dockerfile': rootDockerfile,
      'src/keep.gen.yaml': 'services:\n  a:\n    image: b\n',
      'a.gen.yaml': 'services:\n  a:\n    image: b\n',
      'README.md': '# no',
      'Dockerfile.md': 'FROM x',
    });
    symlinkSync('.', join(folder, 'loop'));
    const paths = (words: string) => json(folder, words).document.files.map((file: { path: string }) => file.path);
    expect(paths('')).toEqual(['src/Dockerfile', 'src/keep.gen.yaml']);
    expect(paths('. ./src src/Dockerfile')).toEqual(['src/Dockerfile', 'src/keep.gen.yaml']);
    expect(paths('build')).toEqual(['build/Dockerfile']);
    expect(paths('./build/Dockerfile')).toEqual(['build/Dockerfile']);
    expect(paths(`${folder}/src/Dockerfile`)).toEqual([`${folder}/src/Dockerfile`]);
  });

  it('reads standard input under the name that is given', () => {
    const folder = configured({ 'paths.yaml': '' });
    const { code, document } = json(folder, '- --stdin-path app/Dockerfile', rootDockerfile);
    expect(code).toBe(1);
    expect(document.files[0].path).toBe('app/Dockerfile');
    expect(json(folder, '- --kind dockerfile', rootDockerfile).document.files[0].path).toBe('-');
    expect(json(folder, '- --stdin-path x.txt', 'hello').document.errors).toHaveLength(1);
    expect(json(folder, '- --kind compose', '').code).toBe(0);
  });

  it('names the file, the place and the reason where a configuration is broken', () => {
    const folder = folderWith({
      '.bulkhead.yaml': 'rules:\n  dockerfile/last-user-rot: off\n  dockerfile/last-user-root: error\n',
      Dockerfile: rootDockerfile,
    });
    const { code, document } = json(folder, '');
    expect(code).toBe(2);
    expect(document.errors).toEqual([
      {
        path: '.bulkhead.yaml',
        message: '2:3: There is no rule "dockerfile/last-user-rot". Did you mean "dockerfile/last-user-root"?',
      },
    ]);
    const findings: { rule: string; severity: string }[] = document.files[0].findings;
    expect(findings.find(({ rule }) => rule === 'dockerfile/last-user-root')?.severity).toBe('error');
    expect(json(folder, '--no-config --fail-on none').code).toBe(0);
    mkdirSync(join(folder, 'folder.yaml'));
    expect(json(folder, '--config folder.yaml').code).toBe(2);
    expect(json(folder, '--config missing.yaml').document.errors[0].message).toContain('there is no such file');
  });

  it('uses the nearest configuration and what it extends', () => {
    const folder = folderWith({
      'base.yaml': onlyLastUserRoot,
      '.bulkhead.yaml': 'extends: ./base.yaml\n',
      'a/b/Dockerfile': rootDockerfile,
      'off/.bulkhead.yaml': 'extends: ../base.yaml\nrules: {dockerfile/last-user-root: off}\n',
      'off/Dockerfile': rootDockerfile,
      'circle/.bulkhead.yaml': 'extends: ./other.yaml\n',
      'circle/other.yaml': 'extends: [./.bulkhead.yaml, ./gone.yaml]\n',
      'circle/Dockerfile': goodDockerfile,
    });
    const count = (words: string) => json(folder, words).document.files[0].findings.length;
    expect(count('a')).toBe(1);
    expect(count('off')).toBe(0);
    const messages = json(folder, 'circle').document.errors.map((one: { message: string }) => one.message);
    expect(messages).toEqual([
      '1:11: "./.bulkhead.yaml" leads back to a file that extends it',
      '1:29: there is no file "./gone.yaml"',
    ]);
  });

  it('keeps what an ignore comment silences out of the findings', () => {
    const text = 'FROM alpine:3.20\n# bulkhead ignore=dockerfile/last-user-root -- a test\nUSER root\n';
    const { code, out } = run(configured({ Dockerfile: text }), 'check');
    expect(code).toBe(0);
    expect(out).toContain('1 ignored');
  });

  it('writes workflow commands for GitHub, escaped', () => {
    const { out } = run(configured({ 'a,b:c/Dockerfile': rootDockerfile }), 'check --format github');
    expect(out).toMatch(
      /^::warning file=a%2Cb%3Ac\/Dockerfile,line=2,endLine=2,col=6,endColumn=10,title=dockerfile\/last-user-root::.+\n$/,
    );
  });

  it('gives the same for many files, in the same order, as for each alone', () => {
    const names = Array.from({ length: 450 }, (_, index) => `d${String(index).padStart(3, '0')}/Dockerfile`);
    const files = Object.fromEntries(names.map((name, index) => [name, index % 3 ? rootDockerfile : goodDockerfile]));
    const folder = configured({ ...files, 'd100/broken.yaml': 'a\0b', 'd200/.bulkhead.yaml': 'rule: {}\n' });
    const { code, document, err } = json(folder, '');
    expect(code).toBe(2);
    expect(document.files.map(({ path }: { path: string }) => path)).toEqual(names);
    expect(document.files[0].findings).toEqual([]);
    expect(document.files[1].findings).toHaveLength(1);
    expect(document.errors.map(({ path }: { path: string }) => path)).toEqual([
      'd100/broken.yaml',
      'd200/.bulkhead.yaml',
    ]);
    expect(err.split('\n')).toHaveLength(3);
    expect(run(folder, 'check').out).toMatch(/450 files in /);
    const { results } = JSON.parse(run(folder, 'check --format sarif').out).runs[0];
    expect(results.length).toBeGreaterThanOrEqual(299);
  });

  it('says where the time goes on standard error', () => {
    const { err } = run(configured({ Dockerfile: goodDockerfile }), 'check --format json --timing');
    expect(err).toMatch(/analyse: [\d.]+ ms/);
    expect(err).toMatch(/files a second/);
  });

  it('shows no secret in the lines it prints', () => {
    const text = 'FROM alpine:3.20\nENV DB_PASSWORD=hunter2hunter2 API_TOKEN="s3cr3t-value-9f8e7d6c5b"\nUSER root\n';
    const { out } = run(folderWith({ Dockerfile: text }), 'check --rules all --fail-on none');
    expect(out).not.toContain('hunter2');
    expect(out).not.toContain('s3cr3t');
  });
});

describe('a mistake in the command', () => {
  it.each([
    ['chek', 'Did you mean "check"?'],
    ['check --formt json', 'Did you mean "--format"?'],
    ['check --format jsn', 'Did you mean "json"?'],
    ['check --format', '--format needs a value'],
    ['check --fixes=yes', '--fixes takes no value'],
    ['check --kind docker', '--kind is one of dockerfile'],
    ['check --config a --no-config', 'exclude each other'],
    ['check - Dockerfile', 'cannot be read along with other paths'],
    ['check --stdin-path a .', '--stdin-path is for standard input'],
    ['check -x', 'There is no option -x'],
    ['check --no-config --no-config', 'given twice'],
    ['harden --diff --write', 'exclude each other'],
    ['rules all', 'takes no "all"'],
    ['explain', 'Which rule?'],
    ['explain dockerfile/last-user-rot', 'Did you mean "dockerfile/last-user-root"?'],
    ['lsp', 'needs --stdio'],
  ])('%s: says so and exits with 2', (words, message) => {
    const { code, out, err } = run(folderWith({}), words);
    expect(err).toContain(message);
    expect(err).not.toContain('    at ');
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it('names a path that does not exist and exits with 2', () => {
    const { code, out } = run(folderWith({}), 'check nowhere');
    expect(code).toBe(2);
    expect(out).toContain('error nowhere: there is no such file or folder');
  });
});

describe('the other commands', () => {
  it('list rules as JSON', () => {
    const { code, out } = run(folderWith({}), 'rules --format json');
    expect(code).toBe(0);
    const rules: Record<string, unknown>[] = JSON.parse(out);
    for (const rule of rules) {
      expect(Object.keys(rule)).toEqual([
        'id',
        'title',
        'why',
        'severity',
        'default',
        'category',
        'kind',
        'fix',
        'peers',
      ]);
      expect(['safe', 'suggested', 'none']).toContain(rule.fix);
      expect(['on', 'off']).toContain(rule.default);
    }
    const root = rules.find(({ id }) => id === 'dockerfile/last-user-root');
    expect(root).toMatchObject({ kind: 'dockerfile', peers: { hadolint: expect.arrayContaining(['DL3002']) } });
  });

  it('explain a rule by its id and by that of another tool', () => {
    const own = run(folderWith({}), 'explain dockerfile/last-user-root').out;
    expect(own).toContain('dockerfile/last-user-root');
    expect(run(folderWith({}), 'explain DL3002').out).toContain(own.trimEnd());
  });

  it('print the version and help', () => {
    expect(run(folderWith({}), '--version').out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(run(folderWith({}), '--help').out).toContain('Commands:');
    for (const command of ['check', 'harden', 'rules', 'explain', 'lsp']) {
      const { code, out } = run(folderWith({}), `${command} --help`);
      expect(code).toBe(0);
      expect(out).toContain(`Usage: bulkhead ${command}`);
      expect(run(folderWith({}), `help ${command}`).out).toBe(out);
    }
  });
});
