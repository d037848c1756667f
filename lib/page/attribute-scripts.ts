/** Events that come by themselves; of a click or a key the reader knows. */
const BY_READER =
  /^on(click|dblclick|auxclick|contextmenu|mouse\w*|pointer\w*|touch\w*|key\w*|drag\w*|drop|change|input|submit|reset|select\w*|copy|cut|paste|wheel|scroll|blur|beforeunload|unload|pagehide|print|beforeprint|afterprint)$/;
const IS_DATA = /^\s*data:/i;
const IS_SCRIPT = /^\s*(javascript|vbscript):/i;

/**
 * What an attribute runs when the page opens: a listener, or an address that is a script and opens by itself. What
 * waits for a click or a key stays an attribute.
 */
export function scriptOf(tag: string, name: string, value: string): string | undefined {
  if (/^on[a-z]+$/.test(name)) return BY_READER.test(name) ? undefined : value;
  if (tag === 'a' || tag === 'area' || tag === 'form' || !IS_SCRIPT.test(value)) return undefined;
  return addressWords(value.replace(IS_SCRIPT, ''));
}

/** The words of a `data:` address, '' where nobody can decode them; undefined for any other address. */
export function wordsOfData(address: string): string | undefined {
  if (!IS_DATA.test(address)) return undefined;
  const comma = address.indexOf(',');
  if (comma < 0) return '';
  const words = addressWords(address.slice(comma + 1));
  if (!/;\s*base64\s*$/i.test(address.slice(0, comma))) return words;
  try {
    const bytes = Uint8Array.from(atob(words.replace(/\s+/g, '')), (sign) => sign.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return '';
  }
}

function addressWords(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
