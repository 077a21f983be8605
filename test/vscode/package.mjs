// What the packed extension weighs, by its files, and whether it holds the budget.
import path from 'node:path';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { check } from './lib/results.mjs';

/** Bytes; what the rules to come need is kept free below it. */
const budget = 2_000_000;
/** Bytes of what only Node needs: more, and something of the engine or of the client is in the package twice. */
const ownOfNode = { 'dist/server.js': 150_000, 'dist/extension.js': 100_000 };

export async function runPackageSuite({ vsix }) {
  const files = await filesIn(vsix);
  files.sort((a, b) => b.packed - a.packed);
  for (const { name, size, packed } of files.slice(0, 12)) {
    console.log(`    ${kilobytes(packed)} packed ${kilobytes(size)}  ${name}`);
  }
  const all = files.reduce((sum, { packed }) => sum + packed, 0);
  console.log(`    ${kilobytes(all)} packed, ${files.length} files; budget ${kilobytes(budget).trim()}`);
  await check('weighs no more than the budget', () => {
    if (all > budget) throw new Error(`The files of the extension weigh ${kilobytes(all).trim()} packed.`);
  });
  await check('starts no program in a browser', async () => {
    for (const name of inBrowser) {
      const text = await textIn(vsix, name);
      if (text === undefined) throw new Error(`${name} is missing.`);
      if (text.includes('child_process')) throw new Error(`${name} loads what starts programs.`);
    }
  });
  await check('holds what both platforms need once', () => {
    for (const [name, most] of Object.entries(ownOfNode)) {
      const file = files.find((each) => each.name === name);
      if (!file) throw new Error(`${name} is missing.`);
      if (file.size > most) throw new Error(`${name} has ${file.size} bytes: is the other platform's file used?`);
    }
  });
}

/** What runs in a browser must not even try to start a program. */
const inBrowser = ['dist/engine.js', 'dist/browser/extension.js'];

const kilobytes = (bytes) => `${String(Math.ceil(bytes / 1000)).padStart(6)} kB`;

async function filesIn(vsix) {
  const archive = await promisify(yauzl.open)(vsix, { lazyEntries: true });
  const files = [];
  return new Promise((resolve, reject) => {
    archive.on('error', reject);
    archive.on('end', () => resolve(files));
    archive.on('entry', ({ fileName, compressedSize, uncompressedSize }) => {
      files.push({
        name: path.posix.relative('extension', fileName),
        size: uncompressedSize,
        packed: compressedSize,
      });
      archive.readEntry();
    });
    archive.readEntry();
  });
}

/** The text of a file; nothing where there is none. */
async function textIn(vsix, name) {
  const archive = await promisify(yauzl.open)(vsix, { lazyEntries: true });
  const open = promisify(archive.openReadStream.bind(archive));
  return new Promise((resolve, reject) => {
    archive.on('error', reject);
    archive.on('end', () => resolve(undefined));
    archive.on('entry', (entry) => {
      if (path.posix.relative('extension', entry.fileName) !== name) archive.readEntry();
      else open(entry).then(readAll).then(resolve, reject);
    });
    archive.readEntry();
  });
}

async function readAll(stream) {
  const pieces = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
