import { baseOf, frameSource, shownSource } from './document-parts.ts';
import { attributeOf, documentIn, hasAttribute, ownerOf, readyStateOf, urlOf } from './dom.ts';
import { mayHoldWords } from './embedded-kind.ts';
import { resolveUrl } from './resolve-url.ts';
import { canBeSeen, showsContent } from './seen-place.ts';
import type { PlaceFinds } from './word-places.ts';

/** Windows of one document looked through for the one of an embed. */
const MOST_WINDOWS = 200;

/** An iframe or frame of a live tab: its document, or what is not read of it. */
export function askLiveFrame(frame: Element, base: string, finds: PlaceFinds): void {
  const inside = documentIn(frame);
  if (inside) takeDocument(frame, inside, base, finds);
  const source = (attributeOf(frame, 'src') ?? '').slice(0, 8_000);
  const why = inside
    ? isAwaited(frame, inside, base) &&
      (/^\s*data:/i.test(source) ? '页面内嵌的框架未能读取' : '页面内嵌的框架还没有载入完，未检查')
    : '页面内嵌的框架未能读取';
  if (!why) return;
  const told = source === '' ? `${why}。` : `${why}：${shownSource(source)}`;
  finds.unread({ at: frame, what: 'frame', why: told, source, isSeen: canBeSeen(frame) });
}

/** An object or embed: a document of its own, the words it shows instead, or a file that is not read. */
export function askLiveFile(holder: Element, tag: string, base: string, finds: PlaceFinds): void {
  const inside = tag === 'object' ? documentIn(holder) : documentOfWindow(holder);
  // about:blank#x.swf: what an object has no plug-in for it shows its own content in the place of.
  const isThere = inside !== null && !/^about:blank(?:[#?]|$)/.test(urlOf(inside));
  if (isThere) takeDocument(holder, inside, base, finds);
  if (isThere && !isUnfinished(holder, inside)) return;
  if (!isThere && showsContent(holder)) {
    finds.inner({ at: holder, root: holder, base, isFrame: false });
    return;
  }
  const address = attributeOf(holder, tag === 'object' ? 'data' : 'src') ?? '';
  if (!mayHoldWords(attributeOf(holder, 'type') ?? '', address, true)) return;
  const why = `页面内嵌的文件未能读取：${shownSource(address)}`;
  finds.unread({ at: holder, what: 'object', why, isSeen: canBeSeen(holder) });
}

function takeDocument(at: Element, inside: Document, base: string, finds: PlaceFinds): void {
  const url = urlOf(inside);
  const own = /^(https?|file):/.test(url) ? url : base;
  finds.inner({ at, root: inside, base: baseOf(inside, own), isFrame: true });
}

/** An embed does not hand out its document; its window among those of its page does. */
function documentOfWindow(embed: Element): Document | null {
  const view = ownerOf(embed)?.defaultView;
  for (let at = 0; view && at < Math.min(view.length, MOST_WINDOWS); at++) {
    try {
      const inner = view[at] as Window | undefined;
      if (inner?.frameElement === embed) return inner.document;
    } catch {
      // Of another site: not asked.
    }
  }
  return null;
}

/** The document that stands in the frame is not, or not all of, what the page has asked for. */
function isAwaited(frame: Element, inside: Document, base: string): boolean {
  const url = urlOf(inside);
  if (url === 'about:blank') {
    if (hasAttribute(frame, 'srcdoc')) return (attributeOf(frame, 'srcdoc') ?? '').trim() !== '';
    const source = frameSource(frame) || carriedSource(frame);
    return source !== '' && (/^(data|blob):/i.test(source) || resolveUrl(source, base) !== '');
  }
  return isUnfinished(frame, inside);
}

/** What a script writes into a frame takes the address of the page around it, and is often never closed. */
function isUnfinished(holder: Element, inside: Document): boolean {
  const around = ownerOf(holder);
  return readyStateOf(inside) === 'loading' && !(around && urlOf(inside) === urlOf(around));
}

function carriedSource(frame: Element): string {
  const source = (attributeOf(frame, 'src') ?? '').trim();
  return /^(data|blob):/i.test(source) ? source : '';
}
