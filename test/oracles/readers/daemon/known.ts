import { daemonKey, removedDaemonKey } from '../../../../server/src/core/knowledge/daemon-keys';
import { platformOf } from '../../../../server/src/core/model/daemon';
import type { KnownDifference } from '../../reader';

/** Objects whose decoders start anew where they are written again. */
const forgetful = new Set(['builder', 'default-ulimits', 'extension-config', 'runtimes']);

/** What Bulkhead reads otherwise than the daemon, and why. */
export const known: readonly KnownDifference[] = [
  {
    reason: 'The file stands where Docker on Windows reads it, and the official program is the daemon of Linux.',
    isIt: ({ at, official, ours }, { path }) =>
      platformOf(path) === 'windows' &&
      at === 'refused' &&
      (`${official}`.includes('only supported on windows') || `${ours}`.startsWith('daemon/exec-option-invalid')),
  },
  {
    reason: 'An object is written twice, and the daemon forgets parts of the first one; we report the repeated key.',
    isIt: ({ at }, { text }) => {
      const [, , ...steps] = at
        .toLowerCase()
        .replace(/\[\d+\]/g, '')
        .split('.');
      const [first = ''] = steps;
      if (isGroup(first)) return isTwiceIn(text.toLowerCase(), first);
      return forgetful.has(first) && steps.some((step) => isTwiceIn(text.toLowerCase(), step));
    },
  },
  {
    reason:
      'Two keys of nri-opts differ by the case of their letters alone: the last one counts, for the daemon and for us, but its reading names both.',
    isIt: ({ at }, { text }) => {
      const [, key = ''] = /^\.effective\.nri-opts\.([\w-]+)$/i.exec(at) ?? [];
      return key !== '' && isTwiceIn(text.toLowerCase(), key.toLowerCase());
    },
  },
  {
    reason: 'Blanks that are none in JSON stand around the object: the daemon passes them over, other readers do not.',
    isIt: ({ at, official, ours }, { text }) =>
      at === 'refused' &&
      official === undefined &&
      `${ours}`.startsWith('daemon/json-syntax') &&
      text.trim() !== text.replace(/^\uFEFF?[ \t\r\n]+|[ \t\r\n]+$/g, ''),
  },
  {
    reason: 'What is null keeps its default; of builder.gc.enabled that is true for the daemon, and no value for us.',
    isIt: ({ at, official, ours }) =>
      /^\.effective\.builder\.gc\.enabled$/i.test(at) && official === true && ours === null,
  },
  {
    reason: 'A size of eight exabytes or more overflows in the daemon and comes out negative.',
    isIt: ({ at, ours }) => at === '.effective.default-shm-size' && typeof ours === 'number' && ours >= 2 ** 63,
  },
];

/** Whether a name is no key of the daemon's, which looks for its switches in objects of any name. */
function isGroup(name: string): boolean {
  return daemonKey([name]) === undefined || removedDaemonKey(name) !== undefined;
}

function isTwiceIn(text: string, key: string): boolean {
  return text.split(JSON.stringify(key)).length > 2;
}
