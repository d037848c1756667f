/**
 * Longest text of a cell. A spreadsheet ends at 32,767 characters (and spills a longer CSV cell into the next
 * row); a page's words in a ledger are read by people, and the ticket keeps the whole.
 */
export const MAX_CELL_CHARS = 8_000;

const CUT = '…（已截短，全文见工单）';

/**
 * A page's words as they can stand in any file we write: line ends as LF, control characters as their visible
 * pictures (U+2400…), halves of surrogate pairs and non-characters as U+FFFD. XML can carry none of them, and
 * what is silently dropped could hide the fault itself. Words, marks and blanks stay as they are.
 *
 * @example cellText('标题\u0007') === '标题␇'
 */
export function cellText(text: string): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a file.
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0)))
    .replace(/\u007f/g, '\u2421')
    .replace(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd');
  if (clean.length <= MAX_CELL_CHARS) return clean;
  return clean.slice(0, MAX_CELL_CHARS - CUT.length).replace(/[\ud800-\udbff]$/, '') + CUT;
}
