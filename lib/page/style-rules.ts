import type { HiddenHow } from '../core/reading.ts';

/** One simple compound such as `ul.tab#a`; `child` = it must be the direct parent of the next one. */
export interface Compound {
  tag: string;
  ids: string[];
  classes: string[];
  child: boolean;
}

/** A rule of the page's own <style> that hides, shows or colours; the last part of the selector first. */
export interface StyleRule {
  parts: Compound[];
  /** By what it hides, `shown`, or nothing of it. */
  shows: Shows | undefined;
  colour: string | undefined;
  background: string | undefined;
  /** Ids, classes, tags, then order: which of two rules wins. */
  weight: number;
}

/** By what declarations hide; `shown` = they show again what another rule hides. */
export type Shows = HiddenHow | 'shown';

/**
 * Adds the rules of one <style> element that say whether something is shown, and in what colours. Only simple
 * selectors (tag, class, id, descendant, child): what they say is the same in a browser and in Node, unlike
 * computed style.
 * Rules inside @media and selectors with a state (:hover) are left out.
 */
export function readStyleRules(css: string, rules: StyleRule[]): void {
  for (const [selectors, body] of eachRule(css)) {
    if (!selectors.startsWith('@')) addRules(rules, selectors, body);
  }
}

/** Selectors and body of every rule of the outermost level; an @rule comes whole, with what stands in it. */
export function* eachRule(css: string): Generator<readonly [selectors: string, body: string]> {
  const source = css.replace(/\/\*[\s\S]*?\*\/|<!--|-->/g, ' ');
  let depth = 0;
  let from = 0;
  let selector = '';
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 123) {
      if (depth === 0) selector = source.slice(from, at).trim();
      depth++;
      if (depth === 1) from = at + 1;
    } else if (code === 125 && depth > 0) {
      depth--;
      if (depth > 0) continue;
      yield [selector, source.slice(from, at)];
      from = at + 1;
    } else if (code === 59 && depth === 0) from = at + 1;
  }
}

function addRules(rules: StyleRule[], selectors: string, body: string): void {
  if (!SAYS.test(body)) return;
  const says = valuesOf(body);
  const shows = showsBy(says);
  const colour = says('color');
  const background = backgroundOf(says);
  if (shows === undefined && colour === undefined && background === undefined) return;
  for (const selector of selectors.split(',')) {
    const parts = parseSelector(selector.trim());
    if (!parts) continue;
    const weight = parts.reduce(
      (sum, p) => sum + p.ids.length * 10_000 + p.classes.length * 100 + (p.tag ? 1 : 0),
      0,
    );
    // Of two equal ones the later wins.
    rules.push({ parts, shows, colour, background, weight: weight + rules.length / 1e6 });
  }
}

/** The parts of a simple selector, the last first; undefined for any other. */
export function parseSelector(selector: string): Compound[] | undefined {
  if (!selector || /[[\]:*+~@\\]/.test(selector)) return undefined;
  const parts: Compound[] = [];
  for (const token of selector.replace(/\s*>\s*/g, ' >').split(/\s+/)) {
    const match = /^(>?)([a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)$/.exec(token);
    if (!match || token === '>') return undefined;
    const names = match[3]?.match(/[.#][\w-]+/g) ?? [];
    // `child` of a part says that the part above it in the tree is its direct parent.
    parts.unshift({
      tag: (match[2] ?? '').toLowerCase(),
      ids: names.filter((name) => name.startsWith('#')).map((name) => name.slice(1)),
      classes: names.filter((name) => name.startsWith('.')).map((name) => name.slice(1)),
      child: match[1] === '>',
    });
  }
  return parts;
}

/** Declarations worth taking apart at all. */
const SAYS =
  /display|visib|opac|indent|overflow|font-size|colou?r|background|clip|transform|position|margin-(left|top)/i;

/** Value of a property in a list of declarations: lower case, without spaces; the last one counts. */
export type Values = (name: string) => string | undefined;

/** @example valuesOf('Color: #FFF !important')('color') === '#fff' */
export function valuesOf(declarations: string): Values {
  const values = new Map<string, string>();
  for (const one of declarations.toLowerCase().split(';')) {
    const colon = one.indexOf(':');
    if (colon < 0) continue;
    const value = one.slice(colon + 1).replace(/\s+|!important/g, '');
    if (value) values.set(one.slice(0, colon).trim(), value);
  }
  return (name) => values.get(name);
}

const FAR = /^(-\d{3,}(\.\d+)?(px|em|rem|pt|vw|vh)?|expression\(.*)$/;
const TINY = /^[01](\.\d+)?(px|pt)?$/;

/**
 * What one list of declarations does: by what it hides, that it shows again, or nothing.
 * Covers display, visibility, full transparency, clipping to a pixel and pushing off the screen.
 */
export function showsBy(value: Values): Shows | undefined {
  const display = value('display');
  if (display === 'none') return 'display';
  const visibility = value('visibility');
  if (visibility === 'hidden' || visibility === 'collapse') return 'visibility';
  if (/^0?\.?0*%?$/.test(value('opacity') ?? '1') || /^opacity\(0?\.?0*%?\)$/.test(value('filter') ?? ''))
    return 'transparent';
  const is = (pattern: RegExp, ...names: string[]): boolean =>
    names.some((name) => pattern.test(value(name) ?? '.'));
  if (is(/^(absolute|fixed)$/, 'position')) {
    if (is(FAR, 'left', 'top', 'right', 'bottom')) return 'off-screen';
    if (is(/^rect\((0(px)?|1px|auto)([ ,]*(0(px)?|1px|auto)){3}\)$/, 'clip')) return 'tiny';
  }
  // A margin of some hundred pixels centres a box; nobody centres by thousands.
  if (is(FAR, 'text-indent') || is(/^-\d{4,}/, 'margin-left', 'margin-top')) return 'off-screen';
  if (is(/translate[xy]?\([^)]*-\d{4,}/, 'transform')) return 'off-screen';
  if (is(/scale[xy]?\(0[,)]/, 'transform')) return 'transparent';
  if (is(/^inset\((50|100)%/, 'clip-path')) return 'tiny';
  if (value('overflow') === 'hidden' && is(TINY, 'height', 'width', 'max-height', 'max-width')) return 'tiny';
  if (is(/^(0(em|rem|%)?|0?\.\d+(px|pt)|[01](px|pt))$/, 'font-size')) return 'no-size-text';
  return display !== undefined || visibility === 'visible' ? 'shown' : undefined;
}

/** The background's colour, `image` when it is a picture, undefined when nothing is said. */
export function backgroundOf(value: Values): string | undefined {
  const words = value('background-color') ?? value('background');
  if (/url\(|gradient/.test(`${value('background') ?? ''}${value('background-image') ?? ''}`)) return 'image';
  return words;
}
