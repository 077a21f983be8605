import { commands, ProgressLocation, window } from 'vscode';
import { type FindingCounts, type ScanTotals, scanRequest } from '../../server/src/protocol';
import type { ServerClient } from './server-client';
import { countsText } from './status';
import { plural } from './words';
import { findWorkspaceFiles } from './workspace-files';

/** How many files one request carries: enough to be quick, few enough to show progress and to stop in between. */
const filesPerRequest = 100;

/** Scan Workspace: looks at every file of the folders, open or not; the findings appear in the Problems panel. */
export async function scanWorkspace(server: ServerClient): Promise<ScanTotals> {
  const totals = await window.withProgress(
    { location: ProgressLocation.Notification, title: 'Bulkhead: scanning the workspace', cancellable: true },
    async (progress, token) => {
      const files = await findWorkspaceFiles(token);
      let sum = noTotals;
      for (let at = 0; at < files.length && !token.isCancellationRequested; at += filesPerRequest) {
        const uris = files.slice(at, at + filesPerRequest).map((uri) => uri.toString());
        sum = added(sum, await server.ask<ScanTotals>(scanRequest, { uris }));
        progress.report({
          message: `${Math.min(at + filesPerRequest, files.length)} of ${files.length}`,
          increment: (100 * filesPerRequest) / files.length,
        });
      }
      return sum;
    },
  );
  announce(totals);
  return totals;
}

const noTotals: ScanTotals = {
  files: 0,
  findings: { error: 0, warning: 0, info: 0, hint: 0 },
  withFindings: [],
  errors: [],
};

function added(a: ScanTotals, b: ScanTotals): ScanTotals {
  const sum = (level: keyof FindingCounts) => a.findings[level] + b.findings[level];
  return {
    files: a.files + b.files,
    findings: { error: sum('error'), warning: sum('warning'), info: sum('info'), hint: sum('hint') },
    withFindings: [...a.withFindings, ...b.withFindings],
    errors: [...a.errors, ...b.errors],
  };
}

function announce(totals: ScanTotals): void {
  const unread = totals.errors.length > 0 ? ` ${plural(totals.errors.length, 'file')} could not be read.` : '';
  const message = `${plural(totals.files, 'file')}: ${countsText(totals.findings)}.${unread}`;
  window.showInformationMessage(message, 'Show Problems').then(
    (answer) => (answer === undefined ? undefined : commands.executeCommand('workbench.actions.view.problems')),
    () => undefined,
  );
}
