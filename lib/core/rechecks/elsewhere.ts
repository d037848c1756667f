import type { PageSource, SilentPlace } from '../page-source.ts';
import { occurrencesOf } from '../text/text-quote.ts';
import { bare, type FaultWords } from './fault-words.ts';
import { writes } from './script-deeds.ts';
import { type SeenPage, unsure, type Verdict } from './seen-page.ts';
import { silentHit } from './silent-words.ts';

/** The words in another form, or off the text, anywhere on the page. */
export function elsewhere(
  { reading, source }: SeenPage,
  words: FaultWords | undefined,
  isElsewhere: boolean,
): Verdict | undefined {
  if (!words) return undefined;
  const rightly = isElsewhere ? occurrencesOf(reading.text, words.exact).length : 0;
  if (words.timesIn(source?.shown ?? reading.text) > rightly)
    return unsure(`“${words.exact}”换了写法还在页面上（隔开、拆开、换了字形，或写在控件、图形里）`);
  // What rightly stands elsewhere may stand in the page's own data too.
  const hit = source && !isElsewhere ? silentHit(readable(source), words.standIn) : undefined;
  if (!hit) return source && putBack(source, words);
  if (hit.isSeen)
    return { result: '仍在', evidence: `“${words.exact}”还在页面的${hit.where}里。`, shown: words.exact };
  return unsure(`正文里没有了，但“${words.exact}”还写在页面的${hit.where}里，读者可能仍看得到`);
}

/** What readers are never shown, unless a script of the page looks into it. */
const UNSHOWN: ReadonlySet<SilentPlace> = new Set<SilentPlace>(['comment', 'meta']);
/** Goes through nodes of every kind, or asks for a meta other than those about the screen. */
const SEEKS_UNSHOWN =
  /SHOW_COMMENT|create(TreeWalker|NodeIterator)\s*\(\s*[^,()]{1,80}(\([^()]{0,40}\))?\s*(\)|,(?!\s*(4|1|5|NodeFilter\.SHOW_(TEXT|ELEMENT))\b))|\bmeta\s*\[(?!\s*name\s*\^?=\s*\\?["']?(viewport|csrf|theme|renderer|apple|format))|getElementsByName\s*\(\s*["'`]|getElementsByTagName\s*\(\s*["'`]meta\b/;
/** Takes nodes as they come, comments among them. */
const MEETS_UNSHOWN =
  /COMMENT_NODE|nodeType\s*={2,3}\s*8\b|["'`]meta\b|getElementsByName\s*\(|\.(previous|next)Sibling\b|\.(first|last)Child\b|childNodes\b|\.(data|content)\b(?!\s*\()|\bcontents\s*\(|\bevaluate\s*\(|innerHTML\s*\.\s*(match|replace|split|slice|indexOf|substr)|\b(documentElement|body|head)\s*\.\s*(innerHTML|outerHTML)/;
/** Longer ones are libraries: they meet nodes of every kind and show none by themselves. */
const OWN_SCRIPT = 30_000;

/** Whether a script could show readers a comment or a meta. */
function looksIntoUnshown({ where, text }: PageSource['silent'][number]): boolean {
  if ((where !== 'script' && where !== 'asset') || !writes(text)) return false;
  return SEEKS_UNSHOWN.test(text) || (text.length <= OWN_SCRIPT && MEETS_UNSHOWN.test(text));
}

/** The source without what no reader sees and no script of its own looks at. */
function readable(source: PageSource): PageSource {
  const isRead = source.silent.some(looksIntoUnshown);
  return isRead ? source : { ...source, silent: source.silent.filter(({ where }) => !UNSHOWN.has(where)) };
}

/** That the words still stand where no reader sees them, for the evidence; '' where they do not. */
export function unseenCopy({ source }: SeenPage, words: FaultWords | undefined): string {
  if (!source || !words) return '';
  const unshown = source.silent.filter(({ where }) => UNSHOWN.has(where));
  const hit = silentHit({ ...source, silent: unshown }, words.standIn);
  return hit ? `（${hit.where}里还留着原文，读者看不到）` : '';
}

/** A script holds a run of the old wording that stands on the page no more. */
function putBack(source: PageSource, { pieces }: FaultWords): Verdict | undefined {
  const now = bare(source.shown);
  const old = pieces.filter((piece) => !now.includes(piece));
  const scripts = source.silent.filter(({ where }) => where === 'script' || where === 'asset');
  const stands = (text: string) => {
    const said = bare(text);
    return old.some((piece) => said.includes(piece));
  };
  const hit = old.length > 0 ? silentHit({ ...source, silent: scripts }, stands) : undefined;
  return hit && unsure(`页面的${hit.where}里还有原文的一截，会不会写回页面看不出来`);
}
