/** A place in a stored row that holds text or a number. */
interface Leaf {
  path: (string | number)[];
  value: string | number;
}

/**
 * A copy of a row with one bit changed, as a bad sector leaves it: in any text or number of it.
 *
 * @param next numbers in [0, 1)
 * @param isWanted members that may be hit, by their path
 */
export function withFlippedBit<T>(
  row: T,
  next: () => number,
  isWanted: (path: string) => boolean,
): { row: T; path: string } {
  const copy = structuredClone(row);
  const leaves = leavesOf(copy, []).filter(({ path, value }) => value !== '' && isWanted(path.join('.')));
  const leaf = leaves[Math.floor(next() * leaves.length)];
  if (!leaf) throw new Error('a row without text or numbers');
  const { path, value } = leaf;
  put(copy, path, typeof value === 'number' ? flipNumber(value, next) : flipText(value, next));
  return { row: copy, path: path.join('.') };
}

function leavesOf(value: unknown, path: (string | number)[]): Leaf[] {
  if (typeof value === 'string' || typeof value === 'number') return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]));
}

function flipNumber(value: number, next: () => number): number {
  return value ^ (1 << Math.floor(next() * 16));
}

function flipText(value: string, next: () => number): string {
  const at = Math.floor(next() * value.length);
  const code = value.charCodeAt(at) ^ (1 << Math.floor(next() * 7));
  return value.slice(0, at) + String.fromCharCode(code) + value.slice(at + 1);
}

function put(row: unknown, path: readonly (string | number)[], value: string | number): void {
  let at = row as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[path.at(-1) ?? ''] = value;
}
