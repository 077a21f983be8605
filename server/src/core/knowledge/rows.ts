/**
 * The cells of a table written one row a line, columns apart by two or more spaces. Blank lines and lines that
 * begin with `#` are left out; a cell of a single `-` reads as empty.
 */
export function tableRows(table: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (const line of table.split('\n')) {
    const row = line.trim();
    if (row === '' || row.startsWith('#')) continue;
    rows.push(
      row
        .split('  ')
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
        .map((cell) => (cell === '-' ? '' : cell)),
    );
  }
  return rows;
}

/** The words of a cell or list, apart by blanks or line ends. */
export function words(list: string): readonly string[] {
  return list.split(/\s+/).filter((word) => word !== '');
}

/** The words of a list as a set. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(words(list));
}

/** A value built at its first use, so that a table nobody asks for costs nothing at start-up. */
export function lazily<T>(build: () => T): () => T {
  let built: { readonly value: T } | undefined;
  return () => {
    built ??= { value: build() };
    return built.value;
  };
}
