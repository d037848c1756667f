import type { Hidden, HiddenBox, HiddenHow } from '../core/reading.ts';
import { colourOf, isSameColour } from './css-colour.ts';
import { boxAt, type HiddenSign } from './hidden-boxes.ts';
import type { PageElement, PageText } from './page-text.ts';
import { RuleIndex } from './rule-index.ts';
import {
  backgroundOf,
  readStyleRules,
  type StyleRule,
  showsBy,
  type Values,
  valuesOf,
} from './style-rules.ts';

/** What a live browser says of one element itself, or of what stands around its words; undefined = nothing. */
export type ComputedAsker = (element: Element, isLink: boolean) => HiddenHow | undefined;

/** Links asked for computed style: beyond these a page of thousands would pay with its own time. */
const MOST_COMPUTED = 300;
/** Style read of one page; real pages' own <style> elements have at most some 600,000 characters. */
const MOST_CSS = 1_000_000;
/** Links whose ground is looked for: pages have some 60, hostile ones thousands. */
const MOST_GROUNDS = 500;
/** Boxes told of: menus of real home pages have some 60. */
const MOST_BOXES = 300;

/**
 * Asks whether an element is hidden by its own or an ancestor's `hidden` attribute, inline style or the
 * page's own <style>, so that a browser and Node say the same. External style sheets are not at hand: no
 * evidence means `unknown`, not `no`. Where a live browser lends its computed style, only links to another
 * site are asked for it, and the answer is marked `computed`.
 */
export class HiddenAsker {
  readonly boxes: HiddenBox[] = [];
  private readonly hiding = new RuleIndex();
  private readonly colouring = new RuleIndex();
  private readonly signs = new Map<number, HiddenSign | undefined>();
  private readonly computedSigns = new Map<number, HiddenHow | undefined>();
  private readonly boxOf = new Map<number, number>();
  private grounds = 0;
  private computedAsked = 0;

  constructor(
    private readonly page: PageText,
    private readonly computed?: ComputedAsker,
  ) {}

  /** Reads the page's own <style> elements, one a step; to be done before anything is asked. */
  *readStyles(): Generator<void> {
    const rules: StyleRule[] = [];
    let left = MOST_CSS;
    for (const { document, within } of this.page.parts) {
      // Styles of a shadow root dress nothing outside it.
      if (within) continue;
      for (const style of document.querySelectorAll('style')) {
        const css = style.textContent ?? '';
        left -= css.length;
        // One by one: a brace left open in one of them swallows nothing of the next.
        if (left >= 0) readStyleRules(css, rules);
        yield;
      }
    }
    for (const rule of rules) {
      if (rule.shows) this.hiding.add(rule);
      if (rule.colour ?? rule.background) this.colouring.add(rule);
    }
  }

  ask(index: number): Hidden {
    const sign = this.sign(index);
    return sign ? { is: 'yes', evidence: sign.evidence } : { is: 'unknown' };
  }

  isHidden(index: number): boolean {
    return this.sign(index) !== undefined;
  }

  /** The same for a link to another site, with how and by which box; words in the colour of their ground too. */
  askLink(index: number): Hidden {
    const sign = this.sign(index) ?? this.ownGround(index) ?? this.askComputed(index);
    if (!sign) return { is: 'unknown' };
    const box = this.box(sign);
    return { is: 'yes', evidence: sign.evidence, how: sign.how, ...(box === undefined ? {} : { box }) };
  }

  /** Every outermost box that hides itself and holds words. */
  *findBoxes(): Generator<void> {
    for (let index = 0; index < this.page.elements.length; index++) {
      if (index % 4000 === 3999) yield;
      const item = this.page.elements[index];
      if (!item || item.end === item.start) continue;
      const sign = this.own(index);
      if (!sign) continue;
      this.box(sign);
      index = item.last;
    }
  }

  private box(sign: HiddenSign): number | undefined {
    const known = this.boxOf.get(sign.index);
    if (known !== undefined) return known;
    const box = this.boxes.length < MOST_BOXES ? boxAt(this.page, sign) : undefined;
    if (!box) return undefined;
    this.boxOf.set(sign.index, this.boxes.length);
    return this.boxes.push(box) - 1;
  }

