import { attributeOf, nodeTypeOf, ownerOf, queryAll } from './dom.ts';
import type { InnerRoot, PlaceFinds } from './word-places.ts';

/** Rules of one part that are looked at, and elements that are asked what stands before and after them. */
const MOST_RULES = 20_000;
const MOST_SELECTORS = 200;
const MOST_ASKED = 300;
/** Elements asked without any rule that points at them, where style of another site cannot be read. */
const MOST_GUESSED = 400;
const RULES_PER_STEP = 500;
const ASKED_PER_STEP = 20;

const PSEUDO = /::?(before|after|marker)\b/i;
/** Words, not the signs of icon fonts: those stand in the private use area. */
const WORDED = /[\p{Script=Han}]|[\p{L}\p{N}]{2,}/u;
/** What `content` may take its words from. */
const MAY_HOLD_WORDS = /["']|attr\(|var\(|counter/i;

/** Words that style sheets put before and after elements: no node holds them. */
export function* generatedWords(root: InnerRoot['root'], finds: PlaceFinds): Generator<void> {
  if (nodeTypeOf(root) === 1) return;
  const tree = root as Document | ShadowRoot;
  const view = (nodeTypeOf(tree) === 9 ? (tree as Document) : ownerOf(tree))?.defaultView;
  if (!view) return;
  const rules = new WordedRules();
  yield* rules.read(tree);
  const asked = new Set<Element>();
  for (const selector of rules.selectors) {
    yield;
    let left = MOST_ASKED;
    for (const element of matching(tree, selector)) {
      if (left-- <= 0 || asked.size > MOST_ASKED * 4) break;
      asked.add(element);
    }
  }
  if (rules.isGuess) {
    let left = MOST_GUESSED;
    for (const element of queryAll(tree, nodeTypeOf(tree) === 9 ? 'body *' : '*')) {
      if (left-- <= 0) break;
      asked.add(element);
    }
  }
  if (rules.isOfHost && nodeTypeOf(tree) === 11) asked.add((tree as ShadowRoot).host);
  let steps = 0;
  for (const element of asked) {
    if (++steps % ASKED_PER_STEP === 0) yield;
    for (const pseudo of ['::before', '::after', '::marker']) {
      const { content, display, visibility } = view.getComputedStyle(element, pseudo);
      if (content === 'none' || content === 'normal' || display === 'none' || visibility === 'hidden')
        continue;
      finds.words(element, 'style', wordsOf(content, element));
    }
  }
}

class WordedRules {
  readonly selectors = new Set<string>();
  /** Some style could not be read, or points by what no selector of ours can follow. */
  isGuess = false;
  isOfHost = false;
  private count = 0;

  *read(tree: Document | ShadowRoot): Generator<void> {
    for (const sheet of [...tree.styleSheets, ...(tree.adoptedStyleSheets ?? [])]) {
      if (sheet.disabled) continue;
      yield* this.sheet(sheet, 0);
    }
  }

  private *sheet(sheet: CSSStyleSheet, depth: number): Generator<void> {
    let rules: CSSRuleList;
    try {
      rules = sheet.cssRules;
    } catch {
      this.isGuess = true;
      return;
    }
    yield* this.rules(rules, depth, false);
  }

  private *rules(rules: CSSRuleList, depth: number, isNested: boolean): Generator<void> {
    for (const rule of rules) {
      if (++this.count % RULES_PER_STEP === 0) yield;
      if (this.count > MOST_RULES || depth > 8) {
        this.isGuess = true;
        return;
      }
      const { styleSheet, cssRules, selectorText, style } = rule as CSSStyleRule & CSSImportRule;
      if (styleSheet) yield* this.sheet(styleSheet, depth + 1);
      if (selectorText !== undefined) this.take(selectorText, style?.content ?? '', isNested);
      if (cssRules?.length) yield* this.rules(cssRules, depth + 1, isNested || selectorText !== undefined);
    }
  }

  private take(selectorText: string, content: string, isNested: boolean): void {
    if (content === '' || !PSEUDO.test(selectorText) || !MAY_HOLD_WORDS.test(content)) return;
    if (/^(["'])[^"']*\1$/.test(content) && !WORDED.test(content)) return;
    if (isNested || selectorText.includes('&') || this.selectors.size >= MOST_SELECTORS) this.isGuess = true;
    else if (/:host|::slotted/.test(selectorText)) this.isOfHost = true;
    else this.selectors.add(selectorText.replace(new RegExp(PSEUDO, 'gi'), ''));
  }
}

function matching(tree: Document | ShadowRoot, selector: string): Iterable<Element> {
  // `::before` alone stands for all elements.
  const whole = selector.replace(/(^|[\s>+~,])(?=,|\s*$)/g, '$1*');
  try {
    return queryAll(tree, whole);
  } catch {
    return [];
  }
}

/** The strings of a `content` as computed; what it takes from an attribute is looked up. */
function wordsOf(content: string, element: Element): string {
  let words = '';
  for (const [, , string, name] of content.matchAll(
    /(["'])((?:\\.|(?!\1)[^\\])*)\1|attr\(\s*([\w-]+)[^)]*\)/g,
  )) {
    if (string !== undefined) words += string.replace(/\\(.)/gs, '$1');
    else if (name) words += attributeOf(element, name) ?? '';
  }
  return WORDED.test(words) ? words : '';
}
