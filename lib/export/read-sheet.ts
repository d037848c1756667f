import { runAtOnce, runInSlices, type Slices } from '../core/run-in-slices.ts';
import { guardCell, unguardCell } from './ledger-csv.ts';
import {
  beyondLimits,
  MOST_BYTES,
  type Refusal,
  refused,
  type SheetAnswer,
  type SheetsAnswer,
} from './sheet-limits.ts';
import { rowsOfText, sheetTextOf } from './sheet-text.ts';
import { isWorkbookPart, readEachSheet, readWorkbook } from './sheet-workbook.ts';
import { type ZipFault, zipParts } from './zip-parts.ts';

/** Unpacked: several times a list of 100,000 words. A zip of some kilobytes can hold gigabytes. */
const MOST_UNPACKED = 80_000_000;

const SAVE_AS = '请用 Excel 或 WPS 打开它，另存为 .xlsx 或 CSV 再导入。';

const ZIP_FAULTS: Readonly<Record<ZipFault, string>> = {
  残缺: `文件不完整，可能在传送中损坏。${SAVE_AS}`,
  过大: '文件解开后太大，不像是一张表格。请删去多余的内容或分成几份再导入。',
  加密: `文件加了密码，读不了。${SAVE_AS}`,
};

const starts = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

/** Why a text is not the sheet its name says. Some systems export a web page under the name .xls. */
function textFault(text: string): string | undefined {
  const head = text.slice(0, 2000).trimStart();
  if (/^<(!doctype|html|table|meta|head|div)\b/i.test(head)) return `这是网页，不是表格文件。${SAVE_AS}`;
  if (head.startsWith('<?xml')) return `这是 XML 格式的旧表格。${SAVE_AS}`;
  if (head.startsWith('{\\rtf') || head.startsWith('%PDF')) return '这是文档，不是表格。请选表格文件。';
  return undefined;
}

async function readZip<T>(
  bytes: Uint8Array,
  slices: Slices | undefined,
  read: (parts: ReadonlyMap<string, Uint8Array>) => Promise<T>,
): Promise<T | Refusal | undefined> {
  const work = zipParts(bytes, isWorkbookPart, MOST_UNPACKED);
  const zip = slices ? await runInSlices(work, slices) : runAtOnce(work);
  if (zip === undefined) return undefined;
  if (typeof zip === 'string') return refused(ZIP_FAULTS[zip]);
  if (zip.names.some((name) => /vbaProject|macrosheets/i.test(name)))
    return refused('文件里带有宏，为安全起见不读。请用 Excel 或 WPS 打开，另存为不带宏的 .xlsx 再导入。');
  if (!zip.parts.has('xl/workbook.xml')) return refused(`这不是 .xlsx 表格。${SAVE_AS}`);
  return read(zip.parts);
}

const isZip = (bytes: Uint8Array): boolean => starts(bytes, 0x50, 0x4b);

function fileFault(bytes: Uint8Array, name: string): string | undefined {
  if (bytes.length === 0) return '文件是空的。';
  if (bytes.length > MOST_BYTES)
    return `文件超过 ${MOST_BYTES / 1_000_000} MB，请删去多余的内容或分成几份再导入。`;
  if (/\.(xlsm|xltm|xlam|xlsb)$/i.test(name))
    return '这种文件可以带宏，为安全起见不读。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。';
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return `这是旧格式（.xls、.et）或加了密码的表格，读不了。${SAVE_AS}`;
  return undefined;
}

async function readText(bytes: Uint8Array, slices: Slices | undefined): Promise<SheetAnswer | undefined> {
  const text = sheetTextOf(bytes);
  if (text === undefined) return refused(`文件不是表格，也不是文本（试过 UTF-8、UTF-16、GBK）。${SAVE_AS}`);
  const fault = textFault(text);
  if (fault) return refused(fault);
  const work = rowsOfText(text);
  return slices ? runInSlices(work, slices) : runAtOnce(work);
}

/**
 * A sheet as offices keep it (XLSX, CSV, TXT in UTF-8, UTF-16 or GBK) as rows of text cells: one way in for word
 * lists, rosters and registers. What the bytes are decides, the name only adds to it. Dates come as 2023-10-16,
 * numbers as digits, formulas as the result stored in the file (said in `notes`). Old .xls, macros, passwords,
 * zip bombs and what is no sheet are refused with one Chinese sentence.
 *
 * @param slices pause, progress and stop; without them it is read in one go
 * @returns undefined when it was stopped
 * @example await readSheet(new Uint8Array(await file.arrayBuffer()), file.name)
 */
export async function readSheet(
  bytes: Uint8Array,
  name: string,
  slices?: Slices,
): Promise<SheetAnswer | undefined> {
  const fault = fileFault(bytes, name);
  if (fault) return refused(fault);
  if (!isZip(bytes)) return readText(bytes, slices);
  const answer = await readZip(bytes, slices, readWorkbook);
  const beyond = answer?.ok ? beyondLimits(answer.value.rows) : undefined;
  return beyond ? refused(beyond) : answer;
}

/** A cell as it was before our own CSV set a `'` before it; every other cell as it is. */
function unguarded(cell: string): string {
  const bare = unguardCell(cell);
  return bare !== cell && guardCell(bare) === cell ? bare : cell;
}

/**
 * The same for lists of which a workbook may hold several: every sheet in sight, cells merged over several rows
 * filled down. Text is one sheet without a name.
 */
export async function readSheets(
  bytes: Uint8Array,
  name: string,
  slices?: Slices,
): Promise<SheetsAnswer | undefined> {
  const fault = fileFault(bytes, name);
  if (fault) return refused(fault);
  if (isZip(bytes)) {
    const answer = await readZip(bytes, slices, readEachSheet);
    const beyond = answer?.ok && answer.value.sheets.map(({ rows }) => beyondLimits(rows)).find(Boolean);
    return beyond ? refused(beyond) : answer;
  }
  const answer = await readText(bytes, slices);
  if (!answer?.ok) return answer;
  const { notes } = answer.value;
  const rows = answer.value.rows.map((row) => row.map(unguarded));
  return { ok: true, value: { sheets: [{ name: '', rows }], notes } };
}