  private sign(index: number): HiddenSign | undefined {
    const path: number[] = [];
    let found: HiddenSign | undefined;
    for (let at = index; at >= 0; at = this.page.elements[at]?.parent ?? -1) {
      if (this.signs.has(at)) {
        found = this.signs.get(at);
        break;
      }
      path.push(at);
    }
    for (const at of path.reverse()) {
      // The nearest box that hides by itself is the one to name.
      found = this.own(at) ?? found;
      this.signs.set(at, found);
    }
    return found;
  }

  private own(index: number): HiddenSign | undefined {
    const item = this.page.elements[index];
    if (!item) return undefined;
    const { element, tag } = item;
    if (element.hasAttribute('hidden')) return { index, how: 'display', evidence: 'attribute' };
    if (tag === 'marquee' && isSlit(element)) return { index, how: 'marquee', evidence: 'attribute' };
    const style = element.getAttribute('style');
    const inline = style ? showsBy(valuesOf(style)) : undefined;
    if (inline !== undefined)
      return inline === 'shown' ? undefined : { index, how: inline, evidence: 'inline' };
    const how = this.hiding.says(this.page, item, 'shows');
    return how && how !== 'shown' ? { index, how, evidence: 'style-element' } : undefined;
  }

  /** Words in the colour of the ground the page itself declares under them, or in a line of one pixel. */
  private ownGround(index: number): HiddenSign | undefined {
    let words: string | undefined;
    if (++this.grounds > MOST_GROUNDS) return undefined;
    let steps = 0;
    for (let at = index; at >= 0; at = this.page.elements[at]?.parent ?? -1) {
      const item = this.page.elements[at];
      if (!item) break;
      const inline = valuesOf(item.element.getAttribute('style') ?? '');
      if (steps < 2 && /^(0|[01]px)$/.test(inline('line-height') ?? ''))
        return { index: at, how: 'tiny', evidence: 'inline' };
      // A link takes no colour from far above: browsers give it their own.
      if (steps++ < 3) words ??= this.colourAt(item, inline);
      else if (words === undefined) return undefined;
      const ground = this.groundAt(item, inline);
      if (ground === undefined || ground === 'transparent') continue;
      const one = colourOf(words);
      const other = colourOf(ground);
      return one && other && isSameColour(one, other)
        ? { index: at, how: 'same-colour', evidence: 'inline' }
        : undefined;
    }
    return undefined;
  }

  /** The colour the page itself gives an element's words, as written. */
  colourAt(item: PageElement, inline: Values): string | undefined {
    const attribute = item.tag === 'font' ? item.element.getAttribute('color') : undefined;
    return inline('color') ?? this.colouring.says(this.page, item, 'colour') ?? attribute ?? undefined;
  }

  private groundAt(item: PageElement, inline: Values): string | undefined {
    const ruled = backgroundOf(inline) ?? this.colouring.says(this.page, item, 'background');
    return ruled ?? item.element.getAttribute('bgcolor') ?? undefined;
  }

  private askComputed(index: number): HiddenSign | undefined {
    const { computed, page } = this;
    if (!computed || this.computedAsked >= MOST_COMPUTED) return undefined;
    this.computedAsked++;
    for (let at = index; at >= 0; at = page.elements[at]?.parent ?? -1) {
      if (!this.computedSigns.has(at)) {
        const element = page.elements[at]?.element;
        this.computedSigns.set(at, element && computed(element, at === index));
      }
      const how = this.computedSigns.get(at);
      if (how) return { index: at, how, evidence: 'computed' };
    }
    return undefined;
  }
}

/** A marquee one pixel high or wide, or one that runs by faster than anybody reads. */
function isSlit(element: Element): boolean {
  const is = (name: string, pattern: RegExp): boolean => pattern.test(element.getAttribute(name) ?? '');
  const style = valuesOf(element.getAttribute('style') ?? '');
  return (
    is('height', /^[01](px)?$/) ||
    is('width', /^[01](px)?$/) ||
    is('scrollamount', /^\d{4,}$/) ||
    /^[01](px)?$/.test(style('height') ?? style('width') ?? '')
  );
}
