import { nodeTypeOf, queryAll } from './dom.ts';

/** Rules of one part that are looked at, and selectors that are followed. */
const MOST_RULES = 20_000;
const MOST_SELECTORS = 500;
const RULES_PER_STEP = 500;
/** A longer selector is not followed: the elements are asked one by one instead. */
const LONGEST_SELECTOR = 300;

const PSEUDO = /::?(before|after)\b|::[\w-]+(\([^)]*\))?/gi;
/** A selector that looks through what stands in each element costs more than asking the elements. */
const COSTLY = /:has\(|:nth-[\w-]+\([^)]*\bof\b|&/i;
/** Words, not the signs of icon fonts: those stand in the private use area. */
const WORDED = /[\p{Script=Han}]|[\p{L}\p{N}]{2,}/u;
/** What a property may take its words from. */
const MAY_HOLD_WORDS = /["']|attr\(|var\(|counter/i;
/** A style that shows what stands in an element in another order than it is written. */
const TURNED = /override|reverse/;
/** A picture in the place of what stands in an element. */
export const PICTURE = /url\(|image-set\(|-gradient\(/;
/** Properties whose strings are shown. */
const STRINGS = ['content', 'quotes', 'listStyleType', 'hyphenateCharacter', 'textEmphasisStyle'] as const;
/** The same in an element's own `style`. */
const INLINE = [
  '*="quotes"',
  '*="content:"',
  '*="list-style"',
  '*="override"',
  '*="reverse"',
  '^="order:"',
  '*=" order:"',
  '*=";order:"',
]
  .map((has) => `[style${has}]`)
  .join();

/** Which elements of a document or shadow root may show words by their style. */
export class WordedRules {
  /** Some style could not be read, or points by what no selector of ours can follow. */
  private isGuess = false;
  /** Words of list signs a style sheet makes up: they stand in no element's own style. */
  readonly signs = new Set<string>();
  /** Parts of elements, beside those before and after, that rules name. */
  readonly pseudos = new Set<string>();
  private isOfHost = false;
  private readonly selectors = new Set<string>([INLINE]);
  private count = 0;

  *read(tree: Document | ShadowRoot): Generator<void> {
    for (const sheet of [...tree.styleSheets, ...(tree.adoptedStyleSheets ?? [])]) {
      if (!sheet.disabled) yield* this.sheet(sheet, 0);
    }
  }

  /** Elements that rules with words point at, where some style is a guess all elements; undefined is a pause. */
  *elements(document: Document, tree: Document | ShadowRoot): Generator<Element | undefined> {
    if (this.isOfHost && nodeTypeOf(tree) === 11) yield (tree as ShadowRoot).host;
    for (const selector of this.selectors) {
      yield undefined;
      yield* matching(tree, selector);
    }
    if (!this.isGuess) return;
    const walker = document.createTreeWalker(tree, 1);
    while (walker.nextNode()) yield walker.currentNode as Element;
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
      if (style) this.take(selectorText ?? '&', style, isNested);
      else if ('symbols' in rule) this.takeSigns(rule as CSSCounterStyleRule);
      if (cssRules?.length) yield* this.rules(cssRules, depth + 1, isNested || selectorText !== undefined);
    }
  }

  private take(selectorText: string, style: CSSStyleDeclaration, isNested: boolean): void {
    const { unicodeBidi, flexDirection, order, content } = style;
    const isTurned = TURNED.test(unicodeBidi + flexDirection) || (order !== '' && order !== '0');
    const isPictured = content !== undefined && PICTURE.test(content);
    if (!isTurned && !isPictured && !STRINGS.some((name) => mayShow(style[name as 'content'] ?? ''))) return;
    if (isNested || selectorText.length > LONGEST_SELECTOR || COSTLY.test(selectorText)) this.isGuess = true;
    else if (/:host|::slotted/.test(selectorText)) this.isOfHost = true;
    else if (this.selectors.size >= MOST_SELECTORS) this.isGuess = true;
    else this.selectors.add(selectorText.replace(PSEUDO, ''));
    for (const [pseudo] of selectorText.matchAll(PSEUDO))
      if (!/:(before|after)$/i.test(pseudo)) this.pseudos.add(pseudo);
  }

  private takeSigns({ symbols, prefix, suffix, additiveSymbols, negative, pad }: CSSCounterStyleRule): void {
    const words = stringsOf([prefix, symbols, additiveSymbols, suffix, negative, pad].join(' '));
    if (isWorded(words)) this.signs.add(words);
  }
}

/** Could this value of a property show words? */
function mayShow(value: string): boolean {
  if (value === '' || !MAY_HOLD_WORDS.test(value)) return false;
  return !/^(["'])[^"']*\1$/.test(value) || isWorded(value);
}

export const isWorded = (words: string): boolean => WORDED.test(words);

/** The strings of a computed value, one after the other; what it takes from an attribute is given by `attribute`. */
export function stringsOf(value: string, attribute?: (name: string) => string | null): string {
  let words = '';
  for (const [, , string, name] of value.matchAll(
    /(["'])((?:\\.|(?!\1)[^\\])*)\1|attr\(\s*([\w-]+)[^)]*\)/g,
  )) {
    if (string !== undefined) words += string.replace(/\\(.)/gs, '$1');
    else if (name) words += attribute?.(name) ?? '';
  }
  return words;
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
