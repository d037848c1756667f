/** Numbers by 32-bit print, without the words they were made of: 8 bytes each at full load, twice that as it grows. */
export interface PrintTable {
  get(print: number): number | undefined;
  set(print: number, value: number): void;
  size(): number;
  /** Prints and values by turns. */
  entries(): Uint32Array;
  /** The same of the `count` entries with the highest values. */
  newest(count: number): Uint32Array;
}

/** @param entries as `entries()` gives them; a print is never 0 */
export function printTable(entries: Uint32Array = new Uint32Array()): PrintTable {
  let bits = 10;
  while (2 ** bits < entries.length) bits += 1;
  let cells = new Uint32Array(2 * 2 ** bits);
  let used = 0;

  const placeOf = (print: number): number => {
    const mask = cells.length / 2 - 1;
    let place = (print >>> 7) & mask;
    while (cells[2 * place] !== 0 && cells[2 * place] !== print) place = (place + 1) & mask;
    return place;
  };
  const set = (print: number, value: number): void => {
    let place = placeOf(print);
    if (cells[2 * place] === 0) {
      if (used * 2 >= cells.length * 0.7) {
        grow();
        place = placeOf(print);
      }
      used += 1;
    }
    cells[2 * place] = print;
    cells[2 * place + 1] = value;
  };
  const grow = (): void => {
    const old = cells;
    cells = new Uint32Array(old.length * 2);
    used = 0;
    for (let at = 0; at < old.length; at += 2)
      if (old[at] !== 0) set(old[at] as number, old[at + 1] as number);
  };
  for (let at = 0; at < entries.length; at += 2) set(entries[at] as number, entries[at + 1] as number);

  const list = (): Uint32Array => {
    const out = new Uint32Array(2 * used);
    let next = 0;
    for (let at = 0; at < cells.length; at += 2) {
      if (cells[at] === 0) continue;
      out[next] = cells[at] as number;
      out[next + 1] = cells[at + 1] as number;
      next += 2;
    }
    return out;
  };
  return {
    get(print) {
      const place = placeOf(print);
      return cells[2 * place] === 0 ? undefined : cells[2 * place + 1];
    },
    set,
    size: () => used,
    entries: list,
    newest(count) {
      const all = list();
      const order = [...new Array(all.length / 2).keys()].sort(
        (a, b) => (all[2 * b + 1] as number) - (all[2 * a + 1] as number),
      );
      return Uint32Array.from(
        order.slice(0, count).flatMap((at) => [all[2 * at] as number, all[2 * at + 1] as number]),
      );
    },
  };
}
