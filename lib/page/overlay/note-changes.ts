import {
  areaValueOf,
  attributeOf,
  headOf,
  inputValueOf,
  isConnected,
  isElement,
  listenAt,
  ownerOf,
  parentElementOf,
  queryAll,
  tagOf,
  textNodesIn,
  textOf,
} from '../dom.ts';
import { drawnAt } from './drawn-words.ts';
import type { Box } from './page-box.ts';
import { elementBoxes, rangeBoxes } from './places.ts';
import { type GeneratedWords, generatedWords } from './written-by-styles.ts';

/** A place whose words changed, or that was shown in another way, while a picture was taken. */
export interface Changed {
  element: Element;
  /** What it showed at any moment; null where that was too much, or cannot be known. */
  words(): string | null;
  /** Where it stands now. */
  measure(): Box[];
}

export interface ChangeNotes {
  watch(root: Node): void;
  /** Looks at the values of these too: no change of a value is told to anybody. */
  watchControls(controls: readonly Element[]): void;
  /** Looks for what no record tells of: values and rules. */
  poll(): void;
  /** What changed until now; null where more changed than anybody can look at. */
  changed(): Changed[] | null;
  stop(): void;
}

const MOST_PLACES = 2_000;
/** Different words of one place, and their length together. */
const MOST_WORDINGS = 300;
const LONGEST = 60_000;
/** Text nodes looked at below what was shown in another way, all in all. */
const MOST_RESTYLED = 40_000;
/** Elements that are asked what styles write in them, at every change of one around them, and of the rules. */
const MOST_WRITTEN = 60;
const MOST_BY_RULES = 1_500;
/** The same, all in all. */
const MOST_ASKED = 30_000;
/** The shortest number of a person has so many digits. */
const LEAST_DIGITS = 11;
/** A number cut into elements of its own stands in a line not longer than this. */
const LONGEST_LINE = 120;
const DIGIT = /[\p{N}〇零一二三四五六七八九]/u;
const EVERY_DIGIT = /[\p{N}〇零一二三四五六七八九OolI]/gu;

const mayBeNumber = (words: string): boolean => (words.match(EVERY_DIGIT)?.length ?? 0) >= LEAST_DIGITS;

interface Place {
  /** Where else what styles write beside it stands. */
  beside: Map<string, () => Box[]>;
  wordings: Map<string, Node | null>;
  length: number;
  isUnknown: boolean;
}

/**
 * Notes what a page changes while a picture is taken: words that came and went, attributes, values, what was opened.
 *
 * @param noted told at once of each place, which is then on the screen, or about to be
 */
