import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

/** Old engines still met in offices, as npm carries them: 103 for domestic shells, 109 for the last Windows 7. */
export const OLD_ENGINES = ['103.0.0', '109.0.6'] as const;
export type OldEngine = (typeof OLD_ENGINES)[number];

const ENGINES = '.cache/engines';

/** Path of an old headless Chromium, fetched on first use and unpacked once. */
export async function oldEngine(version: OldEngine): Promise<string> {
  const home = join(ENGINES, version);
  const binary = join(home, 'chromium');
  if (existsSync(binary)) return binary;
  const packed = join(home, 'node_modules/@sparticuz/chromium/bin/chromium.br');
  if (!existsSync(packed)) fetchPackage(home, version);
  const partial = `${binary}.partial`;
  await pipeline(
    createReadStream(packed),
    createBrotliDecompress(),
    createWriteStream(partial, { mode: 0o755 }),
  );
  renameSync(partial, binary);
  return binary;
}

function fetchPackage(home: string, version: string): void {
  console.error(`正在获取旧版内核 ${version}……`);
  mkdirSync(home, { recursive: true });
  const npm = spawnSync(
    'npm',
    [
      'install',
      '--prefix',
      home,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-save',
      '--no-package-lock',
      `@sparticuz/chromium@${version}`,
    ],
    { encoding: 'utf8', shell: process.platform === 'win32' },
  );
  if (npm.status !== 0) throw new Error(`旧版内核 ${version} 没有装上：${npm.stderr}`);
}
