import { rootElementOf } from './document-parts.ts';
import { attributeOf, firstChildOf, nodeTypeOf, ownerOf } from './dom.ts';
import { jammedWords } from './jammed-words.ts';
import { canBeSeen } from './seen-place.ts';
import { runningWords, turnedWords } from './shown-order.ts';
import type { InnerRoot, PlaceFinds } from './word-places.ts';
import { isWorded, PICTURE, stringsOf, WordedRules } from './worded-rules.ts';

/** Elements of one part that are asked for their style, at some 10 microseconds each. */
const MOST_ASKED = 10_000;
const ASKED_PER_STEP = 20;
/** Different words that the style of one part shows. */
const MOST_WORDS = 1_000;
const TOO_MANY = '页面用样式显示的文字过多，只看了前一部分，其余未检查。';

/** Words that style puts into a part of a page, or shows in another order: no node holds them so. */
export function* styleWords(root: InnerRoot['root'], finds: PlaceFinds): Generator<void> {
  if (nodeTypeOf(root) === 1) return;
  const tree = root as Document | ShadowRoot;
  const isDocument = nodeTypeOf(tree) === 9;
  const document = isDocument ? (tree as Document) : ownerOf(tree);
  const view = document?.defaultView;
  const top = isDocument ? rootElementOf(tree as Document) : (tree as ShadowRoot).host;
  if (!document || !view || !top) return;
  const rules = new WordedRules();
  yield* rules.read(tree);
  for (const words of rules.signs) finds.words(top, 'style', words);
  const shown = new StyleShown(view, rules.pseudos, finds);
  const isWhole = yield* jammedWords(tree, (block, words) => shown.tell(block, words));
  if (!isWhole) finds.cut(top, TOO_MANY);
  const asked = new Set<Element>();
  for (const element of rules.elements(document, tree)) {
    if (!element) yield;
    if (!element || asked.has(element)) continue;
    if (asked.add(element).size % ASKED_PER_STEP === 0) yield;
    if (asked.size > MOST_ASKED || shown.told.size > MOST_WORDS) {
      finds.cut(element, TOO_MANY);
      return;
    }
    shown.ask(element);
  }
}

class StyleShown {
  /** Words told already: what a style says a hundred times is one word to look at. */
  readonly told = new Set<string>();

  constructor(
    private readonly view: Window,
    private readonly pseudos: ReadonlySet<string>,
    private readonly finds: PlaceFinds,
  ) {}

  ask(element: Element): void {
    const own = this.view.getComputedStyle(element);
    const { display, quotes, listStyleType, visibility } = own;
    if (display === 'none') return;
    this.tell(element, turnedWords(element, own, this.view));
    if (visibility === 'hidden') return;
    if (PICTURE.test(own.content) && firstChildOf(element)) {
      const why = '页面用样式在文字的位置显示图片，图上的文字未检查。';
      this.finds.unread({ at: element, what: 'image-text', why, isSeen: canBeSeen(element) });
    }
    // Marks before and after a quotation stand apart.
    const marks = quotes.split(/(?<=") (?=")/);
    for (const value of [listStyleType, own.getPropertyValue('hyphenate-character'), ...marks])
      this.tell(element, stringsOf(value));
    const isInline = display.startsWith('inline');
    const before = this.wordsOf(element, '::before');
    const after = this.wordsOf(element, '::after');
    for (const words of runningWords(element, before, after, isInline)) this.tell(element, words);
    for (const pseudo of this.pseudos) this.tell(element, this.wordsOf(element, pseudo));
    if (display.includes('list-item')) this.tell(element, this.wordsOf(element, '::marker'));
  }

  private wordsOf(element: Element, pseudo: string): string {
    const { content, display, visibility } = this.view.getComputedStyle(element, pseudo);
    const isShown = display !== 'none' && visibility !== 'hidden' && content !== 'none';
    return isShown ? stringsOf(content, (name) => attributeOf(element, name)) : '';
  }

  tell(element: Element, words: string): void {
    if (!isWorded(words) || this.told.has(words)) return;
    this.told.add(words);
    this.finds.words(element, 'style', words);
  }
}
