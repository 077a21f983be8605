import { rule } from '../../../engine/rule';
import type { Healthcheck } from '../../../model/dockerfile-command-instructions';
import { parseDuration } from '../../../model/sizes-and-durations';
import type { Spanned } from '../../../text/span';
import { problemsFor, sentence } from '../_shared/syntax-problems';

/** A missing command, a type that is none and arguments of NONE are told by argument-count and syntax-invalid. */
export default rule('dockerfile/healthcheck-options-invalid', {
  title: 'The HEALTHCHECK options cannot work as intended',
  why: 'The builder refuses a value that it cannot read, and the engine takes others for something else than what was meant.',
  severity: 'warning',
  category: 'correctness',
  peers: {
    'dockerfile-utils': [
      'FLAG_AT_LEAST_ONE',
      'FLAG_INVALID_DURATION',
      'FLAG_LESS_THAN_1MS',
      'FLAG_MISSING_DURATION',
      'FLAG_UNKNOWN_UNIT',
    ],
  },
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck', 'https://pkg.go.dev/time#ParseDuration'],
  fix: { title: 'Mend the value', safety: 'suggested' },
  visit: 'section',
  check(section, report) {
    for (const problem of problemsFor(section, 'healthcheck-options-invalid')) {
      const text = section.textIn(problem.span);
      const isUnitless = /^\d+$/.test(text) && sentence(problem).includes('duration');
      report(problem, {
        says: sentence(problem),
        severity: 'error',
        fix: isUnitless ? (edit) => edit.insertAfterNode(problem, 's') : undefined,
      });
    }
    if (!section.stage || section.stage.isImplicit) return;
    for (const healthcheck of section.stage.ofKind('HEALTHCHECK')) {
      for (const { at, says } of doubtful(healthcheck)) report(at, { says });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13-slim
        HEALTHCHECK --interval=«30» --timeout=5s CMD ["/check"]
      `,
      fixed: `
        FROM debian:13-slim
        HEALTHCHECK --interval=30s --timeout=5s CMD ["/check"]
      `,
    },
    {
      because: 'values that a builder refuses',
      bad: 'FROM debian:13-slim\nHEALTHCHECK --interval=«1x» --start-period=«0.5ms» --retries=«a» --start-interval=«$X» CMD ["/check"]\n',
    },
    {
      because: 'fewer than none',
      bad: 'FROM debian:13-slim\nHEALTHCHECK --retries=«-1» --timeout=«-1s» CMD ["/check"]\n',
    },
    {
      because: 'no retry means the usual three, and a check may take longer than the time to the next one',
      bad: 'FROM debian:13-slim\nHEALTHCHECK --interval=10s --timeout=«1m» --retries=«0» CMD ["/check"]\n',
    },
    { because: 'the usual values count', bad: 'FROM debian:13-slim\nHEALTHCHECK --timeout=«45s» CMD ["/check"]\n' },
    {
      because: 'durations of every form',
      good: 'FROM debian:13-slim\nHEALTHCHECK --interval=1m30s --timeout=500ms --start-period=1.5h --retries=5 CMD ["/check"]\n',
    },
    {
      because: 'zero is the usual value',
      good: 'FROM debian:13-slim\nHEALTHCHECK --interval=0 --timeout=0s CMD ["/check"]\n',
    },
    { because: 'no options', good: 'FROM debian:13-slim\nHEALTHCHECK CMD ["/check", "--retries=0"]\n' },
    {
      because: 'the check is switched off, and nobody reads the options',
      good: 'FROM debian:13-slim\nHEALTHCHECK --interval=x NONE\n',
    },
    {
      because: 'as long as the time between is allowed',
      good: 'FROM debian:13-slim\nHEALTHCHECK --interval=5s --timeout=5s CMD ["/check"]\n',
    },
    { because: 'options of a program', good: 'FROM debian:13-slim\nRUN check --interval=30 --retries=0\n' },
  ],
});

/** What the engine takes where nothing or zero is written, in milliseconds. */
const USUAL = 30_000;

function* doubtful(healthcheck: Healthcheck): Generator<{ readonly at: Spanned; readonly says: string }> {
  if (healthcheck.isNone) return;
  const retries = healthcheck.flag('retries');
  if (retries?.value && /^[+-]?0+$/.test(retries.text))
    yield { at: retries.value, says: 'no retry means the usual three' };
  const timeout = healthcheck.flag('timeout');
  const longest = durationOf(timeout?.text);
  const between = durationOf(healthcheck.flag('interval')?.text);
  if (timeout?.value && longest !== undefined && between !== undefined && longest > between) {
    yield {
      at: timeout.value,
      says: `a check may take ${timeout.text}, longer than the ${between / 1000}s to the next one`,
    };
  }
}

/** The milliseconds of an option; nothing for what is no duration. */
function durationOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return USUAL;
  const duration = parseDuration(text);
  return duration === 0 ? USUAL : duration;
}
