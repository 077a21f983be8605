import { imageFacts } from './images';
import { familiarName } from './registries';
import { wordSet } from './rows';

/**
 * Official images that are published for Linux only, in every tag.
 * Source: the architectures listed in https://github.com/docker-library/official-images/tree/master/library, read on
 * 2026-11-21; images with tags for Windows, such as golang, python and mongo, are not here.
 */
const linuxOnly = wordSet(
  'almalinux alpine amazonlinux archlinux buildpack-deps busybox composer debian fedora haproxy httpd mariadb memcached ' +
    'mysql nginx node oraclelinux php postgres rabbitmq redis rockylinux ruby ubuntu valkey wordpress',
);

/** The operating system that an image is for; nothing where it is for several, or not known. */
export function imageSystem(name: string): 'linux' | 'windows' | undefined {
  const familiar = familiarName(name);
  if (/^mcr\.microsoft\.com\/windows(?:\/|$)/.test(familiar) || imageFacts({ name })?.isWindows) return 'windows';
  return linuxOnly.has(familiar) ? 'linux' : undefined;
}
