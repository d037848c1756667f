/** What may part two digits, as bits. */
export const GAP = {
  none: 0,
  space: 1,
  dash: 2,
  dot: 4,
  bracket: 8,
  line: 16,
  mark: 32,
  /** Nothing that is seen, or only a change of writing (2023１３８…): no gap, and yet a number may begin here. */
  seam: 64,
} as const;

/** Digits in a row, whatever stands between them that is neither word nor code. */
export interface DigitRun {
  /** 0–9 in half width, X where one stands or a star could stand for one. */
  digits: string;
  /** Of every digit: where it stands in the text, UTF-16 units, end exclusive. */
  starts: Int32Array;
  ends: Int32Array;
  /** Bits of `GAP` before every digit. */
  gaps: Uint8Array;
}

/** Units that `String.fromCharCode` takes at once. */
const AT_ONCE = 8192;

/**
 * Writes one run after another into the same arrays, which grow by doubling: a page of digits makes no garbage for
 * every digit of it.
 */
export class RunWriter {
  /** Digits written so far; set to 0, the next run begins. */
  count = 0;
  private units = new Uint8Array(32);
  private starts = new Int32Array(32);
  private ends = new Int32Array(32);
  private gaps = new Uint8Array(32);

  /** @param digit its UTF-16 unit in half width; @param gap bits of `GAP` before it */
  add(digit: number, start: number, end: number, gap: number): void {
    const at = this.count;
    if (at === this.units.length) this.grow();
    this.units[at] = digit;
    this.starts[at] = start;
    this.ends[at] = end;
    this.gaps[at] = gap;
    this.count = at + 1;
  }

  /** The digit written last. */
  get last(): number {
    return this.units[this.count - 1] ?? 0;
  }

  /** The run as far as it is written, apart from what is written next. */
  written(): DigitRun {
    const { count } = this;
    let digits = '';
    for (let at = 0; at < count; at += AT_ONCE)
      digits += String.fromCharCode(...this.units.subarray(at, Math.min(at + AT_ONCE, count)));
    return {
      digits,
      starts: this.starts.slice(0, count),
      ends: this.ends.slice(0, count),
      gaps: this.gaps.slice(0, count),
    };
  }

  private grow(): void {
    const room = this.units.length * 2;
    this.units = copied(new Uint8Array(room), this.units);
    this.gaps = copied(new Uint8Array(room), this.gaps);
    this.starts = copied(new Int32Array(room), this.starts);
    this.ends = copied(new Int32Array(room), this.ends);
  }
}

function copied<Room extends Uint8Array | Int32Array>(room: Room, written: Room): Room {
  room.set(written);
  return room;
}
