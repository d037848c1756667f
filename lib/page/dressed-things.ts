import type { PageThing, SourceBox, ThingKind } from '../core/page-source.ts';
import { colourOf, isSameColour } from './css-colour.ts';
import { backgroundOf, type Compound, eachRule, parseSelector, showsBy, valuesOf } from './style-rules.ts';

/** Rules of a page's style sheets that are matched with its boxes; one for each selector of a list. */
const MOST_RULES = 30_000;
/** Steps of matching, some 200 ns each: pages of offices take some 100,000. Beyond, the page counts as cut. */
const MOST_STEPS = 4_000_000;
/** Declarations taken apart cost a step for so many characters. */
const SIGNS_A_STEP = 2;
const WHITE = colourOf('#fff');
const MOST_NAME = 60;
/** Longer boxes set in another order are columns of a layout. */
const MOST_ORDERED = 40;
const TURNED = /bidi-override|isolate-override/;

/** What style sheets and attributes make of one box. */
interface Dress {
  shows?: string | undefined;
  colour?: string | undefined;
  ground?: string | undefined;
  family?: string | undefined;
  isTurned?: boolean | undefined;
  isOrdered?: boolean | undefined;
  isReplaced?: boolean | undefined;
  isLifted?: boolean | undefined;
}

interface Rule {
  parts: Compound[];
  declarations: string;
  weight: number;
}

/** What is left of the steps. */
interface Steps {
  left: number;
}

export interface Dressed {
  things: PageThing[];
  /** Rules and boxes were too many to be matched all. */
  cut: boolean;
}

/**
 * Boxes that show their words otherwise than they stand in the source, or that lie over others: by attributes, by
 * the page's own style sheets and by those it asks for, as far as simple selectors say. Rules for printers and narrow
 * screens (`@media`) are left out.
 *
 * @param css style sheets, in the order of the page
 */
export function dressedThings(boxes: readonly SourceBox[], css: readonly string[]): Dressed {
  const { rules, families, cut } = rulesOf(css, namesOf(boxes));
  const steps: Steps = { left: MOST_STEPS };
  const things: PageThing[] = [];
  const tell = (box: SourceBox, what: ThingKind): void => {
    const { tag, id, classes, start, end } = box;
    const name = [tag, id && `#${id}`, ...classes].filter(Boolean).join(' ').slice(0, MOST_NAME);
    things.push({ at: start, end, what, name });
  };
  const worn: Dress[] = [];
  for (const box of boxes) {
    if (steps.left <= 0) break;
    const above = worn[box.parent];
    const own = dressOf(box, boxes, rules, steps);
    const all: Dress = {
      shows: above?.shows ?? (own.shows === 'shown' ? undefined : own.shows),
      colour: own.colour ?? above?.colour,
      ground: own.ground ?? above?.ground,
      family: own.family ?? above?.family,
      isTurned: own.isTurned || above?.isTurned,
    };
    worn.push(all);
    const hasWords = box.end > box.start;
    if (hasWords && all.shows !== undefined && above?.shows === undefined) tell(box, 'hidden');
    else if (hasWords && isUnseen(all) && !(above && isUnseen(above))) tell(box, 'hidden');
    const isSet = own.isOrdered && box.end - box.start <= MOST_ORDERED;
    if (hasWords && (isSet || (all.isTurned && !above?.isTurned))) tell(box, 'turned');
    if (hasWords && own.family && families.some((one) => own.family?.includes(one))) tell(box, 'font');
    if (hasWords && own.isReplaced) tell(box, 'replaced');
    if (!hasWords && own.ground === 'image') tell(box, 'picture');
    if (!hasWords && own.isLifted && (box.holdsThings || own.ground !== undefined)) tell(box, 'cover');
  }
  return { things, cut: cut || steps.left <= 0 };
}

/** Words in the colour of their ground, or in none. */
function isUnseen({ colour, ground }: Dress): boolean {
  if (colour === undefined || ground === 'image') return false;
  if (/^transparent$|^(rgb|hsl)a\([^)]*[,/]0?(\.0+)?%?\)$|^#[\da-f]{6}0[\da-f]$|^#[\da-f]{3}0$/.test(colour))
    return true;
  const words = colourOf(colour);
  const under = ground === undefined ? WHITE : colourOf(ground);
  return words !== undefined && under !== undefined && isSameColour(words, under);
}

function dressOf(box: SourceBox, boxes: readonly SourceBox[], rules: RulesByKey, steps: Steps): Dress {
  const found: Rule[] = [];
  const keys = ['*', box.tag, ...box.classes.map((one) => `.${one}`), ...(box.id ? [`#${box.id}`] : [])];
  for (const key of keys)
    for (const rule of rules.get(key) ?? []) {
      if (steps.left <= 0) return {};
      if (isOf(rule.parts, box, boxes, steps)) found.push(rule);
    }
  found.sort((a, b) => a.weight - b.weight);
  // The last of two declarations of one property counts, as in a browser.
  const declarations = [...found.map((rule) => rule.declarations), box.style].join(';');
  steps.left -= Math.ceil(declarations.length / SIGNS_A_STEP);
  if (steps.left <= 0) return {};
  const dress = dressBy(declarations);
  for (const [name, value] of box.looks) {
    if (name === 'hidden') dress.shows ??= 'display';
    if (name === 'dir' && /^rtl$/i.test(value.trim())) dress.isTurned = true;
    if (name === 'color' && box.tag === 'font') dress.colour ??= value.toLowerCase();
    if (name === 'bgcolor') dress.ground ??= value.toLowerCase();
    if (name === 'background' && value !== '') dress.ground = 'image';
  }
  if (box.tag === 'bdo') dress.isTurned = true;
  return dress;
}

