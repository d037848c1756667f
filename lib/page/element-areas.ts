import type { BlockRole } from '../core/reading.ts';
import { attributeOf, tagOf } from './dom.ts';
import type { Prose } from './prose.ts';

/** Elements whose text no reader sees, or that hold no text of the page. */
export const SKIPPED_TAGS: ReadonlySet<string> = new Set(
  'script style template noscript textarea iframe frame object embed applet audio video canvas svg math datalist noembed noframes head title meta link base rt rp'.split(
    ' ',
  ),
);

/** Elements that begin and end a block of text. Unknown elements are inline, as in a browser. */
const BLOCK_TAGS: ReadonlySet<string> = new Set(
  'address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section select summary table tbody td tfoot th thead tr ucapcontent ucaptitle ul xmp'.split(
    ' ',
  ),
);

/** Where on the page an element stands; what is inside inherits it. */
export type Area = 'nav' | 'footer' | 'heading' | 'aside' | 'form' | 'main';

export function isBlockTag(tag: string): boolean {
  return BLOCK_TAGS.has(tag);
}

/** One word of a class or id, whole: `page` is a pager, `page-content` is not; `position-relative` is no crumb. */
const FOOTER =
  /^((site|page|main|global|web|index|public)?[-_]?foot(er)?([-_]?\w*)?|bottom|bottom[-_]?(box|bar|bg|nav|info|wrap|con|main)\w*|copyright\w*|banquan|dibu|bqxx)$/;
const NAV =
  /^((top|main|sub|side|left|right|header|site|page|index|g|m)?[-_]?(nav|menu)(bar|[-_]?(box|list|bar|wrap|main|con|ul|left|right|top|item|inner|bg|in))?\d*|navigation|(bread)?[-_]?crumbs?\w*|bread\w*|(current|cur|now)?[-_]?(location|position|weizhi|path)|dqwz|wz|daohang|pagination\w*|paging|pager|pages?|page[-_]?(list|num|bar|box|nav)\w*|fenye\w*|yema)$/;
const ASIDE = /^(side(bar)?\d*|aside|[-\w]*(recommend|related|hot[-_]?(news|list)|rank(ing)?)[-\w]*)$/;

const known = new Map<string, Area | undefined>();

/** Area that an element opens, by its tag and by the words in its class and id; undefined = as its parent. */
function areaOf(tag: string, classAndId: string): Area | undefined {
  if (tag === 'nav') return 'nav';
  if (tag === 'footer') return 'footer';
  if (tag.length === 2 && tag.charCodeAt(0) === 104 && tag !== 'hr') return 'heading';
  if (tag === 'form' || tag === 'select' || tag === 'button') return 'form';
  // Body and html often carry the name of a skin ("page", "nav-fixed"), which says nothing of their text.
  if (!classAndId || tag === 'body' || tag === 'html') return undefined;
  if (known.has(classAndId)) return known.get(classAndId);
  // A page of generated class names must not fill the memory of a long-lived tab.
  if (known.size > 5000) known.clear();
  const area = areaOfWords(classAndId.toLowerCase().split(/\s+/));
  known.set(classAndId, area);
  return area;
}

function areaOfWords(words: readonly string[]): Area | undefined {
  if (words.some((word) => FOOTER.test(word))) return 'footer';
  if (words.some((word) => NAV.test(word))) return 'nav';
  return words.some((word) => ASIDE.test(word)) ? 'aside' : undefined;
}

/**
 * Area an element stands in. What stands in a footer or menu stays there, whatever names its parts carry; a box
 * named like a menu that holds what no menu holds is none.
 */
export function openedArea(element: Element, tag: string, name: string, above: Area, prose: Prose): Area {
  if (above === 'footer' || above === 'nav') return above;
  const own = areaOf(tag, name);
  const holdsPage =
    own === 'nav' && mayHoldPage(tag) && (prose.isIn(element) || isWrapper(prose, element, name));
  // Some systems (ASP.NET, 博达) put the whole page or article into one form.
  const wraps = own === 'form' && tag === 'form' && prose.isIn(element);
  return holdsPage || wraps ? above : (own ?? above);
}

/** Boxes a template may put a whole page into; a `ul` of menus with words in its drop-downs stays a menu. */
function mayHoldPage(tag: string): boolean {
  return tag === 'div' || tag === 'td' || tag === 'table' || tag === 'section' || tag === 'main';
}

/** Pagers and crumbs are short; a long box of that name is the page's or the article's (文章 wz). */
const SHORT_PART = /(^|\s)(pages?|wz|position|location|path)(?=\s|$)/i;
const LONGEST_PART = 300;

const isWrapper = (prose: Prose, element: Element, name: string): boolean =>
  SHORT_PART.test(name) && prose.lengthOf(element) > LONGEST_PART;

/** For `openedArea`: may it be asked whether this element holds prose? */
export const mayHoldProse = (element: Element): boolean => {
  const tag = tagOf(element);
  return tag === 'form' || (mayHoldPage(tag) && areaOf(tag, nameOf(element)) === 'nav');
};

/** Role of a block before title and list rows are known. */
export function roleOf(area: Area): BlockRole {
  if (area === 'main') return 'body';
  return area === 'aside' || area === 'form' ? 'other' : area;
}

/** Class and id of an element as written, in one string. */
export function nameOf(element: Element): string {
  const classes = attributeOf(element, 'class');
  const id = attributeOf(element, 'id');
  if (!id) return classes ?? '';
  return classes ? `${classes} ${id}` : id;
}
