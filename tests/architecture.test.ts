import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

import { circles, readSources, type Sources, violations } from './architecture/import-graph.ts';

const ROOT = resolve(import.meta.dirname, '..');
const sources = readSources(ROOT);

function planted(path: string, code: string): Sources {
  return new Map([...sources, [path, code]]);
}

describe('imports go one way', () => {
  it('reads the product (a net over 0 files holds nothing)', () => {
    expect(sources.size).toBeGreaterThan(80);
  });

  it('no file imports against the arrows of DESIGN 3', () => {
    expect(violations(sources).join('\n')).toBe('');
  });

  it('no circle of files anywhere', () => {
    expect(circles(sources)).toEqual([]);
  });

  it.each([
    ['lib/core/text/planted.ts', "import { readPage } from '../../page/read-page.ts';"],
    ['lib/core/text/planted.ts', "import type { Finding } from '../finding.ts';"],
    ['lib/core/text/planted.ts', "import { readFileSync } from 'node:fs';"],
    ['lib/core/unplaced.ts', 'export const nowhere = 1;'],
    ['lib/page/planted.ts', "import { z } from 'zod';"],
    ['lib/page/planted.ts', "import { openDb } from '../extension/db.ts';"],
    ['lib/export/planted.ts', "export { x } from '../extension/db.ts';"],
    ['components/planted.tsx', "import { browser } from 'wxt/browser';"],
    ['entrypoints/popup/planted.ts', "const m = await import('../../lib/node/start.ts');"],
  ])('a violation planted in %s is caught', (path, code) => {
    expect(violations(planted(path, code)).filter((line) => line.startsWith(path))).toHaveLength(1);
  });

  it('a planted circle is caught', () => {
    const two = new Map([
      ['lib/core/text/a.ts', "import { b } from './b.ts';"],
      ['lib/core/text/b.ts', "import { a } from './a.ts';"],
    ]);
    expect(circles(two)).toHaveLength(1);
  });
});

describe('lib/core compiles without DOM, Node, browser or Vite types', () => {
  it.each([
    ['a document', 'export const title = document.title;'],
    ['the browser', 'export const id = browser.runtime.id;'],
    ['Node', "import { readFileSync } from 'node:fs';\nexport const f = readFileSync;"],
  ])('%s planted in core is refused by its tsconfig', (_what, code) => {
    // Not in a folder of the product: another test may be building it.
    const folder = mkdtempSync(join(ROOT, 'tests/architecture/.planted-'));
    try {
      writeFileSync(join(folder, 'planted.ts'), code);
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ extends: '../../../lib/core/tsconfig.json', include: ['planted.ts'] }),
      );
      const run = spawnSync('node', [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder]);
      expect(run.status).not.toBe(0);
      expect(String(run.stdout)).toContain('planted.ts');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('Biome bans the same imports while typing', () => {
  it.each([
    ['lib/core/text', "import { readPage } from '../../page/read-page.ts';\n\nexport const f = readPage;\n"],
    ['lib/page', "import { z } from 'zod';\n\nexport const f = z;\n"],
    ['components', "import { browser } from 'wxt/browser';\n\nexport const f = browser;\n"],
  ])('planted in %s', (folder, code) => {
    // A root of its own under the same settings, for the same reason.
    const root = mkdtempSync(join(tmpdir(), 'xundu-planted-'));
    try {
      for (const name of ['biome.json', '.gitignore']) copyFileSync(join(ROOT, name), join(root, name));
      mkdirSync(join(root, folder), { recursive: true });
      writeFileSync(join(root, folder, 'planted.ts'), code);
      const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
      const run = spawnSync('node', [biome, 'lint', `${folder}/planted.ts`], { cwd: root });
      expect(run.status).not.toBe(0);
      expect(String(run.stderr) + String(run.stdout)).toContain('noRestrictedImports');
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

describe('the house', () => {
  it('has the top level of DESIGN 3 and nothing else', () => {
    const run = spawnSync('git', ['ls-files'], { cwd: ROOT });
    const tops = new Set(
      String(run.stdout)
        .trim()
        .split('\n')
        .map((path) => path.split('/')[0]),
    );
    expect([...tops].sort()).toEqual(
      [
        '.ci',
        '.gitignore',
        'LICENSE',
        'README.md',
        'biome.json',
        'components',
        'entrypoints',
        'knip.json',
        'lib',
        'package-lock.json',
        'package.json',
        'tests',
        'tsconfig.json',
        'vitest.config.ts',
        'wxt.config.ts',
      ].sort(),
    );
  });

  it('has no drawer called utils, helpers, common or misc, and no barrel but the rules folder', () => {
    const paths = [...sources.keys()];
    expect(paths.filter((path) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.)/.test(path))).toEqual([]);
    const barrels = paths.filter(
      (path) =>
        /^lib\/.*\/index\.ts$/.test(path) && /^export (\*|\{)[^;]*from/m.test(sources.get(path) ?? ''),
    );
    expect(barrels).toEqual([]);
  });

  it('keeps hostile-page hygiene: no innerHTML, eval or document.write in the product', () => {
    const unsafe = [...sources].filter(([path, code]) => {
      if (path.startsWith('lib/demo/')) return false;
      return /\b(innerHTML|outerHTML)\s*=[^=]|insertAdjacentHTML|dangerouslySetInnerHTML|\beval\(|new Function\(|document\.write\(/.test(
        code,
      );
    });
    expect(unsafe.map(([path]) => path)).toEqual([]);
  });

  it('every folder of entrypoints is one WXT builds (a content script folder must end in .content)', () => {
    const names = readdirSync(join(ROOT, 'entrypoints'));
    expect(names.filter((name) => /overlay/.test(name))).toEqual(['overlay.content']);
  });
});
