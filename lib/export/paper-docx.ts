import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

import { LEDGER_HEADINGS, LEDGER_TITLE, type LedgerRow } from '../core/ledger/headings.ts';
import type { PaperPart } from '../core/papers/paper.ts';

export const DOCX_MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Faces every Chinese office has (GB/T 9704: 小标宋 for the title, 仿宋 for the text). */
const TITLE_FACE = { ascii: 'Times New Roman', eastAsia: '方正小标宋简体', hAnsi: 'Times New Roman' };
const TEXT_FACE = { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312', hAnsi: 'Times New Roman' };
const HEADING_FACE = { ascii: 'Times New Roman', eastAsia: '黑体', hAnsi: 'Times New Roman' };
/** Half points: 二号, 三号, 小四, and the ledger's small type. */
const SIZE = { title: 44, text: 32, table: 21, ledger: 13 } as const;
/** Twentieths of a point (A4, A3 across). */
const A4 = { width: 11906, height: 16838 };
const A3 = { width: 16838, height: 23811 };
const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

/** A paper with places for signature and seal as DOCX. */
export function paperDocx(parts: readonly PaperPart[]): Promise<Uint8Array<ArrayBuffer>> {
  return packed(
    new Document({
      creator: '巡读',
      sections: [
        {
          properties: { page: { size: A4, margin: { top: 2098, bottom: 1984, left: 1588, right: 1474 } } },
          children: parts.map(partOf),
        },
      ],
    }),
  );
}

/** The 错敏整改台账 as a table across A3. */
export function ledgerDocx(ledger: {
  scope: string;
  rows: readonly LedgerRow[];
}): Promise<Uint8Array<ArrayBuffer>> {
  const headings = LEDGER_HEADINGS.map(({ title }) => title);
  const rows = ledger.rows.map((row) => LEDGER_HEADINGS.map(({ key }) => row[key]));
  return packed(
    new Document({
      creator: '巡读',
      sections: [
        {
          properties: {
            page: {
              size: { ...A3, orientation: 'landscape' },
              margin: { top: 600, bottom: 600, left: 500, right: 500 },
            },
          },
          children: [
            paragraph(LEDGER_TITLE, { face: TITLE_FACE, size: SIZE.text, align: AlignmentType.CENTER }),
            paragraph(ledger.scope, { face: TEXT_FACE, size: SIZE.table }),
            tableOf(
              headings,
              rows,
              SIZE.ledger,
              LEDGER_HEADINGS.map(({ width }) => width),
            ),
          ],
        },
      ],
    }),
  );
}

async function packed(document: Document): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function partOf(part: PaperPart): Paragraph | Table {
  switch (part.is) {
    case 'title':
      return paragraph(part.text, {
        face: TITLE_FACE,
        size: SIZE.title,
        align: AlignmentType.CENTER,
        after: 400,
      });
    case 'heading':
      return paragraph(part.text, { face: HEADING_FACE, size: SIZE.text });
    case 'right':
      return paragraph(part.text, { face: TEXT_FACE, size: SIZE.text, align: AlignmentType.RIGHT });
    case 'center':
      return paragraph(part.text, { face: TEXT_FACE, size: SIZE.text, align: AlignmentType.CENTER });
    case 'sign':
      return signLine(part.labels);
    case 'table':
      return tableOf(part.headings, part.rows, SIZE.table);
    default:
      return paragraph(part.text, { face: TEXT_FACE, size: SIZE.text });
  }
}

interface Face {
  face: typeof TEXT_FACE;
  size: number;
  align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  after?: number;
}

function paragraph(text: string, { face, size, align, after }: Face): Paragraph {
  // A run ends where the words break: a line feed inside one is lost by Word.
  const runs = text
    .split('\n')
    .map((line, index) => new TextRun({ text: line, font: face, size, break: index === 0 ? 0 : 1 }));
  return new Paragraph({
    children: runs,
    ...(align === undefined ? {} : { alignment: align }),
    spacing: { line: 560, lineRule: 'atLeast', after: after ?? 0 },
  });
}

/** Labels side by side, each with room below for name, seal and date. */
function signLine(labels: readonly string[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        height: { value: 1200, rule: 'atLeast' },
        children: labels.map((label) => cellOf(`${label}：`, SIZE.table, Math.floor(100 / labels.length))),
      }),
    ],
  });
}

function tableOf(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  size: number,
  widths?: readonly number[],
): Table {
  const weights =
    widths ?? headings.map((heading, index) => weightOf([heading, ...rows.map((row) => row[index] ?? '')]));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = (index: number) => Math.max(1, Math.round(((weights[index] ?? 1) / total) * 100));
  const line = (cells: readonly string[], isHead = false) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((cell, index) =>
        cellOf(cell, size, share(index), isHead ? HEADING_FACE : TEXT_FACE),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: THIN,
      bottom: THIN,
      left: THIN,
      right: THIN,
      insideHorizontal: THIN,
      insideVertical: THIN,
    },
    rows: [line(headings, true), ...rows.map((row) => line(row))],
  });
}

/** A column is as wide as its longest words ask, within reason. */
function weightOf(cells: readonly string[]): number {
  return Math.min(16, Math.max(3, ...cells.map((cell) => cell.length)));
}

function cellOf(text: string, size: number, percent: number, face: typeof TEXT_FACE = TEXT_FACE): TableCell {
  return new TableCell({
    width: { size: percent, type: WidthType.PERCENTAGE },
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    children: text
      .split('\n')
      .map((line) => new Paragraph({ children: [new TextRun({ text: line, font: face, size })] })),
  });
}
