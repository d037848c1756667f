import type { Hidden } from '../core/reading.ts';
import type { PageElement, PageText } from './page-text.ts';
import { hidesBy, readStyleRules, type StyleRule } from './style-rules.ts';

type Evidence = NonNullable<Hidden['evidence']>;

/**
 * Asks whether an element is hidden by its own or an ancestor's `hidden` attribute, inline style or the
 * page's own <style>; never by computed style, so that a browser and Node say the same. External style
 * sheets are not at hand: no evidence means `unknown`, not `no`.
 */
export class HiddenAsker {
  private readonly rules: StyleRule[];
  private readonly answers = new Map<number, Evidence | undefined>();

  constructor(
    private readonly page: PageText,
    css: string,
  ) {
    this.rules = readStyleRules(css);
  }

  ask(index: number): Hidden {
    const evidence = this.evidence(index);
    return evidence ? { is: 'yes', evidence } : { is: 'unknown' };
  }

  isHidden(index: number): boolean {
    return this.evidence(index) !== undefined;
  }

  private evidence(index: number): Evidence | undefined {
    const path: number[] = [];
    let found: Evidence | undefined;
    for (let at = index; at >= 0; at = this.page.elements[at]?.parent ?? -1) {
      if (this.answers.has(at)) {
        found = this.answers.get(at);
        break;
      }
      path.push(at);
    }
    for (const at of path.reverse()) {
      found ??= this.own(at);
      this.answers.set(at, found);
    }
    return found;
  }

  private own(index: number): Evidence | undefined {
    const item = this.page.elements[index];
    if (!item) return undefined;
    const { element, tag } = item;
    if (element.hasAttribute('hidden')) return 'attribute';
    if (tag === 'marquee' && /^[01](px)?$/.test(element.getAttribute('height') ?? '')) return 'attribute';
    const style = element.getAttribute('style');
    const inline = style ? hidesBy(style) : undefined;
    if (inline !== undefined) return inline ? 'inline' : undefined;
    let hides = false;
    for (const rule of this.rules) {
      if (this.matches(item, rule, 0)) hides = rule.hides;
    }
    return hides ? 'style-element' : undefined;
  }

  private matches(item: PageElement, rule: StyleRule, at: number): boolean {
    const part = rule.parts[at];
    if (!part) return true;
    if (part.tag && part.tag !== item.tag) return false;
    if (part.ids.length > 0 && !part.ids.every((id) => item.element.getAttribute('id') === id)) return false;
    if (part.classes.length > 0) {
      const own = (item.element.getAttribute('class') ?? '').split(/\s+/);
      if (!part.classes.every((name) => own.includes(name))) return false;
    }
    if (at + 1 >= rule.parts.length) return true;
    for (let up = item.parent; up >= 0; ) {
      const above = this.page.elements[up];
      if (!above) return false;
      if (this.matches(above, rule, at + 1)) return true;
      if (part.child) return false;
      up = above.parent;
    }
    return false;
  }
}

/** Text of the page's own <style> elements, wherever they stand. */
export function ownCss(page: PageText): string {
  return page.parts
    .flatMap((part) => [...part.document.querySelectorAll('style')].map((style) => style.textContent ?? ''))
    .join('\n');
}
