import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Everyday forms for which Unihan gives no simplified form, or two. */
const EVERYDAY = [
  '線线',
  '綫线',
  '蘋苹',
  '鍾钟',
  '遊游',
  '産产',
  '爲为',
  '裏里',
  '説说',
  '衆众',
  '內内',
  '羣群',
  '峯峰',
  '啓启',
];

function fieldOf(folder: string, file: string, field: string): Map<number, string> {
  const values = new Map<number, string>();
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    const [code, name, value] = line.split('\t');
    if (name === field && code && value) values.set(Number.parseInt(code.slice(2), 16), value);
  }
  return values;
}

/**
 * Pairs traditional → simplified that may be taken for the same word. A character that mainland norms keep
 * (通用规范汉字表 of 2013: 瞭, 乾, 於, 徵 …) is no variant: folding it would make 瞭望 equal to 了望.
 */
export function variantPairs(folder: string): string[] {
  const simplified = fieldOf(folder, 'Unihan_Variants.txt', 'kSimplifiedVariant');
  const standard = fieldOf(folder, 'Unihan_OtherMappings.txt', 'kTGH');
  const pairs = [...EVERYDAY];
  const taken = new Set(EVERYDAY.map((pair) => pair.charCodeAt(0)));
  for (const [code, value] of [...simplified].sort((a, b) => a[0] - b[0])) {
    const targets = value
      .split(' ')
      .map((target) => Number.parseInt(target.slice(2), 16))
      .filter((target) => target !== code && target <= 0xffff && standard.has(target));
    const target = targets[0];
    if (
      code > 0xffff ||
      targets.length !== 1 ||
      target === undefined ||
      taken.has(code) ||
      standard.has(code)
    )
      continue;
    pairs.push(String.fromCharCode(code, target));
  }
  return pairs;
}

/**
 * Writes `lib/core/text/traditional-forms.ts` from the Unihan database (Unicode 15.0): Variants and
 * OtherMappings, unpacked in the folder given. Run by hand when Unicode brings a new edition:
 * `npx vite-node lib/node/lexicon-build-variants.ts FOLDER`.
 */
function main(folder: string): void {
  const pairs = variantPairs(folder);
  const lines: string[] = [];
  for (let i = 0; i < pairs.length; i += 40) lines.push(`  '${pairs.slice(i, i + 40).join('')}',`);
  const target = fileURLToPath(new URL('../core/text/traditional-forms.ts', import.meta.url));
  const head = [
    '/**',
    ` * ${pairs.length} pairs, traditional form then simplified form, one after the other. Written by`,
    ' * `lib/node/lexicon-build-variants.ts` from the Unihan database, Unicode 15.0 (Unicode License v3); characters that',
    ' * mainland norms keep in use (瞭, 乾, 於 …) are left out.',
    ' *',
    " * @example TRADITIONAL_FORMS.indexOf('國国') % 2 === 0",
    ' */',
    'export const TRADITIONAL_FORMS = [',
  ];
  writeFileSync(target, `${[...head, ...lines].join('\n')}\n].join('');\n`);
  console.log(`${pairs.length} pairs`);
}

if (process.argv[2]) main(process.argv[2]);
