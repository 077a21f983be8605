/**
 * Programs that are of no use to an unprivileged user without their setuid or setgid bit, as packages, images and files
 * are named. Sources: https://chromium.googlesource.com/chromium/src/+/main/docs/linux/suid_sandbox_development.md for
 * browsers, https://github.com/containers/podman/blob/main/docs/tutorials/rootless_tutorial.md for newuidmap,
 * https://www.postfix.org/postdrop.1.html, https://apptainer.org/docs/admin/main/installation.html, sudo(8), cron(8).
 */
const PROGRAMS: readonly RegExp[] = [
  /^(?:sudo|doas|opendoas|fuse3?|bubblewrap)$/,
  /^(?:google-chrome|chrom(?:e|ium)|microsoft-edge|brave|opera)(?:-(?:browser|sandbox|stable|beta|dev|unstable))*$/,
  /^(?:puppeteer|playwright|browserless|alpine-chrome|cypress|selenium|standalone-chrome|node-chrome)$/,
  /^(?:uidmap|shadow-uidmap|newuidmap|newgidmap|podman|buildah)$/,
  /^(?:postfix|exim4?|sendmail|cron|cronie|at|apptainer|singularity(?:-ce)?|policykit-1|polkit)$/,
];

/** Whether a package, image or file of this name works by its setuid bit; a version behind it does not matter. */
export function worksBySetuid(name: string): boolean {
  const plain = name.replace(/[=<>~_].*$/, '').replace(/\.(?:deb|rpm|apk)$/, '');
  return PROGRAMS.some((expression) => expression.test(plain));
}
