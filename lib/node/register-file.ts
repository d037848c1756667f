import { readFile } from 'node:fs/promises';

import { noticeLimits } from '../core/freshness/limits.ts';
import { findHeadings } from '../core/register/find-headings.ts';
import { mergeRegister } from '../core/register/merge-register.ts';
import { parseRegisterJson } from '../core/register/parse-register-json.ts';
import { parseRegisterSheets, type Sheet } from '../core/register/parse-sheets.ts';
import { EMPTY_REGISTER, type Register, type Site } from '../core/register/register.ts';
import { runAtOnce } from '../core/run-in-slices.ts';
import { readSheets } from '../export/read-sheet.ts';
import { decodePage } from '../page/decode.ts';
import { BadInput } from './bad-input.ts';
import { fileError } from './load-page.ts';

/**
 * The office's register from a file: JSON as the desk exports it, or its lists (栏目责任清单, 新媒体备案,
 * 三级责任人) as XLSX, CSV or tab-separated text in any charset. No file: an empty register.
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
  const json = jsonText(bytes);
  if (json !== undefined) {
    const parsed = parseRegisterJson(json);
    if ('register' in parsed) return parsed.register;
    throw new BadInput(`登记册 ${path}：${oneLine(parsed.errors)}`);
  }
  const read = await readSheets(bytes, path);
  if (!read?.ok) throw new BadInput(`登记册 ${path}：${read?.error ?? '没有读完'}`);
  const { sheets } = read.value;
  const sites = [siteOf(sheets.filter(isColumnList))];
  const parsed = runAtOnce(parseRegisterSheets(sheets, { sites, site: sites[0], limits: noticeLimits }));
  if ('lists' in parsed) return mergeRegister({ ...EMPTY_REGISTER, sites }, parsed.lists).next;
  throw new BadInput(`登记册 ${path}：${oneLine(parsed.errors.map((error) => error.message))}`);
}

function jsonText(bytes: Uint8Array): string | undefined {
  const decoded = bytes[0] === 0x50 ? undefined : decodePage(bytes);
  return decoded?.ok && decoded.text.trimStart().startsWith('{') ? decoded.text : undefined;
}

function isColumnList({ name, rows }: Sheet): boolean {
  const found = findHeadings(rows, name);
  return found !== undefined && 'kind' in found && found.kind === 'columns';
}

/** The lists name no site: its hosts are those of their addresses, the most frequent first. */
function siteOf(sheets: readonly Sheet[]): Site {
  const counts = new Map<string, number>();
  for (const cell of sheets.flatMap(({ rows }) => rows.flat())) {
    const found = /^\s*(https?:\/\/)?([\w-]+(?:\.[\w-]+)+)(?:[/:]|\s*$)/i.exec(cell);
    // A date written 2023.10.16 looks like a host without a scheme.
    const host = found && (found[1] || /[a-z]/i.test(found[2] ?? '')) ? found[2]?.toLowerCase() : undefined;
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