export function noteChanges(
  view: Window & typeof globalThis,
  noted: (changed: Changed) => void,
): ChangeNotes {
  const places = new Map<Element, Place>();
  const watched = new Set<Node>();
  const restyled = new WeakSet<Node>();
  const controls = new Map<Element, string>();
  const ending = new AbortController();
  const changes = new view.MutationObserver(take);
  let left = MOST_RESTYLED;
  let unasked = MOST_ASKED;
  let isTooMuch = false;
  let rules = '';

  function note(words: string | null, near: Node, added: Node | null, beside?: GeneratedWords): void {
    const element = isElement(near) ? near : parentElementOf(near);
    if (!element) return;
    let place = places.get(element);
    if (!place) {
      if (places.size >= MOST_PLACES) {
        isTooMuch = true;
        return;
      }
      place = { beside: new Map(), wordings: new Map(), length: 0, isUnknown: false };
      places.set(element, place);
    }
    if (beside) place.beside.set(beside.part, beside.measure);
    if (words === null) place.isUnknown = true;
    else if (!place.wordings.has(words)) {
      place.length += words.length;
      if (place.wordings.size >= MOST_WORDINGS || place.length > LONGEST) place.isUnknown = true;
      else place.wordings.set(words, added);
    }
    noted(changedAt(element, place));
  }

  function take(records: readonly MutationRecord[]): void {
    /** Each once, however often it was written on. */
    const touched = new Set<Element>();
    for (const { type, target, oldValue, addedNodes, attributeName } of records) {
      if (type === 'characterData') noteWords(oldValue, target, null);
      else if (type === 'attributes') {
        noteAttribute(target as Element, attributeName ?? '', oldValue);
        touched.add(target as Element);
      }
      for (const added of addedNodes) noteWords(textOf(added), target, added);
    }
    noteStyles(touched);
  }
  function noteWords(words: string | null, near: Node, added: Node | null): void {
    if (words && DIGIT.test(words)) note(words, near, added);
  }
  function noteAttribute(element: Element, name: string, before: string | null): void {
    for (const value of [before, attributeOf(element, name)]) {
      if (!value) continue;
      const drawings = /^\s*data:|data:image\/svg|\.svg|blob:/i.test(value) ? drawingsIn(value) : '';
      if (drawings === null || drawings !== '') note(drawings, element, null);
      else if (!/data:/.test(value) && mayBeNumber(value)) note(value, element, null);
    }
  }
  function noteStyles(touched: Iterable<Element>): void {
    let isOfAll = false;
    for (const element of touched) {
      // A sheet of styles concerns all of the page.
      if (/^(?:link|style)$/.test(tagOf(element))) isOfAll = true;
      else {
        noteShown(element);
        noteWritten(element, MOST_WRITTEN);
      }
    }
    if (isOfAll) noteRules();
  }
  /** Other rules than before: anything of the page may be shown by them. */
  function noteRules(): void {
    for (const root of watched) {
      const top = (root as Document).documentElement ?? (root as Partial<ShadowRoot>).host;
      if (!isElement(top)) continue;
      noteShown(top);
      noteWritten(top, MOST_BY_RULES);
    }
  }
  /** What styles write now in an element and in the first so many inside of it. */
  function noteWritten(element: Element, most: number): void {
    if (isTooMuch) return;
    const inside = queryAll(element, '*');
    for (let at = -1; at < Math.min(most, inside.length); at++) {
      const one = at < 0 ? element : inside[at];
      if (!one) continue;
      if (unasked-- <= 0) {
        isTooMuch = true;
        return;
      }
      for (const written of generatedWords(one, true))
        if (written.words === null || mayBeNumber(written.words)) note(written.words, one, null, written);
    }
  }
  /** Whatever stands in an element may just have been shown, or stand elsewhere. */
  function noteShown(element: Element): void {
    if (restyled.has(element)) return;
    restyled.add(element);
    const budget = { left };
    for (const text of textNodesIn(element, MOST_RESTYLED, budget)) {
      if (!DIGIT.test(text.data)) continue;
      const line = lineOf(text, element);
      if (!line || (restyled.has(line.element) && line.element !== element)) continue;
      restyled.add(line.element);
      if (mayBeNumber(line.words)) note(line.words, line.element, null);
    }
    left = budget.left;
    if (left <= 0) isTooMuch = true;
  }

  return {
    watch(root) {
      if (watched.has(root)) return;
      watched.add(root);
      rules = rulesOf(watched);
      changes.observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
        characterDataOldValue: true,
        attributes: true,
        attributeOldValue: true,
      });
      const opened = ({ target }: Event) => {
        if (isElement(target as Node | null)) noteShown(target as Element);
      };
      listenAt(root, 'beforetoggle', opened, { capture: true, signal: ending.signal });
    },
    watchControls(more) {
      for (const control of more) if (!controls.has(control)) controls.set(control, valueIn(control));
    },
    poll() {
      const now = rulesOf(watched);
      if (now !== rules) noteRules();
      rules = now;
      for (const [control, before] of controls) {
        const value = valueIn(control);
        if (value === before) continue;
        controls.set(control, value);
        for (const words of [before, value]) noteWords(words, control, null);
      }
    },
    changed() {
      take(changes.takeRecords());
      return isTooMuch ? null : [...places].map(([element, place]) => changedAt(element, place));
    },
    stop() {
      ending.abort();
      changes.disconnect();
    },
  };
}

const valueIn = (control: Element): string =>
  (tagOf(control) === 'textarea' ? areaValueOf(control) : inputValueOf(control)) ?? '';

function changedAt(element: Element, place: Place): Changed {
  return {
    element,
    words() {
      if (place.isUnknown) return null;
      // What is still there is read with everything else.
      return [...place.wordings]
        .flatMap(([words, added]) => (added && isConnected(added) ? [] : [words]))
        .join('\n');
    },
    measure() {
      const range = (ownerOf(element) as Document).createRange();
      range.selectNodeContents(element);
      const beside = [...place.beside.values()].flatMap((measure) => measure());
      return [...elementBoxes(element), ...rangeBoxes(range), ...beside];
    },
  };
}

/** The style sheets of these roots as they stand: how many rules each has, where that may be asked. */
function rulesOf(roots: Iterable<Node>): string {
  let said = '';
  for (const root of roots) {
    const { styleSheets, adoptedStyleSheets } = root as Document;
    for (const sheet of [...(styleSheets ?? []), ...(adoptedStyleSheets ?? [])]) {
      try {
        said += `${sheet.disabled ? '-' : '+'}${sheet.cssRules.length}`;
      } catch {
        said += sheet.disabled ? '-' : '+';
      }
    }
    said += ';';
  }
  return said;
}

/** The words around a text that make a line with it, and the element that holds them. */
function lineOf(text: Text, within: Element): { element: Element; words: string } | undefined {
  let element = parentElementOf(text);
  if (!element) return undefined;
  let words = headOf(element, LONGEST);
  for (;;) {
    const up: Element | null = element === within ? null : parentElementOf(element);
    const more = up && headOf(up, LONGEST_LINE + 1);
    if (!up || !more || more.length > LONGEST_LINE) return { element, words };
    element = up;
    words = more;
  }
}

/** Words of every drawing in an attribute; null where one cannot be read. */
function drawingsIn(value: string): string | null {
  let words = '';
  for (const [address] of value.matchAll(/(?:data:|blob:)[^"']+|[^\s"'(),]+\.svgz?/gi)) {
    const said = drawnAt(address);
    if (said === null) return null;
    words += said && `${said}\n`;
  }
  return words;
}
