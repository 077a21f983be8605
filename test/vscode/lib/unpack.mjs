import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import yauzl from 'yauzl';

/** Unpacks a packed extension and gives the folder of the extension in it. */
export async function unpackExtension(vsix, folder) {
  const archive = await promisify(yauzl.open)(vsix, { lazyEntries: true });
  const openStream = promisify(archive.openReadStream.bind(archive));
  await new Promise((resolve, reject) => {
    archive.on('error', reject);
    archive.on('end', resolve);
    archive.on('entry', (entry) => {
      write(entry)
        .then(() => archive.readEntry())
        .catch(reject);
    });
    archive.readEntry();
  });
  return path.join(folder, 'extension');

  async function write(entry) {
    const target = path.join(folder, entry.fileName);
    if (!target.startsWith(folder + path.sep) || entry.fileName.endsWith('/')) return;
    fs.mkdirSync(path.dirname(target), { recursive: true });
    await pipeline(await openStream(entry), fs.createWriteStream(target));
  }
}