/** What one list of declarations says; nothing of what it does not speak of. */
function dressBy(declarations: string): Dress {
  const dress: Dress = {};
  const weighty = declarations.split(';').filter((one) => /!\s*important/i.test(one));
  const says = valuesOf([declarations, ...weighty].join(';'));
  const shows = showsBy(says) ?? (says('content-visibility') === 'hidden' ? 'visibility' : undefined);
  const colour = says('-webkit-text-fill-color') ?? says('color');
  const ground = backgroundOf(says);
  const family = says('font-family') ?? says('font');
  if (shows !== undefined) dress.shows = shows;
  if (colour !== undefined && colour !== 'inherit') dress.colour = colour;
  if (ground !== undefined && !/^(none|transparent|inherit|initial)/.test(ground)) dress.ground = ground;
  if (family !== undefined) dress.family = family;
  if (TURNED.test(says('unicode-bidi') ?? '') || says('direction') === 'rtl') dress.isTurned = true;
  if (/reverse/.test(says('flex-direction') ?? '') || /^-?\d+$/.test(says('order') ?? ''))
    dress.isOrdered = true;
  if (/^url\(/.test(says('content') ?? '')) dress.isReplaced = true;
  const isPulled = /^-\d{2,}/.test(says('margin-top') ?? says('margin-left') ?? '');
  if (/^(absolute|fixed)$/.test(says('position') ?? '') || isPulled) dress.isLifted = true;
  return dress;
}

type RulesByKey = ReadonlyMap<string, Rule[]>;

/** Rules by the id, class or tag their last part names, and the fonts the sheets bring. */
function rulesOf(
  css: readonly string[],
  names: ReadonlySet<string>,
): { rules: RulesByKey; families: string[]; cut: boolean } {
  const rules = new Map<string, Rule[]>();
  const families: string[] = [];
  let count = 0;
  for (const sheet of css) {
    if (!sheet.includes('{')) continue;
    for (const [selectors, body] of eachRule(sheet)) {
      if (/^@font-face/i.test(selectors)) {
        const family = valuesOf(body)('font-family')?.replace(/["']/g, '');
        if (family && /url\s*\(/i.test(body)) families.push(family);
        continue;
      }
      if (selectors.startsWith('@') || !SAYS.test(body)) continue;
      for (const selector of selectors.split(',')) {
        if (++count > MOST_RULES) return { rules, families, cut: true };
        const written = selector.trim();
        const isBeside = BESIDE.test(written);
        // Of what stands before or after an element, only that it is a picture counts.
        if (isBeside && !REPLACED.test(body)) continue;
        const parts = written === '*' ? [EVERYTHING] : parseSelector(written.replace(BESIDE, ''));
        const [last] = parts ?? [];
        if (!parts || !last || !parts.every((part) => namedBy(part).every((name) => names.has(name))))
          continue;
        const declarations = isBeside ? 'content:url()' : body;
        const [key = '*'] = namedBy(last);
        const weight =
          parts.reduce((sum, p) => sum + p.ids.length * 1e4 + p.classes.length * 100 + (p.tag ? 1 : 0), 0) +
          count / 1e6;
        const under = rules.get(key);
        if (under) under.push({ parts, declarations, weight });
        else rules.set(key, [{ parts, declarations, weight }]);
      }
    }
  }
  return { rules, families, cut: false };
}

/** What a selector asks a box for: ids, classes, tag, as selectors write them. */
const namedBy = ({ ids, classes, tag }: Compound): string[] => [
  ...ids.map((id) => `#${id}`),
  ...classes.map((name) => `.${name}`),
  ...(tag ? [tag] : []),
];

/** The same of all boxes: a rule that asks for another is of no box here. */
function namesOf(boxes: readonly SourceBox[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { id, classes, tag } of boxes) {
    names.add(`#${id}`).add(tag);
    for (const name of classes) names.add(`.${name}`);
  }
  return names;
}

/** Declarations worth taking apart at all. */
const SAYS =
  /display|visib|opac|indent|overflow|font|colou?r|background|clip|transform|position|margin|bidi|direction|order\s*:|content/i;
const BESIDE = /::?(before|after)$/i;
const REPLACED = /content\s*:\s*url\s*\(/i;
const EVERYTHING: Compound = { tag: '', ids: [], classes: [], child: false };

function isOf(
  parts: readonly Compound[],
  box: SourceBox,
  boxes: readonly SourceBox[],
  steps: Steps,
): boolean {
  steps.left--;
  const [last] = parts;
  if (!last || !fits(last, box)) return false;
  let at = box.parent;
  let isChild = last.child;
  for (let next = 1; next < parts.length; next++) {
    const part = parts[next] as Compound;
    let one = boxes[at];
    while (one && !isChild && !fits(part, one)) {
      steps.left--;
      one = boxes[one.parent];
    }
    if (!one || !fits(part, one)) return false;
    isChild = part.child;
    at = one.parent;
  }
  return true;
}

function fits({ tag, ids, classes }: Compound, box: SourceBox): boolean {
  return (
    (tag === '' || tag === box.tag) &&
    ids.every((id) => id === box.id) &&
    classes.every((name) => box.classes.includes(name))
  );
}
