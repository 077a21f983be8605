import type { OptionGrammar } from './program-options';
import { wordSet } from './rows';

/** Source: useradd(8), usermod(8), groupadd(8), gpasswd(1) and passwd(1) of shadow 4.18. */
const useradd: OptionGrammar = {
  lettersWithValue: 'bcdefgGkKpPRsuZ',
  bundles: true,
  longWithValue: wordSet(`
    --base-dir --comment --home-dir --home --expiredate --inactive --gid --groups --skel --key --password --prefix
    --root --shell --uid --selinux-user`),
};
const usermod: OptionGrammar = {
  lettersWithValue: 'cdefgGlpPRsuvVwWZ',
  bundles: true,
  longWithValue: wordSet(`
    --comment --home --expiredate --inactive --gid --groups --login --password --prefix --root --shell --uid
    --add-subuids --del-subuids --add-subgids --del-subgids --selinux-user`),
};
const groupadd: OptionGrammar = {
  lettersWithValue: 'gKpPRU',
  bundles: true,
  longWithValue: wordSet('--gid --key --password --prefix --root --users'),
};
const gpasswd: OptionGrammar = {
  lettersWithValue: 'adMAQ',
  bundles: true,
  longWithValue: wordSet('--add --delete --members --administrators --root'),
};
const passwd: OptionGrammar = {
  lettersWithValue: 'iknrRwx',
  bundles: true,
  longWithValue: wordSet('--inactive --mindays --repository --root --warndays --maxdays'),
};

/**
 * One name for three programs: that of Debian (long options only), of BusyBox (`-G group`), and another name of useradd
 * on Fedora. Sources: https://manpages.debian.org/trixie/adduser/adduser.8.en.html,
 * https://busybox.net/downloads/BusyBox.html#adduser
 */
const adduser: OptionGrammar = {
  lettersWithValue: 'bcdefghGkKpPRsuZ',
  bundles: true,
  longWithValue: wordSet(`
    --home --shell --uid --gid --ingroup --firstuid --lastuid --firstgid --lastgid --gecos --comment --conf --skel
    --base-dir --home-dir --expiredate --inactive --groups --key --password --prefix --root --selinux-user`),
};
/** Sources: those of adduser. */
const addgroup: OptionGrammar = {
  lettersWithValue: 'g',
  bundles: true,
  longWithValue: wordSet('--gid --firstgid --lastgid --conf'),
};

/** The options of the programs that make and change accounts, by their names. */
export const accountPrograms: readonly (readonly [program: string, grammar: OptionGrammar])[] = [
  ['useradd', useradd],
  ['adduser', adduser],
  ['usermod', usermod],
  ['groupadd', groupadd],
  ['groupmod', groupadd],
  ['addgroup', addgroup],
  ['gpasswd', gpasswd],
  ['passwd', passwd],
];

/** Groups whose members may do what root may, or own what is root's. */
const privilegedGroups = wordSet('root sudo wheel admin');

/** Whether the members of a group may become root by the defaults of a distribution, or have its files. */
export function isPrivilegedGroup(name: string): boolean {
  return privilegedGroups.has(name);
}

/** Whether losing the membership of a group is no loss for a hardened image: its members get hold of the system. */
export function isPowerfulGroup(name: string): boolean {
  return isPrivilegedGroup(name) || /^(?:docker|administrators)$/i.test(name);
}

/**
 * Numbers that accounts have on every image of a package manager: on Debian those of base-passwd, on Alpine those of
 * alpine-baselayout. Sources: https://salsa.debian.org/debian/base-passwd/-/blob/master/passwd.master,
 * https://gitlab.alpinelinux.org/alpine/aports/-/tree/master/main/alpine-baselayout
 */
const fixedNumbers: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  apt: { 'www-data': 33, nobody: 65534, games: 5, mail: 8, news: 9, backup: 34 },
  apk: { nobody: 65534, guest: 405, mail: 8, games: 35 },
};

/** The number of an account that comes with the distribution of a package manager. */
export function fixedNumber(packageManager: string | undefined, name: string): number | undefined {
  const numbers = packageManager === undefined ? undefined : fixedNumbers[packageManager];
  return numbers && Object.hasOwn(numbers, name) ? numbers[name] : undefined;
}
