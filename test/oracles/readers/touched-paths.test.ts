import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../server/src/core/syntax/yaml';
import { applyEdits, type TextEdit } from '../../../server/src/core/text/edit';
import { marksOf, touchedPaths, without } from './touched-paths';

/** What replacing a piece of a text touches, before and after; ways joined by `/`, the whole document as `.`. */
function touched(
  text: string,
  from: string,
  to: string,
  at = text.indexOf(from),
): { before: string[]; after: string[] } {
  const edits: TextEdit[] = [{ span: { start: at, end: at + from.length }, newText: to }];
  const marks = marksOf(text, edits);
  const shown = (file: string, own: typeof marks.before) => {
    const parsed = parseYaml(file);
    return touchedPaths({ file: parsed, marks: own }, parsed.documents[0]?.document.root).map((path) =>
      path.length === 0 ? '.' : path.join('/'),
    );
  };
  return { before: shown(text, marks.before), after: shown(applyEdits(text, edits) ?? '', marks.after) };
}

describe('touchedPaths', () => {
  it('names the value that is written anew, on both sides', () => {
    expect(touched('a: 1\nb: 80\nc: 3\n', '80', '8080')).toEqual({ before: ['b'], after: ['b'] });
    expect(touched('a: 1\nb: 80\nc: 3\n', '80', '"80"')).toEqual({ before: ['b'], after: ['b'] });
    expect(touched('ports: [80, 81]\n', '80', '8080')).toEqual({ before: ['ports/0'], after: ['ports/0'] });
  });

  it('counts what is put behind a value, where nothing separates it', () => {
    expect(touched('modes: Node\n', 'Node', 'Node,RBAC')).toEqual({ before: ['modes'], after: ['modes'] });
    expect(touched('[{ a: 1, b: { c: 2 } }]\n', 'c: 2 } }', 'c: 2, d: 3 }, e: { f: 4 } }')).toEqual({
      before: [],
      after: ['0/b/d', '0/e'],
    });
  });

  it('names an entry by its key, with what is in it', () => {
    expect(touched('a:\n  resorces: { cpu: 1 }\n', 'resorces', 'resources')).toEqual({
      before: ['a/resorces'],
      after: ['a/resources'],
    });
  });

  it('counts what gets another parent, with what stands beside it', () => {
    const text = 'a:\n  b:\n    x: 1\n    y: 2\n';
    expect(touched(text, '    x', '    x: 1\n  c:\n    x')).toEqual({
      before: ['a/b/x', 'a/b/y'],
      after: ['a/b/x', 'a/c'],
    });
    expect(touched('[{ a: 1, b: 2 }, { a: 3, b: 4 }]\n', 'a: 1, b: 2 }, { ', '')).toEqual({
      before: ['0/a', '0/b', '1'],
      after: ['0/a', '0/b'],
    });
    expect(touched('- a: 1\n  b: 2\n', 'a: 1\n  ', '')).toEqual({ before: ['0/a'], after: [] });
    expect(touched('- a: 1\n- &x\n  b: 2\n', '- &x', '  c: 3\n- &x')).toEqual({ before: [], after: ['0/c'] });
    expect(touched('- a: 1\n- #\n  b: 2\n', '- #', '  c: 3\n- #')).toEqual({ before: [], after: ['0/c'] });
    expect(touched('- a: 1\n- b: 2\n  c: 3\n', '- a: 1\n', '')).toEqual({ before: ['0'], after: [] });
  });

  it('counts what gets into other brackets', () => {
    expect(touched('{ drop: [], add: [A, B] }\n', '], add: [A, ', '')).toEqual({
      before: ['add'],
      after: ['drop/0'],
    });
    expect(touched('{ drop: [A, B] }\n', 'A, ', '')).toEqual({ before: ['drop/0'], after: [] });
    expect(touched('[\n  { "a": "x\n y" },\n  { "b": 1 }\n]\n', '{ "a": "x\n y" },\n  ', '')).toEqual({
      before: ['0'],
      after: [],
    });
  });

  it('counts an item that becomes one of another list', () => {
    const text = 'drop:\n- A\nadd:\n- B\n- C\n';
    expect(touched(text, 'A\nadd:\n- B\n- C', 'C')).toEqual({ before: ['drop/0', 'add'], after: ['drop/0'] });
    expect(touched('drop:\n- A\n- B\n- C\n', 'A\n- B\n- ', '')).toEqual({
      before: ['drop/0', 'drop/1'],
      after: [],
    });
    expect(touched('drop:\n- A\n- B\n', '- A', '- ALL\nadd:\n- A')).toEqual({
      before: ['drop/0', 'drop/1'],
      after: ['drop/0', 'add'],
    });
  });

  it('names what is new only after, and what is gone only before', () => {
    expect(touched('a:\n  b: 1\n', '\n  b', '\n  x: { y: 2 }\n  b')).toEqual({ before: [], after: ['a/x'] });
    expect(touched('a: 1', '1', '1\nb: 2')).toEqual({ before: [], after: ['b'] });
    expect(touched('a:\n  x: 2\n  b: 1\n', '  x: 2\n', '')).toEqual({ before: ['a/x'], after: [] });
  });

  it('names an item of a list as a whole where all of it comes or goes', () => {
    expect(touched('- a: 1\n  b: 2\n- c: 3\n', '- a: 1\n  b: 2\n', '')).toEqual({ before: ['0'], after: [] });
    expect(touched('- c: 3\n', '- c', '- a: 1\n  b: 2\n- c')).toEqual({ before: [], after: ['0'] });
    expect(touched('a: [x, y]\n', 'x, ', '')).toEqual({ before: ['a/0'], after: [] });
  });

  it('passes comments and blank lines over', () => {
    expect(touched('a: 1\nb: 2\n', 'a: 1', 'a: 1 # why')).toEqual({ before: [], after: [] });
    expect(touched('a:\n  b: 2\n', 'a:', 'a: # why')).toEqual({ before: [], after: [] });
    expect(touched('a: 1\nb: 2\n', '\nb', '\n\nb')).toEqual({ before: [], after: [] });
  });

  it('names what is indented otherwise', () => {
    expect(touched('a:\n  b: 1\n  c: 2\n', '  c', 'c')).toEqual({ before: ['a/c'], after: ['c'] });
  });

  it('names every place that an anchor reaches', () => {
    const text = 'x: &x\n  image: web\na: *x\nb:\n  <<: *x\n  c: 1\n';
    expect(touched(text, 'web', 'web:1').before).toEqual(['x/image', 'a/image', 'b/image']);
    expect(touched(text.replace('c: 1', 'image: own'), 'web', 'web:1').before).toEqual(['x/image', 'a/image']);
  });

  it('names a key whose value begins to be something else', () => {
    expect(touched('- web\n', 'web', 'name: web')).toEqual({ before: ['0'], after: ['0/name'] });
    expect(touched('a: no\n', 'no', 'yes\nb: no')).toEqual({ before: ['a'], after: ['a', 'b'] });
    expect(touched('a: x\nb: 1\n', 'x', '[x]')).toEqual({ before: ['a'], after: ['a'] });
    expect(touched('a:\nb: 1\n', 'a:', 'a: { c: 1 }').after).toEqual(['a']);
  });
});

describe('without', () => {
  it('leaves the rest, without gaps in lists', () => {
    const reading = { a: [{ b: 1, c: 2 }, { b: 3 }], d: 4 };
    expect(without(reading, [['a', 0], ['d']])).toEqual({ a: [{ b: 3 }] });
    expect(without(reading, [['a', 0, 'b']])).toEqual({ a: [{ c: 2 }, { b: 3 }], d: 4 });
    expect(
      without(reading, [
        ['a', 0],
        ['a', 1, 'b'],
      ]),
    ).toEqual({ d: 4 });
    expect(without({ a: {}, b: null, c: [[]] }, [])).toBeUndefined();
    expect(without(reading, [[]])).toBeUndefined();
  });
});
