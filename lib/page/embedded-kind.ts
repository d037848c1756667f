/** Files that show pictures, sound or moving pictures, or nothing any more. */
const WORDLESS_TYPES =
  /^\s*(image\/(?!svg)|audio\/|video\/|application\/(x-)?(shockwave|java|silverlight|oleobject|mplayer|font))/i;
const WORDLESS_FILES =
  /\.(swf|png|jpe?g|gif|webp|bmp|ico|avif|mp[34]|m4[av]|og[gv]|webm|wav|wm[av]|as[fx]|avi|flv|mov|mid|rmv?b?|m3u8?|class|jar|xap|cab)$/i;
const WORDED_TYPES = /^\s*(text\/|application\/(pdf|xhtml|xml|json|msword|vnd)|image\/svg)/i;
const WORDED_FILES = /\.(s?html?|xht(ml)?|pdf|ofd|svg|txt|xml|jspx?|aspx?|php|do|docx?|xlsx?|wps)$/i;

/**
 * Whether an embedded file may show words, by its type and address as written.
 *
 * @param unsure the answer where neither tells
 */
export function mayHoldWords(type: string, address: string, unsure: boolean): boolean {
  const written = address.trim();
  if (written === '' || /^(about|javascript):/i.test(written)) return false;
  if (/^data:/i.test(written)) return mayHoldWords(/^data:([^,;]*)/i.exec(written)?.[1] ?? '', 'x', unsure);
  const file = written.replace(/[?#].*$/s, '');
  if (WORDED_TYPES.test(type)) return true;
  if (WORDLESS_TYPES.test(type) || WORDLESS_FILES.test(file)) return false;
  return WORDED_FILES.test(file) || unsure;
}
