/**
 * Names by which the sources of apt call a release. Sources: https://www.debian.org/releases/ and
 * https://wiki.ubuntu.com/Releases.
 */
export const releaseNames: readonly string[] = (
  'wheezy jessie stretch buster bullseye bookworm trixie forky sid oldstable stable testing unstable ' +
  'trusty xenial bionic focal jammy mantic noble oracular plucky questing resolute'
).split(' ');
