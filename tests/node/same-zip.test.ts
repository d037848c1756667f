import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, expect, it } from 'vitest';

import { zipOfFolder } from '../../lib/node/same-zip.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** A build of these files, written in the order given and on the day given. */
function build(files: readonly [string, string][], day: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'xundu-build-'));
  made.push(folder);
  mkdirSync(join(folder, 'chunks/deep'), { recursive: true });
  for (const [name, text] of files) {
    writeFileSync(join(folder, name), text);
    utimesSync(join(folder, name), day * 86_400, day * 86_400);
  }
  return folder;
}

const FILES: [string, string][] = [
  ['manifest.json', '{"version":"0.1.0"}'],
  ['chunks/b.js', 'let b;'.repeat(1_000)],
  ['chunks/deep/a.js', '甲'],
  ['Z.css', ''],
];

it('the same files packed on other days, written in another order, are the same zip', () => {
  const first = zipOfFolder(build(FILES, 20_000));
  expect(zipOfFolder(build([...FILES].reverse(), 20_733))).toEqual(first);
  const parts = unzipSync(first);
  expect(Object.keys(parts)).toEqual(['Z.css', 'chunks/b.js', 'chunks/deep/a.js', 'manifest.json']);
  for (const [name, text] of FILES) expect(strFromU8(parts[name] ?? new Uint8Array())).toBe(text);
});

it('other files are another zip', () => {
  const first = zipOfFolder(build(FILES, 20_000));
  expect(
    zipOfFolder(build([...FILES.slice(1), ['manifest.json', '{"version":"0.1.1"}']], 20_000)),
  ).not.toEqual(first);
});

it('the zone of the machine is not in it', () => {
  const zone = process.env.TZ;
  try {
    const packed = ['UTC', 'Asia/Shanghai', 'America/New_York'].map((name) => {
      process.env.TZ = name;
      return zipOfFolder(build(FILES, 20_000));
    });
    expect(packed[1]).toEqual(packed[0]);
    expect(packed[2]).toEqual(packed[0]);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
