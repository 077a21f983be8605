import { rule } from '../../../engine/rule';
import { INSTRUCTIONS } from '../_shared/keywords';

export default rule('dockerfile/windows-path-continuation', {
  title: 'A trailing backslash joins this line with the next',
  why: 'The backslash at the end of a Windows path continues the line, so the instruction on the next one becomes part of the path.',
  severity: 'warning',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#escape'],
  fix: { title: 'Write the path with slashes', safety: 'suggested' },
  visit: 'file',
  check(file, report) {
    if (file.escapeCharacter !== '\\') return;
    if (!file.text.includes(':\\')) return;
    for (const { place, heredocs } of file.tree.instructions) {
      if (heredocs.length > 0) continue;
      const { start, end } = place.lines;
      for (const { index, path } of swallowed(file.text.slice(start, end))) {
        const at = start + index;
        const span = { start: at + path.length - 1, end: at + path.length };
        report(
          { span },
          {
            says: `the backslash of ${path} joins the next line`,
            fix: (edit) => edit.replace({ span: { start: at, end: at + path.length } }, path.replaceAll('\\', '/')),
          },
        );
      }
    }
  },
  examples: [
    {
      bad: `
        FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
        COPY testfile.txt c:«\\»
        RUN dir c:/
      `,
      fixed: `
        FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
        COPY testfile.txt c:/
        RUN dir c:/
      `,
    },
    {
      because: 'folders, with the keyword in small letters',
      bad: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nWORKDIR C:\\app\\src«\\»\ncopy . .\n',
      fixed: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nWORKDIR C:/app/src/\ncopy . .\n',
    },
    {
      because: 'the backtick escapes',
      good: '# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY a c:\\\nRUN dir\n',
    },
    {
      because: 'a blank before it, and what follows is no instruction',
      good: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nRUN dir c:\\app \\\n  copy a b\nRUN dir c:\\app\\\n  src\n',
    },
    { because: 'no drive', good: 'FROM debian:12\nRUN echo a/b:\\\nCOPY\nRUN make\\\nUSER\n' },
  ],
});

const KEYWORD = new RegExp(`^[ \\t]*(?:${INSTRUCTIONS.join('|')})[ \\t]`, 'i');

/** The paths at line ends of an instruction that another instruction follows. */
function swallowed(text: string): readonly { readonly index: number; readonly path: string }[] {
  const found: { index: number; path: string }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const path = /(?:^|[ \t"'=,[])([A-Za-z]:(?:\\[^\\\s"'<>|*?]+)*\\)\r?$/.exec(line)?.[1];
    const next = text.slice(start + line.length + 1, start + line.length + 40);
    if (path !== undefined && KEYWORD.test(next))
      found.push({ index: start + line.replace(/\r$/, '').length - path.length, path });
    start += line.length + 1;
  }
  return found;
}
