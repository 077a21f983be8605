import { attributes, commonAttributes, resourceAttributes } from './compose-attributes';
import type { Random } from './random';

const names = ['web', 'db', 'a.b', 'cache-1', 'x-web', '1', 'true', 'my web'];
const anchors = ['base', 'env', 'more'];

/** A Compose file: a few services with settings in every form, odd and wrong ones among them. */
export function generateCompose(random: Random): string {
  const lines: string[] = [];
  if (random.chance(0.15)) lines.push(random.pick(['name: shop', 'version: "3.8"', '# nothing', 'name: ${N}']));
  if (random.chance(0.3)) lines.push(...extension(random));
  lines.push('services:');
  const services = Array.from({ length: 1 + random.below(3) }, (_, index) => nameAt(index, random));
  for (const name of services) lines.push(...service(name, services, lines.join('\n'), random));
  for (const section of ['networks', 'volumes', 'secrets', 'configs']) {
    if (random.chance(0.9)) lines.push(...resources(section, random));
  }
  if (random.chance(0.08)) lines.push('---', ...second(services, random));
  if (random.chance(0.02)) lines.push(random.pick(['---', '...', '# end', 'x-last: 1', 'services:']));
  return `${lines.join('\n')}\n`;
}

function nameAt(index: number, random: Random): string {
  const usual = ['web', 'db', 'cache'][index] ?? 'web';
  return random.chance(0.97) ? usual : random.pick(names);
}

/** What anchors hold, for services and environments to merge. */
function extension(random: Random): string[] {
  const lines = ['x-base: &base'];
  const count = 1 + random.below(3);
  for (let index = 0; index < count; index++) lines.push(...indented(attribute(random), 2));
  if (random.chance(0.4)) lines.push('x-env: &env', '  A: ${B:-c}', '  D: 1');
  if (random.chance(0.15)) lines.push('x-more: &more [a, b]');
  return lines;
}

function service(name: string, all: readonly string[], before: string, random: Random): string[] {
  const lines = [`  ${name}:`];
  const own: string[][] = [];
  if (random.chance(0.97))
    own.push([random.pick(['image: nginx:1.29', 'image: web', 'build: .', 'image: "${I}"', 'image: a'])]);
  if (random.chance(0.1)) own.push([`extends: ${other(name, all, random)}`]);
  if (random.chance(0.07)) own.push([`depends_on: [${other(name, all, random)}]`]);
  if (before.includes('&base') && random.chance(0.5))
    own.push([random.pick(['<<: *base', '<<: [*base]', '<<: [*base, *base]'])]);
  if (before.includes('&env') && random.chance(0.4)) own.push(['environment:', '  <<: *env', '  A: own']);
  const count = random.below(4);
  for (let index = 0; index < count; index++) own.push(attribute(random));
  const seen = new Set<string>();
  for (const part of own) {
    const key = part[0]?.split(':')[0] ?? '';
    if (seen.has(key) && random.chance(0.98)) continue;
    seen.add(key);
    lines.push(...indented(part, 4));
  }
  return lines.length > 1 || random.chance(0.5) ? lines : [...lines, '    image: a'];
}

/** Mostly another service further down, so that few go in circles. */
function other(name: string, all: readonly string[], random: Random): string {
  const later = all.slice(all.indexOf(name) + 1);
  return random.pick(later.length > 0 && random.chance(0.9) ? later : all);
}

/** A later document, which is laid over the first one. */
function second(services: readonly string[], random: Random): string[] {
  const lines = ['services:', `  ${random.pick(services)}:`];
  const count = 1 + random.below(3);
  for (let index = 0; index < count; index++) {
    const [first = '', ...rest] = attribute(random);
    const tag = first.includes(': ') && random.chance(0.2) ? random.pick([' !reset', ' !override']) : '';
    lines.push(...indented([first.replace(/^([\w-]+:)/, `$1${tag}`), ...rest], 4));
  }
  return lines;
}

function attribute(random: Random): string[] {
  return random.pick(random.chance(0.95) ? commonAttributes : attributes).split('\n');
}

function resources(section: string, random: Random): string[] {
  const lines = [`${section}:`];
  const known = ['front', 'data', 'token'];
  for (const name of known) {
    if (!random.chance(0.95)) continue;
    const choices = resourceAttributes[section] ?? ['{}'];
    const content = random.pick(random.chance(0.98) ? choices.slice(0, 3) : choices);
    lines.push(`  ${random.chance(0.99) ? name : random.pick([...names, ...anchors])}: ${content}`);
  }
  return lines.length > 1 ? lines : [];
}

function indented(lines: readonly string[], depth: number): string[] {
  return lines.map((line) => `${' '.repeat(depth)}${line}`);
}
