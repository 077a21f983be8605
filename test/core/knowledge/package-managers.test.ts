import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLanguageDebugger, unneededPackage } from '../../../server/src/core/knowledge/debug-tools';
import {
  allPackageManagers,
  commandWrappers,
  isPinned,
  packageManager,
  packageManagerNamed,
} from '../../../server/src/core/knowledge/package-managers';

function pinned(manager: string, word: string): boolean {
  const found = packageManagerNamed(manager);
  if (found === undefined) throw new Error(`no package manager ${manager}`);
  return isPinned(found, word);
}

describe('package managers', () => {
  it.each([
    ['apt-get', 'apt'],
    ['/usr/bin/apt-get', 'apt'],
    ['pip3.12', 'pip'],
    ['npm.cmd', 'npm'],
    ['microdnf', 'microdnf'],
    ['choco.exe', 'choco'],
    ['aptly', undefined],
    ['pipeline', undefined],
  ])('%s belongs to %s', (program, expected) => {
    expect(packageManager(program)?.name).toBe(expected);
  });

  it.each([
    ['apt', 'curl=7.88.1-10', true],
    ['apt', 'curl', false],
    ['apt', './local.deb', true],
    ['apt', '$PACKAGES', true],
    ['apk', 'curl~=8.5', true],
    ['apk', 'curl', false],
    ['apk', 'curl@edge', false],
    ['dnf', 'httpd-2.4.57-5.el9', true],
    ['dnf', 'httpd-tools', false],
    ['pip', 'flask==3.0.0', true],
    ['pip', 'flask', false],
    ['pip', '.', true],
    ['npm', '@scope/name@1.2.3', true],
    ['npm', '@scope/name', false],
    ['npm', 'left-pad@latest', false],
    ['go', 'example.com/x@v1.2.3', true],
    ['go', 'example.com/x@latest', false],
    ['gem', 'rails:7.1.0', true],
  ])('%s %s is pinned: %s', (manager, word, expected) => {
    expect(pinned(manager, word)).toBe(expected);
  });

  it('know the words of their commands', () => {
    const apt = packageManagerNamed('apt');
    expect(apt?.verbs.install).toContain('install');
    expect(apt?.assumeYes).toContain('-y');
    expect(apt?.noWeakDependencies).toEqual(['--no-install-recommends']);
    expect(apt?.listsPath).toBe('/var/lib/apt/lists');
    expect(apt?.valueFlags.has('-t')).toBe(true);
    expect(apt?.cacheMounts).toContainEqual(['/var/cache/apt', 'locked']);
    expect(packageManagerNamed('apk')?.noCache).toContain('--no-cache');
    expect(packageManagerNamed('apk')?.asksNothing).toBe(true);
    expect(packageManagerNamed('npm')?.verbs.locked).toContain('ci');
    expect(commandWrappers.get('timeout')?.positional).toBe(1);
  });

  it('are whole rows with expressions that compile', () => {
    const names = allPackageManagers().map((manager) => manager.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(30);
    for (const manager of allPackageManagers()) {
      expect(manager.source, manager.name).not.toBe('');
      expect(manager.programs.length, manager.name).toBeGreaterThan(0);
      for (const source of [manager.pinned, manager.notAPackage, manager.versioned]) {
        if (source !== undefined) expect(new RegExp(source).source, manager.name).not.toMatch(/[*+]\)[*+]/);
      }
      for (const [, , , value] of manager.insecure) {
        if (value !== undefined) expect(() => new RegExp(value), manager.name).not.toThrow();
      }
    }
  });

  it('take any word', () => {
    const apt = packageManagerNamed('apt');
    fc.assert(fc.property(fc.string(), (word) => apt !== undefined && typeof isPinned(apt, word) === 'boolean'));
  });
});

describe('debugging tools', () => {
  it('are told from what a program needs', () => {
    expect(unneededPackage('vim-tiny')).toBe('editor');
    expect(unneededPackage('gdb=12.1-3')).toBe('debugger');
    expect(unneededPackage('libpq-dev')).toBe('compiler');
    expect(unneededPackage('netcat-openbsd')).toBe('network');
    expect(unneededPackage('curl')).toBeUndefined();
    expect(unneededPackage('vimeo-client')).toBeUndefined();
    expect(unneededPackage('libpq5')).toBeUndefined();
  });

  it('know debuggers of languages', () => {
    for (const word of ['debugpy==1.8', 'php8.3-xdebug', 'php83-pecl-xdebug', 'xdebug-3.4.0', 'php-xdebug']) {
      expect(isLanguageDebugger(word), word).toBe(true);
    }
    expect(isLanguageDebugger('github.com/go-delve/delve/cmd/dlv@latest')).toBe(true);
    expect(isLanguageDebugger('redis')).toBe(false);
  });
});
