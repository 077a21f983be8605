import { expect, it } from 'vitest';
import { buildDockerfile } from '../../../server/src/core/model/dockerfile';
import { writtenTexts } from '../../../server/src/core/model/dockerfile-written-texts';
import { parseDockerfile } from '../../../server/src/core/syntax/dockerfile';

function written(text: string): readonly { path: string | undefined; text: string }[] {
  const [stage] = buildDockerfile(parseDockerfile(text)).stages;
  const texts = stage?.instructions.flatMap((instruction) => [...writtenTexts(instruction)]) ?? [];
  for (const { content } of texts) {
    // Each character knows its place.
    const at = content.text.search(/\S/);
    expect(text.charAt(content.offsetAt(at))).toBe(content.text.charAt(at));
  }
  return texts.map(({ path, content }) => ({ path, text: content.text.trim() }));
}

it('takes what echo and printf write into files, by a redirection or by tee', () => {
  expect(written(`FROM a\nRUN echo "a b" \\\n  c > /etc/a && printf 'x' | sudo tee -a /etc/b && echo shown\n`)).toEqual(
    [
      { path: '/etc/a', text: '"a b" c' },
      { path: '/etc/b', text: "'x'" },
    ],
  );
  expect(written('FROM a\nRUN echo a > "$FILE" && echo b 2> /etc/c\n')).toEqual([{ path: undefined, text: 'a' }]);
});

it('takes the bodies of heredocs, those within a script that is one itself included', () => {
  expect(written('FROM a\nCOPY <<one <<two /etc/\n1\none\n2\ntwo\n')).toEqual([
    { path: '/etc/one', text: '1' },
    { path: '/etc/two', text: '2' },
  ]);
  expect(written('FROM a\nRUN cat <<EOF > /etc/a\nb\nEOF\n')).toEqual([{ path: '/etc/a', text: 'b' }]);
  const nested = 'FROM a\nRUN <<EOF\ncat > /etc/a <<ONE\n1\nONE\ntee /etc/b <<-TWO\n2\n\tTWO\nEOF\n';
  expect(written(nested)).toEqual([
    { path: '/etc/a', text: '1' },
    { path: '/etc/b', text: '2' },
  ]);
});

it('takes what sed puts in, not what it looks for', () => {
  expect(written("FROM a\nRUN sed -i 's/no\\/1/yes|2/g' /etc/a && sed 's/a/b/' /etc/b\n")).toEqual([
    { path: '/etc/a', text: 'yes|2' },
  ]);
});

it('reads a heredoc that never ends without harm', () => {
  expect(written('FROM a\nRUN <<EOF\ncat > /etc/a <<ONE\n1\nEOF\n')).toEqual([]);
});
