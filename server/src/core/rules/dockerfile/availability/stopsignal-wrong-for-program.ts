import { rule } from '../../../engine/rule';
import { normalisedSignal, stopSignalOf } from '../../../knowledge/stop-signals';
import type { Stage } from '../../../model/dockerfile-stage';
import { baseImageFacts } from '../_shared/base-image';

export default rule('dockerfile/stopsignal-wrong-for-program', {
  title: 'The stop signal does not stop this program cleanly',
  why: 'Each stop, each rollout and each node that is drained cuts off what is going on, or waits until the program is killed.',
  severity: 'info',
  category: 'availability',
  peers: { tally: ['tally/prefer-nginx-sigquit', 'tally/prefer-systemd-sigrtmin-plus-3'] },
  references: [
    'https://docs.docker.com/reference/dockerfile/#stopsignal',
    'https://nginx.org/en/docs/control.html',
    'https://systemd.io/CONTAINER_INTERFACE/',
  ],
  fix: { title: 'Stop with the signal of the program', safety: 'suggested' },
  visit: 'finalStage',
  check(stage, report) {
    const { entrypoint, cmd, stopsignal } = stage.endState;
    const starts = entrypoint ?? cmd;
    if (!starts?.isExecForm || stage.isWindows || starts.onbuild) return;
    const [path, ...words] = starts.strings.map(({ value }) => value);
    const wanted = path === undefined ? undefined : stopSignalOf(path);
    if (!wanted || endsByItself(words)) return;
    const { signal, otherwise, isKilled } = wanted;
    const severity = isKilled ? 'warning' : 'info';
    if (stopsignal) {
      const value = stopsignal.signal?.value;
      if (!stopsignal.signal || value === undefined || stopsignal.signal.raw.includes('$')) return;
      const own = normalisedSignal(value);
      if (own === signal || own === 'SIGKILL' || own === 'SIGSTOP') return;
      report(stopsignal.signal, {
        says: `${value} is not how ${path} is stopped: ${otherwise}`,
        severity,
        fix: (edit) => edit.setArgument(stopsignal, signal),
      });
      return;
    }
    if (setByImage(stage, signal)) return;
    report(starts, {
      says: `without STOPSIGNAL ${signal} ${path} is stopped by SIGTERM: ${otherwise}`,
      severity,
      missing: true,
      fix: starts.stage === stage ? (edit) => edit.insertBefore(starts, `STOPSIGNAL ${signal}`) : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM debian:13-slim
        EXPOSE 80
        «CMD ["nginx", "-g", "daemon off;"]»
      `,
      fixed: `
        FROM debian:13-slim
        EXPOSE 80
        STOPSIGNAL SIGQUIT
        CMD ["nginx", "-g", "daemon off;"]
      `,
    },
    {
      because: 'another signal is set, also of an image that has the right one',
      bad: 'FROM nginx:1.29\nSTOPSIGNAL «SIGTERM»\nENTRYPOINT ["nginx"]\n',
      fixed: 'FROM nginx:1.29\nSTOPSIGNAL SIGQUIT\nENTRYPOINT ["nginx"]\n',
    },
    {
      because: 'systemd is not stopped at all',
      bad: 'FROM debian:13\nSTOPSIGNAL «SIGRTMIN»\nCMD ["/sbin/init"]\n',
      fixed: 'FROM debian:13\nSTOPSIGNAL SIGRTMIN+3\nCMD ["/sbin/init"]\n',
    },
    {
      because: 'the entry point decides, not the command',
      bad: 'FROM debian:13\n«ENTRYPOINT ["/usr/sbin/haproxy"]»\nCMD ["nginx"]\n',
      fixed: 'FROM debian:13\nSTOPSIGNAL SIGUSR1\nENTRYPOINT ["/usr/sbin/haproxy"]\nCMD ["nginx"]\n',
    },
    { because: 'every spelling of the right one', good: 'FROM debian:13\nSTOPSIGNAL "SIGQUIT"\nCMD ["nginx"]\n' },
    { because: 'by number', good: 'FROM debian:13\nSTOPSIGNAL 3\nCMD ["php-fpm8.4"]\n' },
    { because: 'by its short name', good: 'FROM debian:13\nSTOPSIGNAL RTMIN+3\nCMD ["/usr/lib/systemd/systemd"]\n' },
    { because: 'the image sets it', good: 'FROM nginx:1.29\nCMD ["nginx", "-g", "daemon off;"]\n' },
    { because: 'a shell is the first process', good: 'FROM debian:13\nCMD nginx -g "daemon off;"\n' },
    { because: 'or something else', good: 'FROM debian:13\nENTRYPOINT ["/entrypoint.sh"]\nCMD ["nginx"]\n' },
    {
      because: 'another program, and one that ends by itself',
      good: 'FROM debian:13\nCMD ["nginx-debug"]\nFROM debian:13\nCMD ["nginx", "-t"]\n',
    },
    { because: 'kill is told elsewhere', good: 'FROM debian:13\nSTOPSIGNAL SIGKILL\nCMD ["nginx"]\n' },
    { because: 'nobody knows the signal', good: 'FROM debian:13\nARG SIGNAL\nSTOPSIGNAL $SIGNAL\nCMD ["nginx"]\n' },
  ],
});

function endsByItself(words: readonly (string | undefined)[]): boolean {
  return words.some((word) => /^(?:-t|-T|-v|-V|-h|-\?|-i|-m|--version|--help|--test)$/.test(word ?? ''));
}

/** Whether the image is known to set the signal, or nobody knows what it sets. */
function setByImage(stage: Stage, signal: string): boolean {
  const facts = baseImageFacts(stage);
  const { from } = stage.rootStage;
  if (!facts) return from.reference === undefined && !from.isScratch;
  return facts.stopSignal === undefined || normalisedSignal(facts.stopSignal) === signal;
}
