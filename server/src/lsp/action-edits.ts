import { type Analysis, addMissing, type Finding, offerOf, type Safety, type TextEdit } from '../core/index';
import type { Engine } from './engine';

/** Names a finding in its version of the text. */
export interface FindingKey {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  /** Which check of another program said it, where it was one. */
  readonly code?: string | undefined;
}

/** What an action does; enough to find the edit again when the client asks for it. */
export type ActionData =
  | ({ readonly type: 'fix'; readonly index: number } & FindingKey)
  | { readonly type: 'fix-rule'; readonly rule: string; readonly safety: Safety }
  | { readonly type: 'fix-all' }
  | { readonly type: 'harden' }
  | { readonly type: 'add-missing'; readonly start: number; readonly end: number; readonly safety: Safety }
  | ({ readonly type: 'ignore'; readonly scope: 'line' | 'file' } & FindingKey);

/** Stands in a new ignore comment until a person says better: a comment without a reason is a riddle a year later. */
export const placeholderReason = 'say why this is acceptable';

/** The edits of an action, in the analysed text; empty where nothing of it can be proved any more. */
export function editsOf(engine: Engine, analysis: Analysis, data: ActionData): readonly TextEdit[] {
  switch (data.type) {
    case 'fix': {
      const finding = findingOf(analysis, data);
      return (finding && offerOf(analysis, finding, data.index, engine.prove)?.edits) ?? [];
    }
    case 'fix-rule':
      return engine.fixAll(analysis, { safety: data.safety, rule: data.rule }).edits;
    case 'fix-all':
      return engine.fixAll(analysis, { safety: 'safe' }).edits;
    case 'harden':
      return engine.harden(analysis, 'safe').edits;
    case 'add-missing':
      return addMissing(analysis, data, data.safety, (before, text) =>
        engine.analyse({ ...before.source, text }, before.settings, before),
      ).edits;
    case 'ignore': {
      const finding = findingOf(analysis, data);
      const proof = finding && engine.ignoreFix(analysis, finding, data.scope, placeholderReason);
      return proof?.isProved ? proof.edits : [];
    }
  }
}

/** The key of a finding. */
export function keyOf({ code, rule, span }: Finding): FindingKey {
  return { rule: rule.id, start: span.start, end: span.end, ...(code && { code: code.id }) };
}

/** The finding of a key; nothing where this text has none. */
export function findingOf(analysis: Analysis, key: FindingKey): Finding | undefined {
  return analysis.findings.find(
    ({ code, rule, span }) =>
      rule.id === key.rule && span.start === key.start && span.end === key.end && code?.id === key.code,
  );
}
