import { baseOf, frameSource, shownSource } from './document-parts.ts';
import { attributeOf, documentIn, firstChildOf, hasAttribute } from './dom.ts';
import { mayShowWords, readWords, sourceValue } from './element-words.ts';
import { mayHoldWords } from './embedded-kind.ts';
import { resolveUrl } from './resolve-url.ts';
import type { PlaceFinds, WordPlaces } from './word-places.ts';

interface SavedPage {
  /** Document of a frame of the same site; undefined = the frame's own. */
  frameDocument?: ((frame: Element) => Document | null | undefined) | undefined;
  /** Makes a document of HTML that a page carries in itself: srcdoc, data:. */
  parse?: ((html: string) => Document) | undefined;
}

const HOLDERS: ReadonlySet<string> = new Set(['iframe', 'frame', 'object', 'embed', 'template']);

/** Places of a page as its source has it: no scripts ran, nothing was laid out. */
export function savedPlaces(page: SavedPage = {}): WordPlaces {
  const frameDocument = page.frameDocument ?? documentIn;

  function askFrame(frame: Element, base: string, finds: PlaceFinds): void {
    const carried = carriedHtml(frame, 'src');
    const inside = carried !== undefined ? page.parse?.(carried) : frameDocument(frame);
    const source = frameSource(frame);
    if (inside) takeDocument(frame, inside, resolveUrl(source, base) || base, finds);
    else if (source) {
      const why = `页面内嵌的框架未能读取：${shownSource(source)}`;
      finds.unread({ at: frame, what: 'frame', why, source: source.slice(0, 8_000), isSeen: true });
    } else if (carried !== undefined)
      finds.unread({ at: frame, what: 'frame', why: '页面内嵌的框架未能读取。', isSeen: true });
  }

  function askFile(holder: Element, tag: string, base: string, finds: PlaceFinds): void {
    const name = tag === 'object' ? 'data' : 'src';
    const carried = carriedHtml(holder, name);
    const inside = carried === undefined ? undefined : page.parse?.(carried);
    if (inside) takeDocument(holder, inside, base, finds);
    else if (mayHoldWords(attributeOf(holder, 'type') ?? '', attributeOf(holder, name) ?? '', false))
      finds.unread({ at: holder, what: 'object', why: '页面内嵌的文件未能读取。', isSeen: true });
  }

  return {
    isPlace: (element, tag) =>
      mayShowWords(element, tag) ||
      (HOLDERS.has(tag) && (tag !== 'template' || hasAttribute(element, 'shadowrootmode'))),
    ask(element, tag, base, finds) {
      if (mayShowWords(element, tag)) readWords(element, tag, base, finds, sourceValue);
      else if (tag === 'iframe' || tag === 'frame') askFrame(element, base, finds);
      else if (tag !== 'template') askFile(element, tag, base, finds);
      // A shadow root as the source declares it: the parser left its nodes in the template.
      else if (firstChildOf(element)) finds.inner({ at: element, root: element, base, isFrame: false });
    },
  };
}

function takeDocument(at: Element, root: Document, url: string, finds: PlaceFinds): void {
  finds.inner({ at, root, base: baseOf(root, url), isFrame: true });
}

/** HTML that a frame carries in its own attributes; undefined = it has an address. */
function carriedHtml(frame: Element, name: string): string | undefined {
  const given = attributeOf(frame, 'srcdoc');
  if (given !== null && name === 'src') return given;
  const source = (attributeOf(frame, name) ?? '').trim();
  const data = /^data:([^,;]*)((?:;[^,;]*)*),/i.exec(source);
  if (!data || !/^(text\/(html|plain|xml)?|application\/xhtml\+xml|image\/svg\+xml)?$/i.test(data[1] ?? ''))
    return undefined;
  const body = decodeText(source.slice(data[0].length));
  return /;\s*base64\s*$/i.test(data[2] ?? '') ? fromBase64(body) : body;
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function fromBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text.trim()), (char) => char.charCodeAt(0)));
  } catch {
    return text;
  }
}
