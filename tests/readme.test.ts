import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

import { TRANSITIONS, type Transition } from '../lib/core/tickets/transitions.ts';

const ROOT = resolve(import.meta.dirname, '..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

function tableRow(line: Transition): string {
  const from = line.from.length > 5 ? '任何状态' : line.from.join('、');
  const by = line.by === '同原步骤' ? line.by : line.by.length > 4 ? '任何人' : line.by.join('、');
  const event = line.when ? `${line.event}（${line.when}）` : line.event;
  return `| ${from} | ${event} | ${line.to} | ${by} | ${line.mustCarry} |`;
}

describe('the README says what is so', () => {
  it('draws the transition table of the code, line for line', () => {
    for (const line of TRANSITIONS) expect(readme).toContain(tableRow(line));
  });

  it('justifies every dependency', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const names = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) => !name.startsWith('@types/'),
    );
    const rows = readme.split('\n').filter((line) => line.startsWith('| '));
    expect(names.filter((name) => !rows.some((row) => row.includes(`\`${name}\``)))).toEqual([]);
  });

  it('maps every folder of the product, and nothing that is not there', () => {
    const map = readme.slice(readme.indexOf('## Map of the code'), readme.indexOf('## Ticket'));
    const named = [...map.matchAll(/`((?:lib|components|entrypoints|tests)\/[\w./-]*)`/g)].map(
      (m) => m[1] ?? '',
    );
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    const folders = ['lib', 'lib/core', 'entrypoints'].flatMap((parent) =>
      readdirSync(join(ROOT, parent), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
        .map((entry) => `${parent}/${entry.name}/`),
    );
    expect(
      folders.filter((folder) => !named.includes(folder) && !named.includes(folder.slice(0, -1))),
    ).toEqual([]);
  });

  it('shows screenshots that exist', () => {
    const shown = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map((match) => match[1] ?? '');
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
