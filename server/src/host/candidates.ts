/** Endings that a name such as `Dockerfile.md` has when it is about a Dockerfile and not one. */
const otherEndings =
  /\.(?:dockerignore|md|markdown|rst|txt|html?|png|jpe?g|gif|svg|ico|pdf|zip|gz|tgz|tar|xz|go|js|mjs|ts|tsx|jsx|py|rb|rs|java|kt|php|lua|sh|bash|ps1|bak|orig|swp|log|lock|map|d)$/i;

/** What a file is called tells of it: certainly read, read if its content looks like ours, or left alone. */
export type Candidacy = 'yes' | 'json' | 'no';

/** Whether a file found in a folder may be one of the four kinds, by its name alone. */
export function candidacyOf(name: string): Candidacy {
  const lower = name.toLowerCase();
  if (lower.endsWith('.yaml') || lower.endsWith('.yml')) return 'yes';
  if (
    /(?:^|[-.])daemon\.json$/.test(lower) ||
    lower === 'kustomization' ||
    /^(?:docker-)?compose[\w.-]*\.json$/.test(lower)
  )
    return 'yes';
  if (lower.endsWith('.json')) return 'json';
  const isDockerfile =
    /^(?:dockerfile|containerfile)(?:[._-]|$)/.test(lower) || /\.(?:dockerfile|containerfile)$/.test(lower);
  return isDockerfile && !otherEndings.test(lower) ? 'yes' : 'no';
}
