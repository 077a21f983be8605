import type { Severity } from '../../core/index';
import type { Format } from '../report';
import type { Terminal } from '../terminal';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** Workflow commands that GitHub shows as annotations beside the changed lines. */
export function githubFormat(terminal: Terminal): Format<string> {
  return {
    begin() {},
    part({ path, lines, findings }) {
      const rows = findings.map(({ finding }) => {
        const start = lines.positionAt(finding.span.start);
        const end = lines.positionAt(finding.span.end);
        const properties = [
          `file=${escapeProperty(path)}`,
          `line=${start.line + 1}`,
          `endLine=${end.line + 1}`,
          // Columns may only be given where the annotation stays on one line.
          ...(start.line === end.line ? [`col=${start.character + 1}`, `endColumn=${end.character + 1}`] : []),
          `title=${escapeProperty(finding.rule.id)}`,
        ];
        return `::${commands[finding.severity]} ${properties.join(',')}::${escapeData(finding.message)}\n`;
      });
      return rows.join('');
    },
    write: (part) => terminal.out(part),
    end({ errors }) {
      for (const { path, message } of errors) {
        terminal.out(`::error file=${escapeProperty(path)},title=bulkhead::${escapeData(message)}\n`);
      }
    },
  };
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
