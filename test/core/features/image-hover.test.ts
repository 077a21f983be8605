import { describe, expect, it } from 'vitest';
import { imageAt, imageMarkdown } from '../../../server/src/core/features/image-hover';
import { analyse, defaultSettings } from '../../../server/src/core/index';
import { parseImageReference } from '../../../server/src/core/model/image-reference';

const settings = defaultSettings('2026-01-31');

/** The image at the mark `‸`, with the text that it covers. */
function at(path: string, marked: string): { name: string; text: string } | undefined {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const analysis = analyse({ path, text }, settings);
  const found = analysis && imageAt(analysis, offset);
  return found && { name: found.reference.familiarName, text: text.slice(found.span.start, found.span.end) };
}

function words(image: string): string {
  const reference = parseImageReference(image);
  return (reference && imageMarkdown(reference, '2026-01-31')) ?? '';
}

describe('the image under the cursor', () => {
  it('is that of a FROM', () => {
    expect(at('/Dockerfile', 'FROM docker.io/library/no‸de:22 AS build\n')).toEqual({
      name: 'node',
      text: 'docker.io/library/node:22',
    });
  });

  it('is none where FROM names a stage, a variable without a value, or nothing', () => {
    expect(at('/Dockerfile', 'FROM node AS a\nFROM ‸a\n')).toBeUndefined();
    expect(at('/Dockerfile', 'ARG X\nFROM ‸$X\n')).toBeUndefined();
    expect(at('/Dockerfile', 'FROM ‸\n')).toBeUndefined();
    expect(at('/Dockerfile', 'FROM node\nRUN no‸de\n')).toBeUndefined();
  });

  it('is that of an image key, in any document and style', () => {
    expect(at('/compose.yaml', 'services:\n  web:\n    image: "ng‸inx:1"\n')).toEqual({
      name: 'nginx',
      text: '"nginx:1"',
    });
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: b, image: redis‸}]}\n';
    expect(at('/pod.yaml', `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n---\n${pod}`)?.name).toBe('redis');
  });

  it('is none at other keys and where a variable stands', () => {
    expect(at('/compose.yaml', 'services:\n  web:\n    image: nginx\n    user: ng‸inx\n')).toBeUndefined();
    expect(at('/compose.yaml', 'services:\n  web:\n    image: $‸{IMAGE}\n')).toBeUndefined();
  });
});

describe('the words on an image', () => {
  it('name its user, its ports and smaller ones', () => {
    expect(words('nginx:1.27')).toContain('80/tcp');
    expect(words('postgres:16')).toContain('postgres');
    expect(words('node:22')).toMatch(/Smaller: .*node:22/);
  });

  it('name the end of its support', () => {
    expect(words('debian:stretch')).toContain('gets no fixes since 20');
  });

  it('are none for an image nobody knows', () => {
    expect(words('registry.example.com/team/own:1')).toBe('');
  });
});
