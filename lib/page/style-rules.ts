/** One simple compound such as `ul.tab#a`; `child` = it must be the direct parent of the next one. */
interface Compound {
  tag: string;
  ids: string[];
  classes: string[];
  child: boolean;
}

/** A rule of the page's own <style> that hides or shows; the last part of the selector first. */
export interface StyleRule {
  parts: Compound[];
  hides: boolean;
  /** Ids, classes, tags: which of two rules wins. */
  weight: number;
}

/** Longest style sheet read; real pages' own <style> elements have at most some 60,000 characters. */
const MAX_CSS = 300_000;

/**
 * Rules of <style> elements that say whether something is shown. Only simple selectors (tag, class, id,
 * descendant, child): what they say is the same in a browser and in Node, unlike computed style.
 * Rules inside @media and selectors with a state (:hover) are left out.
 */
export function readStyleRules(css: string): StyleRule[] {
  const rules: StyleRule[] = [];
  const source = css.slice(0, MAX_CSS).replace(/\/\*[\s\S]*?\*\/|<!--|-->/g, ' ');
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
      if (!selector.startsWith('@')) addRules(rules, selector, source.slice(from, at));
      from = at + 1;
    } else if (code === 59 && depth === 0) from = at + 1;
  }
  return rules.sort((a, b) => a.weight - b.weight);
}

function addRules(rules: StyleRule[], selectors: string, body: string): void {
  const hides = hidesBy(body);
  if (hides === undefined) return;
  for (const selector of selectors.split(',')) {
    const parts = parseSelector(selector.trim());
    if (!parts) continue;
    const weight = parts.reduce(
      (sum, p) => sum + p.ids.length * 10_000 + p.classes.length * 100 + (p.tag ? 1 : 0),
      0,
    );
    rules.push({ parts, hides, weight });
  }
}

function parseSelector(selector: string): Compound[] | undefined {
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

/**
 * What one list of declarations does: true hides, false shows again, undefined says nothing of it.
 * Covers display, visibility, full transparency, clipping to a pixel and pushing off the screen.
 */
export function hidesBy(declarations: string): boolean | undefined {
  const css = declarations.toLowerCase().replace(/\s+|!important/g, '');
  const value = (name: string): string | undefined => new RegExp(`(?:^|;)${name}:([^;]*)`).exec(css)?.[1];
  const display = value('display');
  if (display === 'none') return true;
  const visibility = value('visibility');
  if (visibility === 'hidden' || visibility === 'collapse') return true;
  if (/^0?\.?0*$/.test(value('opacity') ?? '1')) return true;
  if (/^(absolute|fixed)$/.test(value('position') ?? '')) {
    const far = /^-\d{3,}(\.\d+)?(px)?$/;
    if (far.test(value('left') ?? '') || far.test(value('top') ?? '')) return true;
  }
  if (/^-\d{3,}(px)?$/.test(value('text-indent') ?? '')) return true;
  if (value('overflow') === 'hidden') {
    const tiny = /^[01](px)?$/;
    if (tiny.test(value('height') ?? '') || tiny.test(value('width') ?? '')) return true;
  }
  if (/^[01](px|pt)$/.test(value('font-size') ?? '') || value('font-size') === '0') return true;
  return display !== undefined || visibility === 'visible' ? false : undefined;
}
