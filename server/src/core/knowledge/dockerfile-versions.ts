/**
 * The first version of the Dockerfile syntax that knows what fixes write, its `-labs` channel not counted. Source:
 * https://docs.docker.com/build/dockerfile/release-notes/, read on 2026-11-21 (1.4: 2022-03-09, 1.6: 2023-06-13,
 * 1.10: 2024-09-10, 1.16: 2025-05-22, 1.17: 2025-06-17, 1.18: 2025-09-03).
 */
const FIRST_MINORS = {
  /** `--link` of COPY and ADD. */
  link: 4,
  /** ADD of a git repository, and `--checksum` of a file. */
  addGit: 6,
  /** `RUN --mount=type=secret,env=NAME` */
  secretAsVariable: 10,
  /** `ADD --checksum` of a git repository. */
  gitChecksum: 16,
  /** `ADD --unpack` */
  unpack: 17,
  /** `?ref=`, `?checksum=` and the like behind the address of a git repository. */
  gitQuery: 18,
} as const;

export type SyntaxFeature = keyof typeof FIRST_MINORS;

/**
 * Whether the frontend that a `# syntax=` line names knows a feature: true for the newest one (`docker/dockerfile:1`)
 * and for one of others, which nobody knows.
 */
export function frontendKnows(syntax: string, feature: SyntaxFeature): boolean {
  const image = syntax.replace(/@.*$/, '').replace(/^docker\.io\//, '');
  const minor = /^docker\/dockerfile(?:-upstream)?:1\.(\d{1,3})(?:[.-].*)?$/.exec(image)?.[1];
  return minor === undefined || Number(minor) >= FIRST_MINORS[feature];
}
