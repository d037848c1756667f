/** Of the file itself; a page's title stands in a line of its own above it. */
const BOUNDARY = /^content-type:[\s\S]*?\bboundary="([^"]+)"/im;
/** Parts in which no words stand. */
const NO_WORDS =
  /^content-type:\s*(?:image\/(?!svg)|audio\/|video\/|font\/|application\/(?:font|x-font|octet-stream|pdf|vnd\.ms-fontobject|wasm|zip|x-shockwave))/im;
const CHARSET = /^content-type:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*charset="?([\w-]+)/im;
/** =?utf-8?Q?…?= and =?utf-8?B?…?= in a line of the head. */
const ENCODED_WORD = /=\?[\w-]+\?([qb])\?([^?\s]{0,2000})\?=/gi;
/** Pages, styles and data that stand in an address. */
const DATA_ADDRESS =
  /data:(?:text\/|application\/(?:json|xml|xhtml)|image\/svg)[^,"'\s]{0,80};base64,([A-Za-z0-9+/=%]{12,})/gi;

/** One part of a saved page. */
export interface ArchivePart {
  /** The lines above it: addresses, and the title of the page. */
  head: string;
  /** Its text as the browser reads it; undefined for pictures, fonts and the like. */
  words: string | undefined;
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return text;
}

function utf8(units: string, charset = 'utf-8'): string {
  const bytes = Uint8Array.from(units, (unit) => unit.charCodeAt(0));
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

const quotedPrintable = (body: string): string =>
  body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function base64(body: string): string {
  const signs = body.replace(/[^A-Za-z0-9+/]/g, '');
  return atob(signs.slice(0, signs.length - (signs.length % 4 === 1 ? 1 : 0)));
}

function decoded(head: string, body: string): string {
  const plain = /^content-transfer-encoding:\s*base64/im.test(head)
    ? base64(body)
    : /^content-transfer-encoding:\s*quoted-printable/im.test(head)
      ? quotedPrintable(body)
      : body;
  return utf8(plain, CHARSET.exec(head)?.[1]);
}

const openHead = (head: string): string =>
  head.replace(ENCODED_WORD, (_, way: string, words: string) =>
    utf8(way.toLowerCase() === 'b' ? base64(words) : quotedPrintable(words.replaceAll('_', ' '))),
  );

/**
 * The parts of a saved page (MHTML) with transfer encodings undone, frames and styles too; its own head first. A file
 * without parts is one text.
 */
export function partsOf(bytes: Uint8Array): ArchivePart[] {
  const raw = latin1(bytes);
  const head = raw.slice(0, /\r?\n\r?\n/.exec(raw)?.index ?? 0);
  const boundary = BOUNDARY.exec(head)?.[1];
  if (boundary === undefined) return [{ head: '', words: new TextDecoder().decode(bytes) }];
  const parts = raw
    .split(`--${boundary}`)
    .slice(1)
    .flatMap((part): ArchivePart[] => {
      const end = /\r?\n\r?\n/.exec(part);
      if (!end) return [];
      const own = part.slice(0, end.index);
      return [
        {
          head: openHead(own),
          words: NO_WORDS.test(own) ? undefined : decoded(own, part.slice(end.index + end[0].length)),
        },
      ];
    });
  return [{ head: openHead(head), words: undefined }, ...parts];
}

/** What stands in addresses of data inside a text, decoded. */
export function dataIn(text: string): string[] {
  return [...text.matchAll(DATA_ADDRESS)].map(([, signs = '']) =>
    utf8(base64(signs.replace(/%2b/gi, '+').replace(/%2f/gi, '/').replace(/%3d/gi, '='))),
  );
}
