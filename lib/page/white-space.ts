/** What a reader sees as a gap between words: ASCII white space, no-break and ideographic space, thin spaces. Not the zero-width signs. */
export function isSpace(code: number): boolean {
  if (code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000) return true;
  return (
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f
  );
}
