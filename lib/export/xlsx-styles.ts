/** Looks a cell may have, in the order of `cellXfs` below. */
const STYLE_NAMES = [
  'plain',
  'title',
  'scope',
  'heading',
  'text',
  'longText',
  'number',
  'date',
  'day',
] as const;
export type StyleName = (typeof STYLE_NAMES)[number];

/** @example styleIndex('plain') === 0 */
export function styleIndex(name: StyleName): number {
  return STYLE_NAMES.indexOf(name);
}

const WRAPPED = '<alignment vertical="top" wrapText="1"/>';
const CENTRED = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
const LEFT = '<alignment horizontal="left" vertical="center" wrapText="1"/>';

/** Ids below 164 are built in: 49 is `@`, text. */
const TEXT = 49;
const MINUTE = 164;
const DAY = 165;

function xf(
  look: { format?: number; font?: number; fill?: number; border?: number },
  inside: string,
): string {
  const { format = 0, font = 0, fill = 0, border = 0 } = look;
  // quotePrefix keeps text text when someone edits the cell: without it F2 and Enter make `=1+1` a formula.
  const quoted = inside === WRAPPED && (format === TEXT || format === 0) ? ' quotePrefix="1"' : '';
  return (
    `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${quoted}` +
    ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">' +
    `${inside}</xf>`
  );
}

const CELL_XFS: Readonly<Record<StyleName, string>> = {
  plain: '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  title: xf({ format: TEXT, font: 1 }, CENTRED),
  scope: xf({ format: TEXT }, LEFT),
  heading: xf({ format: TEXT, font: 2, fill: 2, border: 1 }, CENTRED),
  text: xf({ format: TEXT, border: 1 }, WRAPPED),
  // Excel 2007 shows ##### for 256 characters and more in a cell of format `@`.
  longText: xf({ border: 1 }, WRAPPED),
  number: xf({ format: 1, border: 1 }, '<alignment horizontal="center" vertical="top"/>'),
  date: xf({ format: MINUTE, border: 1 }, '<alignment horizontal="left" vertical="top"/>'),
  day: xf({ format: DAY, border: 1 }, '<alignment horizontal="left" vertical="top"/>'),
};

const FONT = '<name val="宋体"/><family val="3"/><charset val="134"/>';
const LINE = '<color rgb="FF9AA4B2"/>';

export const STYLES_XML =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  `<numFmts count="2"><numFmt numFmtId="${MINUTE}" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>` +
  `<numFmt numFmtId="${DAY}" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  `<fonts count="3"><font><sz val="10"/>${FONT}</font><font><b/><sz val="16"/>${FONT}</font>` +
  `<font><b/><sz val="10"/>${FONT}</font></fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF5"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  `<border><left style="thin">${LINE}</left><right style="thin">${LINE}</right>` +
  `<top style="thin">${LINE}</top><bottom style="thin">${LINE}</bottom><diagonal/></border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${STYLE_NAMES.length}">${STYLE_NAMES.map((name) => CELL_XFS[name]).join('')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
