import Papa from 'papaparse';

import { beyondLimits, MOST_ROWS, refused, type SheetAnswer } from './sheet-limits.ts';

/** Characters parsed at a time: a few milliseconds. */
const PIECE = 1 << 17;
/** Without a line end outside quotes for so long, a quote was never closed. */
const LONGEST_RECORD = 1 << 20;
/** Characters looked at to tell whether it is text. */
const LOOKED_AT = 1 << 18;
/** Above this share of control and replacement characters it is not text at all. */
const MOST_BROKEN = 0.02;

/**
 * Bytes of a CSV or TXT file as text: BOM first, then UTF-16 by its zero bytes, then UTF-8 when the bytes are
 * valid UTF-8, else GB18030, in which Chinese spreadsheet programs save CSV.
 *
 * @returns undefined when it is no text in any of them
 */
export function sheetTextOf(bytes: Uint8Array): string | undefined {
  const marked = byteOrder(bytes);
  for (const charset of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(charset, { fatal: true }).decode(bytes);
      return brokenShare(text) > MOST_BROKEN ? undefined : text;
    } catch {
      // Not in this charset: the next one.
    }
  }
  return undefined;
}

function byteOrder(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const head = bytes.subarray(0, 4096);
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > 1 && odd > even * 4) return 'utf-16le';
  if (even > 1 && even > odd * 4) return 'utf-16be';
  return undefined;
}

function brokenShare(text: string): number {
  let broken = 0;
  const looked = Math.min(text.length, LOOKED_AT);
  for (let at = 0; at < looked; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 13)) broken++;
  }
  return looked === 0 ? 0 : broken / looked;
}

/** Offsets at which the text is cut: line ends with every quote before them closed; -1: the line is endless. */
function* pieceEnds(text: string): Generator<number> {
  let from = 0;
  let open = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) open = !open;
    else if (code === 10 && at - from >= PIECE && (!open || at - from >= LONGEST_RECORD)) {
      yield at + 1;
      from = at + 1;
      open = false;
    } else if (at - from > 2 * LONGEST_RECORD) {
      yield -1;
      return;
    }
  }
  yield text.length;
}

const quoteFault = (row: number): SheetAnswer =>
  refused(`第 ${row} 行的半角引号 " 没有成对，后面的行会被当成同一格。请改成全角引号或补齐后再导入。`);

/**
 * Rows of text with tabs (as pasted from a spreadsheet) or commas between cells; lines without either are rows of
 * one cell. The row of every refusal is as the text counts its rows, from 1.
 *
 * @example runAtOnce(rowsOfText('按装,安装\n部暑,部署')) // { ok: true, value: { rows: [['按装', '安装'], …], … } }
 */
export function* rowsOfText(text: string): Generator<number, SheetAnswer> {
  const whole = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const firstLine = /[^\n]*\S[^\n]*/.exec(whole)?.[0] ?? '';
  if (firstLine === '') return refused('里面没有内容。');
  const delimiter = firstLine.includes('\t') ? '\t' : ',';
  const rows: string[][] = [];
  let from = 0;
  for (const end of pieceEnds(whole)) {
    if (end < 0) return refused(`第 ${rows.length + 1} 行太长，没有换行，不像是表格，请核对文件。`);
    const piece = whole.slice(from, end).replace(/\n$/, '');
    const { data, errors } = Papa.parse<string[]>(piece, { delimiter, newline: '\n' });
    const quote = errors.find(({ type }) => type === 'Quotes');
    if (quote) return quoteFault(rows.length + (quote.row ?? 0) + 1);
    for (const row of data) rows.push(row);
    if (rows.length > MOST_ROWS) break;
    from = end;
    yield end / whole.length;
  }
  const beyond = beyondLimits(rows);
  return beyond ? refused(beyond) : { ok: true, value: { rows, notes: [] } };
}
