/** The signal that stops a program in order, and what SIGTERM does to it instead. */
export interface StopSignal {
  readonly signal: string;
  readonly otherwise: string;
  /** Whether a container with another signal is always killed in the end. */
  readonly isKilled: boolean;
}

/**
 * Sources: https://nginx.org/en/docs/control.html, php-fpm(8), https://httpd.apache.org/docs/2.4/stopping.html,
 * https://docs.haproxy.org/3.2/management.html#4, https://www.postgresql.org/docs/current/server-shutdown.html,
 * https://systemd.io/CONTAINER_INTERFACE/
 */
export function stopSignalOf(path: string): StopSignal | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'systemd' || /^(?:\/usr)?\/sbin\/init$/.test(path)) {
    return { signal: 'SIGRTMIN+3', otherwise: 'systemd goes on until it is killed', isKilled: true };
  }
  if (name === 'nginx' || name === 'openresty') return ordered('SIGQUIT', 'open requests are dropped');
  if (/^php-fpm[\d.]*$/.test(name)) return ordered('SIGQUIT', 'open requests are dropped');
  if (/^(?:httpd|apache2)(?:-foreground)?$/.test(name)) return ordered('SIGWINCH', 'open requests are dropped');
  if (name === 'haproxy') return ordered('SIGUSR1', 'open connections are dropped');
  return name === 'postgres' ? ordered('SIGINT', 'it waits for all clients to leave') : undefined;
}

function ordered(signal: string, otherwise: string): StopSignal {
  return { signal, otherwise, isKilled: false };
}

const numbers: Readonly<Record<string, string>> = {
  1: 'HUP',
  2: 'INT',
  3: 'QUIT',
  9: 'KILL',
  10: 'USR1',
  12: 'USR2',
  15: 'TERM',
  19: 'STOP',
  28: 'WINCH',
  34: 'RTMIN',
  37: 'RTMIN+3',
};

/** A signal by its one name: `3`, `quit`, `"SIGQUIT"` are SIGQUIT. Numbers are those of Linux on x86 and Arm. */
export function normalisedSignal(text: string): string {
  const bare = text
    .trim()
    .replace(/^["']|["']$/g, '')
    .toUpperCase()
    .replace(/^SIG/, '');
  return `SIG${numbers[bare] ?? bare}`;
}
