/** Free slots tried in vain before later families of children start their search further on (100,000 terms: seconds). */
const MOST_TRIES = 64;

/**
 * A trie as two arrays that grow: child c of state s is slot `base[s] + c`, and it is one when `check` of that slot
 * is s (-1 on free slots; slot 0 is the root). Free slots are a linked list, so that full stretches are never looked at.
 */
export class DoubleArray {
  base = new Int32Array(0);
  check = new Int32Array(0);
  /** Slots from here on are free. */
  used = 1;
  private nextFree = new Int32Array(0);
  private previousFree = new Int32Array(0);
  private lastFree = 0;
  private familiesFrom = 0;

  /** Slots below `classes` stay empty (but for the root, 0), so that no base is ever below 1. */
  constructor(private readonly classes: number) {
    this.grow(2 * classes + 2);
  }

  private grow(size: number): void {
    const old = this.check.length;
    if (size <= old) return;
    const length = Math.max(1 << 12, 2 ** Math.ceil(Math.log2(size)));
    this.base = grown(this.base, length);
    this.nextFree = grown(this.nextFree, length);
    this.previousFree = grown(this.previousFree, length);
    this.check = grown(this.check, length).fill(-1, old);
    for (let slot = Math.max(old, this.classes + 1); slot < length; slot++) {
      this.nextFree[this.lastFree] = slot;
      this.previousFree[slot] = this.lastFree;
      this.lastFree = slot;
    }
    this.nextFree[this.lastFree] = 0;
  }

  /**
   * Gives the children of `parent` their slots: the first base at which all of them are free.
   *
   * @param children classes in ascending order, at least one
   * @returns the base of `parent`
   */
  place(parent: number, children: readonly number[]): number {
    const first = children[0] as number;
    const last = children[children.length - 1] as number;
    const single = children.length === 1;
    let slot = single || this.familiesFrom === 0 ? (this.nextFree[0] as number) : this.familiesFrom;
    for (let tries = 1; ; tries++) {
      if (slot === 0) slot = this.check.length + first;
      this.grow(slot - first + last + 1);
      if (this.allFree(slot - first, children)) break;
      slot = this.nextFree[slot] as number;
      if (tries % MOST_TRIES === 0 && slot !== 0) this.familiesFrom = slot;
    }
    const base = slot - first;
    this.base[parent] = base;
    for (const unitClass of children) this.take(base + unitClass, parent);
    this.used = Math.max(this.used, base + last + 1);
    return base;
  }

  private allFree(base: number, children: readonly number[]): boolean {
    for (const unitClass of children) if (this.check[base + unitClass] !== -1) return false;
    return true;
  }

  private take(slot: number, parent: number): void {
    const before = this.previousFree[slot] as number;
    const after = this.nextFree[slot] as number;
    this.check[slot] = parent;
    this.nextFree[before] = after;
    if (after === 0) this.lastFree = before;
    else this.previousFree[after] = before;
    if (slot === this.familiesFrom) this.familiesFrom = after;
  }
}

function grown(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(array);
  return longer;
}
