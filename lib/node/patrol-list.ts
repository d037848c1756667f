import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { epochMs } from '../core/calendar/civil-date.ts';
import { decodePage } from '../page/decode.ts';
import { BadInput } from './bad-input.ts';
import { fileError } from './load-page.ts';

/** One page to read: where its bytes are, the address it had, when it was saved. */
export interface PatrolTarget {
  /** As written by whoever asked: file or address. */
  path: string;
  /** Absolute path when it came from a list. */
  file?: string;
  url: string;
  readAt: string;
}

/**
 * Rows `path<TAB>url<TAB>readAt`; a path is taken from the list's own folder. Empty rows and rows that begin
 * with # are passed over.
 *
 * @throws BadInput naming file and row on the first row that is no such row
 */
export async function readPatrolList(list: string): Promise<PatrolTarget[]> {
  const rows = (await listText(list)).split(/\r\n|\n|\r/);
  const targets: PatrolTarget[] = [];
  for (const [at, row] of rows.entries()) {
    if (!row.trim() || row.startsWith('#')) continue;
    const [path = '', url = '', readAt = ''] = row.split('\t').map((cell) => cell.trim());
    const where = `${list} 第 ${at + 1} 行`;
    if (!path || !url || !readAt)
      throw new BadInput(`${where}：应有三列“文件、网址、读取时间”，以制表符分隔`);
    // A list saved from a spreadsheet may keep its head.
    if (targets.length === 0 && !/:\/\//.test(url) && !/\d{4}-\d\d/.test(readAt)) continue;
    if (!/^https?:\/\/\S+$/i.test(url)) throw new BadInput(`${where}：网址不对：${url}`);
    checkInstant(readAt, where);
    targets.push({ path, file: resolve(dirname(list), path), url, readAt });
  }
  if (targets.length === 0) throw new BadInput(`${list}：清单里没有一行页面`);
  return targets;
}

async function listText(list: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(list);
  } catch (error) {
    throw new BadInput(`${list}：${fileError(error)}`);
  }
  const decoded = decodePage(bytes);
  if (!decoded.ok) throw new BadInput(`${list}：${decoded.error}`);
  return decoded.text;
}

function checkInstant(readAt: string, where: string): void {
  try {
    epochMs(readAt);
  } catch {
    throw new BadInput(`${where}：读取时间看不懂：${readAt}（应写成 2026-11-23T10:00:00+08:00）`);
  }
}
