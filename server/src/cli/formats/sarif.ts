import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import {
  explainRule,
  type Finding,
  type Lines,
  type Rule,
  ruleById,
  rulePage,
  type Severity,
  type Span,
  type TextEdit,
} from '../../core/index';
import type { FileReport, Format, ReportedFinding } from '../report';
import type { Terminal } from '../terminal';

const levels = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const;

/** GitHub sorts security findings by this number, from 0 to 10. */
const securitySeverities: Readonly<Record<Severity, string>> = {
  error: '8.0',
  warning: '6.0',
  info: '3.0',
  hint: '1.0',
};

type Notification = NonNullable<NonNullable<Run['invocations']>[number]['toolExecutionNotifications']>[number];

/** What one file adds to the log. */
interface Part {
  readonly results: readonly Result[];
  readonly notifications: readonly Notification[];
}

/** SARIF 2.1.0, for code scanning services. */
export function sarifFormat(terminal: Terminal, version: string): Format<Part> {
  const reported = new Map<string, number>();
  const results: Result[] = [];
  const notifications: Notification[] = [];
  return {
    begin() {},
    part: partOf,
    write(part) {
      for (const result of part.results) {
        const id = result.ruleId ?? '';
        const ruleIndex = reported.get(id) ?? reported.size;
        reported.set(id, ruleIndex);
        results.push({ ...result, ruleIndex });
      }
      notifications.push(...part.notifications);
    },
    end({ errors }) {
      notifications.push(...errors.map(({ path, message }) => notificationOf('error', path, message)));
      const driver = {
        name: 'bulkhead',
        version,
        semanticVersion: version,
        rules: [...reported.keys()].flatMap((id) => {
          const rule = ruleById(id);
          return rule ? [descriptorOf(rule)] : [];
        }),
      };
      const log: Log = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
          {
            tool: { driver },
            columnKind: 'utf16CodeUnits',
            originalUriBaseIds: { SRCROOT: { uri: folderUri(terminal.workingFolder) } },
            invocations: [{ executionSuccessful: errors.length === 0, toolExecutionNotifications: notifications }],
            results,
          },
        ],
      };
      terminal.out(`${JSON.stringify(log, undefined, 2)}\n`);
    },
  };
}

function partOf(report: FileReport): Part {
  const times = new Map<string, number>();
  const suppressed = report.suppressed.map(({ finding, by, reason }) => ({
    ...resultOf({ finding, fixes: [] }, report, times),
    suppressions: [
      {
        kind: by === 'comment' ? ('inSource' as const) : ('external' as const),
        ...(reason !== undefined && { justification: reason }),
      },
    ],
  }));
  return {
    results: [...report.findings.map((one) => resultOf(one, report, times)), ...suppressed],
    notifications: report.failures.map(({ rule, message }) =>
      notificationOf('warning', report.path, `The rule ${rule} failed and was left out: ${message}`),
    ),
  };
}

function notificationOf(level: 'error' | 'warning', path: string, message: string): Notification {
  const physicalLocation = { artifactLocation: artifact(path) };
  return { level, message: { text: message }, locations: [{ physicalLocation }] };
}

function descriptorOf(rule: Rule): ReportingDescriptor {
  const markdown = explainRule(rule);
  return {
    id: rule.id,
    name: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: { text: [rule.why, rule.todo ?? ''].join(' ').trim(), markdown },
    helpUri: rulePage(rule.id),
    defaultConfiguration: { level: levels[rule.severity], enabled: rule.default === 'on' },
    properties: {
      tags: ['security', rule.kind, rule.category],
      precision: 'high',
      'problem.severity': rule.severity === 'error' || rule.severity === 'warning' ? rule.severity : 'recommendation',
      'security-severity': securitySeverities[rule.severity],
    },
  };
}

function resultOf(
  { finding, fixes }: ReportedFinding,
  { path, lines }: FileReport,
  times: Map<string, number>,
): Result {
  const artifactLocation = artifact(path);
  return {
    ruleId: finding.rule.id,
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(lines, finding.span) } }],
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map(({ span, message }, id) => ({
        id,
        message: { text: message },
        physicalLocation: { artifactLocation, region: regionOf(lines, span) },
      })),
    }),
    ...(finding.code && { properties: { code: finding.code.id, page: finding.code.page } }),
    partialFingerprints: { 'bulkhead/v1': fingerprint(finding, path, lines, times) },
    ...(fixes.length > 0 && {
      fixes: fixes.map(({ fix, edits }) => ({
        description: { text: fix.title },
        artifactChanges: [{ artifactLocation, replacements: edits.map((edit) => replacementOf(lines, edit)) }],
        properties: { safety: fix.safety },
      })),
    }),
  };
}

function replacementOf(lines: Lines, { span, newText }: TextEdit) {
  return { deletedRegion: regionOf(lines, span), ...(newText !== '' && { insertedContent: { text: newText } }) };
}

function regionOf(lines: Lines, { start, end }: Span) {
  const first = lines.positionAt(start);
  const last = lines.positionAt(end);
  return {
    startLine: first.line + 1,
    startColumn: first.character + 1,
    endLine: last.line + 1,
    endColumn: last.character + 1,
    charOffset: start,
    charLength: end - start,
  };
}

/** The same as long as the rule, the file and the words of the line are, however far the line moves. */
function fingerprint(finding: Finding, path: string, lines: Lines, times: Map<string, number>): string {
  const line = lines.textOf(lines.lineAt(finding.span.start)).trim();
  const text = [finding.rule.id, path, line, finding.message].join('\n');
  const time = times.get(text) ?? 0;
  times.set(text, time + 1);
  return createHash('sha256').update(`${text}\n${time}`).digest('hex').slice(0, 32);
}

function artifact(path: string): { uri: string; uriBaseId?: string } {
  const isRelative = !path.startsWith('/') && !/^[A-Za-z]:/.test(path);
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return isRelative ? { uri, uriBaseId: 'SRCROOT' } : { uri: pathToFileURL(path).href };
}

function folderUri(folder: string): string {
  return `${pathToFileURL(folder).href.replace(/\/$/, '')}/`;
}
