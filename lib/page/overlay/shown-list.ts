import { type Box, overlaps } from './page-box.ts';
import { StyleBudget } from './style-budget.ts';

/** A stretch of words, and how it stands on the page. */
export interface Piece {
  /** Null where nobody can know them. */
  words: string | null;
  /** The element they stand in. */
  holder: Element;
  /** The part of it they stand in: '', '::before', '::marker'… */
  part: string;
  /** The boxes around do not cut them. */
  isFree: boolean;
  /** Where its units from `start` to `end` stand now, or all of them. */
  measure(start?: number, end?: number): Box[];
}

/** A stretch of words that stands, or may stand, in a part of the window. */
export interface ShownPiece extends Piece {
  words: string;
  /** What parts it from the piece before: nothing, a space, a line. */
  parted: string;
  /** Where it stood when it was read; empty for words kept only because they stand beside those that are shown. */
  boxes: Box[];
}

/** What stands in a part of the window. */
export interface Shown {
  pieces: ShownPiece[];
  /** What it shows is not known: nobody can look into it. */
  unknown: Piece[];
  /** Form controls, whose values change without a word. */
  controls: Element[];
  /** Documents and shadow roots that were read. */
  roots: Node[];
  /** The page was longer than is read for a picture. */
  isCut: boolean;
  /** What may still be asked of styles. */
  styles: StyleBudget;
}

/** Words kept on either side of what is shown: 卡号： may stand above the part that is shown. */
const BESIDE = 200;

/** Keeps, of words told in document order, those that stand in `crop` and some beside them. */
export class ShownList {
  readonly shown: Shown = {
    pieces: [],
    unknown: [],
    controls: [],
    roots: [],
    isCut: false,
    styles: new StyleBudget(),
  };
  /** Read and not shown in the crop, but near: kept once something of the crop follows. */
  private waiting: ShownPiece[] = [];
  /** Units still to be kept after what was shown last. */
  private after = 0;
  private parted = '';

  constructor(private readonly crop: Box) {}

  /** Says that what follows is parted from what came before. */
  part(by: string): void {
    if (this.parted !== '\n') this.parted = by;
  }

  /** @param stood where it stands while it is read */
  add(piece: Piece, stood: readonly Box[]): void {
    const { words } = piece;
    const boxes = stood.filter((box) => overlaps(box, this.crop));
    if (words === null) {
      if (boxes.length > 0) this.shown.unknown.push(piece);
      return;
    }
    if (words === '') return;
    const shown: ShownPiece = { ...piece, words, parted: this.parted, boxes };
    this.parted = '';
    if (boxes.length > 0) {
      this.shown.pieces.push(...this.waiting, shown);
      this.waiting = [];
      this.after = BESIDE;
    } else if (this.after > 0) {
      this.shown.pieces.push(shown);
      this.after -= words.length;
    } else this.wait(shown);
  }

  private wait(piece: ShownPiece): void {
    this.waiting.push(piece);
    let length = this.waiting.reduce((sum, one) => sum + one.words.length, 0);
    while (this.waiting.length > 1 && length - (this.waiting[0]?.words.length ?? 0) >= BESIDE) {
      length -= this.waiting.shift()?.words.length ?? 0;
      if (this.waiting[0]) this.waiting[0].parted = '\n';
    }
  }
}
