import {
  CodeActionKind,
  type InitializeResult,
  PositionEncodingKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { fixAllKind, hardenKind, suppressKind } from '../protocol';
import type { Client } from './client';
import { diagnosticSource } from './diagnostics';

/** What the server says it can do: only what this client can use, and nothing that is not there. */
export function initializeResult(client: Client, version: string): InitializeResult {
  const capabilities: ServerCapabilities = {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, suppressKind, fixAllKind, hardenKind],
      resolveProvider: client.resolvesEdits,
    },
    hoverProvider: true,
    completionProvider: { triggerCharacters: [' ', ':', '-', '"', '$', '='], resolveProvider: false },
    signatureHelpProvider: { triggerCharacters: ['-', '[', ',', '"', ' ', '='] },
    documentSymbolProvider: true,
    documentLinkProvider: { resolveProvider: false },
    documentFormattingProvider: true,
    renameProvider: { prepareProvider: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
  if (client.pulls) {
    capabilities.diagnosticProvider = {
      identifier: diagnosticSource,
      interFileDependencies: true,
      workspaceDiagnostics: false,
    };
  }
  return { capabilities, serverInfo: { name: 'Bulkhead', version } };
}

/** Files beside the documents that can change what is found in one. */
export const watchedFiles = [
  '**/.bulkhead.{yaml,yml}',
  '**/*.{yaml,yml}',
  '**/{Dockerfile,Containerfile}*',
  '**/.dockerignore',
  '**/*.dockerignore',
  '**/*.env',
  '**/.env*',
];
