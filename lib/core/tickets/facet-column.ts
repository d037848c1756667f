/** Places of a whole list, those of one value together. */
interface Groups {
  places: Uint32Array;
  /** Where the group of each value begins, and after the last one the end. */
  from: Uint32Array;
}

/**
 * One property of every ticket of a long list as numbers: sieving 100,000 of them compares bytes of a table and
 * follows no object. Equal texts share a number.
 */
export class FacetColumn {
  readonly values: string[] = [];
  private readonly numbers = new Map<string, number>();
  private at = new Uint32Array(1_024);
  private size = 0;
  /** How many hold each of `values`. */
  private readonly totals: number[] = [];
  /** By the order of a whole list they were grouped in. */
  private groups = new WeakMap<Uint32Array, Groups>();

  /** @param place any that is set already, or the next one */
  set(place: number, value: string): void {
    let code = this.numbers.get(value);
    if (code === undefined) {
      code = this.values.push(value) - 1;
      this.numbers.set(value, code);
      this.totals.push(0);
    }
    if (place < this.size) {
      const before = this.at[place] as number;
      if (before === code) return;
      this.totals[before] = (this.totals[before] as number) - 1;
    } else this.size = place + 1;
    if (place >= this.at.length) {
      const longer = new Uint32Array(2 * this.at.length);
      longer.set(this.at);
      this.at = longer;
    }
    this.at[place] = code;
    this.totals[code] = (this.totals[code] as number) + 1;
    this.groups = new WeakMap();
  }

  /** Those of the places whose value passes, in their order. */
  sieved(places: Uint32Array, test: (value: string) => boolean): Uint32Array {
    const { at } = this;
    const passes = Uint8Array.from(this.values, (value) => (test(value) ? 1 : 0));
    const only = passes.indexOf(1);
    if (places.length === this.size && only >= 0 && passes.lastIndexOf(1) === only) {
      const { places: grouped, from } = this.grouped(places);
      return grouped.subarray(from[only], from[only + 1]);
    }
    const left = new Uint32Array(places.length);
    let count = 0;
    for (let nth = 0; nth < places.length; nth++) {
      const place = places[nth] as number;
      if (passes[at[place] as number] === 1) left[count++] = place;
    }
    return left.subarray(0, count);
  }

  /** How many of the places hold each of `values`. */
  counts(places: Uint32Array): Uint32Array {
    const { at } = this;
    if (places.length === this.size) return Uint32Array.from(this.totals);
    const counts = new Uint32Array(this.values.length);
    for (let nth = 0; nth < places.length; nth++) {
      const code = at[places[nth] as number] as number;
      counts[code] = (counts[code] as number) + 1;
    }
    return counts;
  }

  private grouped(whole: Uint32Array): Groups {
    const known = this.groups.get(whole);
    if (known) return known;
    const from = new Uint32Array(this.values.length + 1);
    for (const [code, total] of this.totals.entries()) from[code + 1] = (from[code] as number) + total;
    const next = from.slice();
    const places = new Uint32Array(whole.length);
    for (let nth = 0; nth < whole.length; nth++) {
      const place = whole[nth] as number;
      const code = this.at[place] as number;
      places[next[code] as number] = place;
      next[code] = (next[code] as number) + 1;
    }
    const groups = { places, from };
    this.groups.set(whole, groups);
    return groups;
  }
}
