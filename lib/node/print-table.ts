/** Widest cell printed; longer ones are cut. Han characters take two columns of a terminal. */
const MAX_WIDTH = 44;

/** A plain table for a terminal, columns aligned by what they take on the screen. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const lines = [head, ...rows].map((row) => row.map((cell) => cut(cell.replace(/\s+/g, ' '))));
  const widths = head.map((_, at) => Math.max(...lines.map((row) => widthOf(row[at] ?? ''))));
  for (const row of lines) {
    console.log(
      row
        .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)))
        .join('  ')
        .trimEnd(),
    );
  }
}

function cut(cell: string): string {
  let width = 0;
  let out = '';
  for (const sign of cell) {
    width += widthOf(sign);
    if (width > MAX_WIDTH) return `${out}…`;
    out += sign;
  }
  return out;
}

function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
  return width;
}
