import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/**
 * The files of a folder as a zip. Two folders with the same files give the same bytes: names in order, one date for
 * all, one compression, nothing of the machine.
 */
export function zipOfFolder(folder: string): Uint8Array {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const files: Zippable = {};
  for (const name of names) files[name] = readFileSync(join(folder, name));
  // The date in a zip is the machine's own, without a zone: its parts are the same wherever it is built.
  return zipSync(files, { level: 9, mtime: new Date(2020, 0, 1), os: 0 });
}
