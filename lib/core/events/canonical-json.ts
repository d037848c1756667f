/** Nesting a record may have. Ours have 4 levels; the bound keeps a hostile file from exhausting the stack. */
export const MAX_DEPTH = 64;

/**
 * The one text of a JSON value: keys sorted by UTF-16 code unit, no spaces, `undefined` members left out.
 * What is hashed, signed and compared, so it must not depend on who built the object or in what order
 * (the idea of RFC 8785; numbers are written as JSON.stringify writes them).
 *
 * @throws TypeError on what JSON cannot carry (NaN, Infinity, functions, bigint)
 * @throws RangeError when nested deeper than `MAX_DEPTH`
 * @example canonicalJson({ b: 1, a: [true, undefined] }) === '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new RangeError(`嵌套超过 ${MAX_DEPTH} 层`);
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('不是有限的数');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => (item === undefined ? 'null' : write(item, depth + 1))).join(',')}]`;
  }
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${write(member, depth + 1)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`JSON 里不能有 ${typeof value}`);
}
