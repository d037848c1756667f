/** A page of some 60,000 elements, or a window full of numbers; about a second of work. */
const MOST_STYLES = 120_000;

/** An element with its computed style. */
export interface Styled {
  element: Element;
  style: CSSStyleDeclaration;
}

/** What one look for a picture may ask of styles. Where it runs out nobody knows what must be black: no picture. */
export class StyleBudget {
  private left = MOST_STYLES;
  /** Of trees that show what stands in their slots: what in each may paint it once more. Each tree is asked once. */
  readonly painters = new WeakMap<Element, Styled[]>();

  /** @returns whether `count` more styles may be asked */
  take(count = 1): boolean {
    this.left -= count;
    return this.left >= 0;
  }

  isSpent(): boolean {
    return this.left < 0;
  }

  /** The page has more than is asked for at all. */
  giveUp(): void {
    this.left = -1;
  }
}
