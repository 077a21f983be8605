import { isCertain, unprivilegedUser } from '../../../knowledge/images';
import { lacksShell } from '../../../knowledge/minimal-images';
import type { Stage } from '../../../model/dockerfile-stage';
import { baseImageFacts, baseImageText } from './base-image';
import { chainOf } from './run-time-part';

/** Accounts of operating systems that were never meant to run an application. */
const SYSTEM_ACCOUNTS: ReadonlySet<string> = new Set(['nobody', 'www-data', 'ubuntu']);

const ALPINE_USER = 'RUN addgroup -S -g 10001 app && adduser -S -D -H -u 10001 -G app app';
const SHADOW_USER = 'RUN groupadd -r -g 10001 app && useradd -r -l -u 10001 -g app -M -s /usr/sbin/nologin app';

/**
 * The lines that make a stage end as somebody other than root: the account that the image or an earlier line brings
 * along, else one that is created as the distribution does it, else a bare number.
 */
export function unprivilegedUserLines(stage: Stage): readonly string[] {
  const created = createdUser(stage);
  if (created !== undefined) return [`USER ${created}`];
  const facts = baseImageFacts(stage);
  const account = facts && unprivilegedUser(facts);
  if (facts?.hasShell === false) {
    const isNumbered = account?.uid !== undefined && account.name !== 'nobody';
    return [`USER ${isNumbered ? `${account.uid}:${account.gid ?? account.uid}` : '10001:10001'}`];
  }
  if (account && isCertain(account.confidence) && account.name !== '' && !SYSTEM_ACCOUNTS.has(account.name)) {
    return [`USER ${account.name}`];
  }
  const create = creation(stage, facts?.packageManager);
  return create === undefined ? ['USER 10001:10001'] : [create, 'USER 10001:10001'];
}

/** The account that the stage, or one below it, creates itself. */
function createdUser(stage: Stage): string | undefined {
  for (const { program, arguments: words } of commandsOf(stage)) {
    if (program !== 'useradd' && program !== 'adduser') continue;
    const texts = words.map(({ value }) => value);
    const hasRootNumber = texts.some((text, index) => text === '0' && /^(?:-u|--uid)$/.test(texts[index - 1] ?? ''));
    // `adduser user group` puts a user into a group: the user exists, whoever it is.
    const name = program === 'useradd' || (texts.at(-2) ?? '-').startsWith('-') ? texts.at(-1) : lastAfterOption(texts);
    if (!hasRootNumber && name !== undefined && /^[a-z_][a-z0-9_-]*$/.test(name)) return name;
  }
  return undefined;
}

/** The last word where the one before it is the value of an option. */
function lastAfterOption(texts: readonly (string | undefined)[]): string | undefined {
  return (texts.at(-3) ?? '').startsWith('-') ? texts.at(-1) : undefined;
}

function commandsOf(stage: Stage) {
  return chainOf(stage).flatMap((one) => one.ofKind('RUN').flatMap(({ commands }) => commands));
}

function creation(stage: Stage, packageManager: string | undefined): string | undefined {
  const { reference } = stage.rootStage.from;
  if (stage.rootStage.from.isScratch) return undefined;
  if (reference && lacksShell(reference.name.text, reference.tag?.text ?? 'latest')) return undefined;
  const text = baseImageText(stage);
  const used = new Set(commandsOf(stage).map(({ program }) => program));
  if (packageManager === 'apk' || (packageManager === undefined && (/alpine/.test(text) || used.has('apk')))) {
    return ALPINE_USER;
  }
  if (packageManager !== undefined) return hasShadowTools(packageManager) ? SHADOW_USER : undefined;
  const isShadow = /debian|ubuntu|bookworm|trixie|bullseye|fedora|rockylinux|almalinux|centos/.test(text);
  return isShadow || used.has('apt-get') || used.has('apt') || used.has('dnf') || used.has('yum')
    ? SHADOW_USER
    : undefined;
}

/** The images with microdnf or tdnf come without useradd. */
function hasShadowTools(packageManager: string): boolean {
  return ['apt', 'dnf', 'yum', 'zypper'].includes(packageManager);
}
