import type { RedLine } from '../core/reading.ts';
import { colourOf, isRed } from './css-colour.ts';
import type { HiddenAsker } from './hidden.ts';
import type { PageElement, PageText } from './page-text.ts';
import { type Values, valuesOf } from './style-rules.ts';

/** The head of a paper is one short line; longer red stretches are warnings and quotations. */
const LONGEST_LINE = 60;
const MOST_LINES = 20;
/** Words of an article's body stand in blocks; their colour often in a <font> or <span> inside. */
const SIZES: Readonly<Record<string, number>> = { '4': 18, '5': 24, '6': 32, '7': 48 };

export interface RedMarks {
  redLines: RedLine[];
  redRules: number;
}

/** Lines in red and red rules of an article, by what the page itself declares: the same in a browser and in Node. */
export function* readRedMarks(page: PageText, hidden: HiddenAsker): Generator<void, RedMarks> {
  const redLines: RedLine[] = [];
  let redRules = 0;
  for (const [index, item] of page.elements.entries()) {
    if (index % 4000 === 3999) yield;
    const { element, tag, area, start, end } = item;
    if (area === 'nav' || area === 'footer') continue;
    const style = element.getAttribute('style');
    if (!style && !item.name && tag !== 'font' && tag !== 'hr') continue;
    const inline = valuesOf(style ?? '');
    if (isRule(item, inline)) redRules++;
    if (end === start || end - start > LONGEST_LINE || redLines.length >= MOST_LINES) continue;
    const colour = colourOf(hidden.colourAt(item, inline));
    if (!colour || !isRed(colour) || redLines.some((line) => line.start <= start && line.end >= end))
      continue;
    redLines.push({ start, end, ...sizeOf(page, index), centred: isCentred(page, index) });
  }
  return { redLines, redRules };
}

function isRule({ tag, element, start, end }: PageElement, inline: Values): boolean {
  const isDrawn = tag === 'hr';
  if (!isDrawn && end - start > LONGEST_LINE) return false;
  const words = isDrawn
    ? [
        element.getAttribute('color') ?? '',
        inline('color') ?? '',
        inline('background-color') ?? '',
        inline('background') ?? '',
      ]
    : [];
  const border = inline('border-bottom') ?? inline('border-top') ?? (isDrawn ? inline('border') : undefined);
  const drawn =
    border && /\d/.test(border) ? /(#[0-9a-f]{3,6}|rgb\([^)]*\)|red)/.exec(border)?.[0] : undefined;
  return [...words, drawn].some((one) => {
    const colour = colourOf(one);
    return colour !== undefined && isRed(colour);
  });
}

/** Type size said by the element, what stands right inside it, or its block. */
function sizeOf(page: PageText, index: number): { size?: number } {
  const around = [index, index + 1, page.elements[index]?.parent ?? -1];
  for (const at of around) {
    const element = page.elements[at]?.element;
    const said = /^([\d.]+)(px|pt)$/.exec(valuesOf(element?.getAttribute('style') ?? '')('font-size') ?? '');
    if (said) return { size: Math.round(Number(said[1]) * (said[2] === 'pt' ? 4 / 3 : 1)) };
    const old =
      element?.localName === 'font' ? SIZES[element.getAttribute('size')?.replace('+', '') ?? ''] : undefined;
    if (old) return { size: old };
  }
  const tag = page.elements[index]?.tag ?? '';
  return tag === 'h1' ? { size: 32 } : tag === 'h2' ? { size: 24 } : {};
}

function isCentred(page: PageText, index: number): boolean {
  let at = index;
  for (let steps = 0; at >= 0 && steps < 4; steps++) {
    const item = page.elements[at];
    if (!item) return false;
    const { element, tag } = item;
    if (tag === 'center' || element.getAttribute('align')?.toLowerCase() === 'center') return true;
    const align = valuesOf(element.getAttribute('style') ?? '')('text-align');
    if (align) return align === 'center';
    at = item.parent;
  }
  return false;
}
