import { dataOf } from './dom.ts';
import { isSpace } from './white-space.ts';

/**
 * Where stretches of the text came from: `text[start[i] + k]` is `nodes[i].data[offset[i] + k]`. Words that stand in
 * no text node (a control's value, a drawing, generated content) have the element that shows them for a node.
 */
export interface TextRuns {
  start: number[];
  nodes: (Text | Element)[];
  offset: number[];
}

/** A page's text with where each piece of it stands in the document. */
export interface PageWords {
  /** As `PageReading.text`. */
  text: string;
  runs: TextRuns;
}

/**
 * Puts a page's text together from its text nodes, in document order: white space collapsed, blocks parted by a
 * line feed. The overlay and the reader both build with it, so that offsets mean the same to both.
 */
export class TextBuilder {
  readonly runs: TextRuns = { start: [], nodes: [], offset: [] };
  length = 0;
  private readonly pieces: string[] = [];
  private breakDue = false;
  private spaceDue = false;

  /** @param opened told where the block before ended and where the next one begins */
  constructor(private readonly opened?: (end: number, start: number) => void) {}

  /** What comes next is another block. */
  breakBlock(): void {
    this.breakDue = true;
  }

  /** Where words added now would begin. */
  nextStart(): number {
    return this.breakDue && this.length > 0 ? this.length + 1 : this.length;
  }

  text(): string {
    return this.pieces.join('');
  }

  /** What was put together until now; it stays true while more is added. */
  soFar(): PageWords {
    return { text: this.text(), runs: this.runs };
  }

  append(node: Text): void {
    this.appendWords(node, dataOf(node));
  }

  /** Words that `at` shows without holding them as a text node: a block of their own. */
  appendAside(at: Element, words: string): void {
    this.breakBlock();
    this.appendWords(at, words);
    this.breakBlock();
  }

  private appendWords(node: Text | Element, data: string): void {
    const length = data.length;
    let at = 0;
    while (at < length) {
      while (at < length && isSpace(data.charCodeAt(at))) {
        this.spaceDue = true;
        at++;
      }
      const from = at;
      while (at < length && !isSpace(data.charCodeAt(at))) at++;
      if (at > from) this.emit(node, data, from, at);
    }
  }

  private emit(node: Text | Element, data: string, from: number, to: number): void {
    const { runs } = this;
    if (this.breakDue || this.length === 0) {
      const end = this.length;
      if (end > 0) {
        this.pieces.push('\n');
        this.length++;
      }
      this.opened?.(end, this.length);
    } else if (this.spaceDue) {
      this.pieces.push(' ');
      this.length++;
    }
    this.breakDue = false;
    this.spaceDue = false;
    const last = runs.start.length - 1;
    const shift = (runs.offset[last] ?? 0) - (runs.start[last] ?? 0);
    if (last < 0 || runs.nodes[last] !== node || from - this.length !== shift) {
      runs.start.push(this.length);
      runs.nodes.push(node);
      runs.offset.push(from);
    }
    this.pieces.push(from === 0 && to === data.length ? data : data.slice(from, to));
    this.length += to - from;
  }
}
