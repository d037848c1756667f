import { readFile } from 'node:fs/promises';

import Papa from 'papaparse';
import { noticeLimits } from '../core/freshness/limits.ts';
import { parseRegisterJson } from '../core/register/parse-register-json.ts';
import { parseRegisterSheet } from '../core/register/parse-sheet.ts';
import { EMPTY_REGISTER, type Register, type Site } from '../core/register/register.ts';
import { decodePage } from '../page/decode.ts';
import { BadInput } from './bad-input.ts';
import { fileError } from './load-page.ts';

/**
 * The office's register from a file: JSON as the desk exports it, or 栏目责任清单 as CSV or tab-separated text
 * in any charset. No file: an empty register.
 *
 * @throws BadInput, one line naming the file and the first error
 */
export async function loadRegister(path: string | undefined): Promise<Register> {
  if (path === undefined) return EMPTY_REGISTER;
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new BadInput(`登记册 ${path}：${fileError(error)}`);
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    throw new BadInput(`登记册 ${path}：这是 Excel 文件，请另存为 CSV 再用`);
  }
  const decoded = decodePage(bytes);
  if (!decoded.ok) throw new BadInput(`登记册 ${path}：${decoded.error}`);
  const text = decoded.text;
  if (text.trimStart().startsWith('{')) {
    const parsed = parseRegisterJson(text);
    if ('register' in parsed) return parsed.register;
    throw new BadInput(`登记册 ${path}：${oneLine(parsed.errors)}`);
  }
  const rows = Papa.parse<string[]>(text, { skipEmptyLines: false }).data;
  const parsed = parseRegisterSheet(rows, siteOf(rows), noticeLimits);
  if ('register' in parsed) return parsed.register;
  throw new BadInput(`登记册 ${path}：${oneLine(parsed.errors.map((error) => error.message))}`);
}

/** The sheet names no site: its hosts are those of its addresses, the most frequent first. */
function siteOf(rows: readonly (readonly string[])[]): Site {
  const counts = new Map<string, number>();
  for (const cell of rows.flat()) {
    const host = /^\s*(?:https?:\/\/)?([\w-]+(?:\.[\w-]+)+)(?:[/:]|\s*$)/i.exec(cell)?.[1]?.toLowerCase();
    if (host) counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  const hosts = [...counts].sort((a, b) => b[1] - a[1]).map(([host]) => host);
  const [main = 'localhost'] = hosts;
  return { id: main, name: main, hosts: hosts.length > 0 ? hosts : [main] };
}

function oneLine(errors: readonly string[]): string {
  const more = errors.length > 1 ? `（另有 ${errors.length - 1} 处错误）` : '';
  return `${errors[0] ?? '内容有误'}${more}`;
}
