import { LEDGER_TITLE } from '../core/ledger/headings.ts';

/** Room for a site's name: with title and days the name stays under 255 bytes of UTF-8 on any disk. */
const MAX_SITE_CHARS = 40;

/**
 * Name of an exported ledger. A site's name comes from a page, so what Windows or a shell reserves, controls,
 * marks that turn the reading direction, and blanks and dots at the ends are left out.
 *
 * @param from first day `YYYY-MM-DD`, '' when open; likewise `to`
 * @example ledgerFileName('安州区人民政府', '2026-11-01', '2026-11-30', 'xlsx')
 *   === '错敏整改台账_安州区人民政府_2026-11-01至2026-11-30.xlsx'
 */
export function ledgerFileName(site: string, from: string, to: string, ext: string): string {
  const days = from === '' && to === '' ? '' : `${safePart(from) || '最早'}至${safePart(to) || '最近'}`;
  const parts = [LEDGER_TITLE, safePart(site), days].filter((part) => part !== '');
  return `${parts.join('_')}.${ext.replace(/[^a-z0-9]/gi, '') || 'txt'}`;
}

/** @example datedFileName('日常监测台账', '安州区人民政府', '2026-11-23', 'xlsx') */
export function datedFileName(title: string, site: string, day: string, ext: string): string {
  return `${[title, safePart(site), safePart(day)].filter((part) => part !== '').join('_')}.${ext}`;
}

function safePart(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(/[<>:"/\\|?*%~#]|[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/g, ' ');
  return [...clean]
    .slice(0, MAX_SITE_CHARS)
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '');
}
