import * as core from '../core/index';

/** What the server asks of the core, so that a test can put another one behind the same protocol. */
export type Engine = Pick<
  typeof core,
  | 'analyse'
  | 'explainRule'
  | 'fixAll'
  | 'harden'
  | 'ignoreFix'
  | 'prove'
  | 'readConfiguration'
  | 'resolveSettings'
  | 'ruleById'
  | 'rules'
>;

/** The core itself, with all of its rules. */
export const coreEngine: Engine = core;
