import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { missingPackages } from '../../lib/node/setup.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'xundu-setup-'));
  const packages = {
    '': {},
    'node_modules/needed': { version: '1.0.0' },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function install(record: string): void {
  mkdirSync(join(root, 'node_modules/needed'), { recursive: true });
  writeFileSync(join(root, 'node_modules/needed/package.json'), '{}');
  writeFileSync(join(root, 'node_modules/.package-lock.json'), record);
}

const recordOf = (version: string) => JSON.stringify({ packages: { 'node_modules/needed': { version } } });

it('everything is missing on a fresh clone, what belongs to another platform left out', () => {
  expect(missingPackages(root)).toEqual(['needed']);
});

it('nothing is missing when what the lock file names is there, so that no network is needed', () => {
  install(recordOf('1.0.0'));
  expect(missingPackages(root)).toEqual([]);
});

it.each([
  ['another version', recordOf('0.9.0')],
  ['a record that an interrupted install left half-written', '{"packages": {'],
])('%s is missing', (_what, record) => {
  install(record);
  expect(missingPackages(root)).toEqual(['needed']);
});
