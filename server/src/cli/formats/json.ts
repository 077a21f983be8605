import { type FileReport, type Format, rangeOf } from '../report';
import type { Terminal } from '../terminal';

/** One JSON document that other programs read: its shape only ever grows within version 1. */
export function jsonFormat(terminal: Terminal, withFixes: boolean): Format<string> {
  let count = 0;
  return {
    begin() {
      terminal.out('{"version":1,"files":[');
    },
    part: (report) => JSON.stringify(fileObject(report, withFixes)),
    write(part) {
      terminal.out(`${count++ === 0 ? '' : ','}\n${part}`);
    },
    end({ errors }) {
      terminal.out(`${count === 0 ? '' : '\n'}],"errors":${JSON.stringify(errors)}}\n`);
    },
  };
}

function fileObject({ path, kind, lines, findings }: FileReport, withFixes: boolean) {
  return {
    path,
    kind,
    findings: findings.map(({ finding, fixes }) => ({
      rule: finding.rule.id,
      ...(finding.code && { code: finding.code.id }),
      severity: finding.severity,
      message: finding.message,
      range: rangeOf(lines, finding.span),
      ...(withFixes && {
        fixes: fixes.map(({ fix, edits }) => ({
          title: fix.title,
          safety: fix.safety,
          edits: edits.map(({ span, newText }) => ({ range: rangeOf(lines, span), newText })),
        })),
      }),
    })),
  };
}
