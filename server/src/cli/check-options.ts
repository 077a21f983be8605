import { inputOptions } from './inputs';
import type { OptionDefinitions } from './options';

/** From the loudest to the quietest; `none` never fails. */
export const limits = ['error', 'warning', 'info', 'hint', 'none'] as const;

/** The options of `bulkhead check`. */
export const checkOptions: OptionDefinitions = {
  format: {
    value: 'FORMAT',
    choices: ['text', 'json', 'sarif', 'github'],
    help: 'how to print what is found (default: text)',
  },
  ...inputOptions,
  'fail-on': { value: 'SEVERITY', choices: limits, help: 'exit with 1 from this severity on (default: warning)' },
  fixes: { help: 'put the fixes that can be proved into json as well; the other formats always hold them' },
  timing: { help: 'say on standard error where the time goes' },
};
