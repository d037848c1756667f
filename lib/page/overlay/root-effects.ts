/** What the page does to its root element, and so to all that is drawn, our card too. */
export interface RootEffects {
  /** Why a person cannot be taken to see the card; null when they can. */
  fault: '看不清' | '移动了' | null;
  /** Nothing at all is done to it: then the browser's own word on what is seen can be had. */
  isPlain: boolean;
}

/** Below this share of ink words are hard to read. */
const LEAST_OPACITY = 0.5;
const LEAST_SCALE = 0.4;

/** Filters under which words stay words, with the amounts they may have. What is not named may hide anything. */
const HARMLESS: Readonly<Record<string, (amount: number) => boolean>> = {
  grayscale: () => true,
  sepia: () => true,
  invert: (amount) => amount <= 0.2 || amount >= 0.8,
  saturate: () => true,
  'hue-rotate': () => true,
  brightness: (amount) => amount >= 0.5 && amount <= 1.6,
  contrast: (amount) => amount >= 0.5 && amount <= 4,
  opacity: (amount) => amount >= LEAST_OPACITY,
  blur: (amount) => amount <= 0.6,
  'drop-shadow': () => true,
};

/** Scales on both axes, and nothing else; null for a matrix that turns, slants, mirrors or moves. */
function scaleOf(transform: string): { x: number; y: number } | null {
  if (transform === 'none') return { x: 1, y: 1 };
  const numbers = transform
    .slice(transform.indexOf('(') + 1, -1)
    .split(',')
    .map(Number);
  const [rows, x, y] = numbers.length === 16 ? [4, 0, 5] : [2, 0, 3];
  const isScale = numbers.every((number, at) => {
    if (at === x || at === y) return number > 0;
    // The last of a 3D matrix, and its scale of depth.
    if (rows === 4 && (at === 10 || at === 15)) return number > 0;
    return Math.abs(number) < 0.0001;
  });
  return isScale ? { x: numbers[x] ?? 1, y: numbers[y] ?? 1 } : null;
}

/** The drawing a filter is written in, by its address: markup, or null where it cannot be had. */
export type FilterMarkup = (address: string) => string | null;

/**
 * A drawn filter, as grey pages carry it: harmless where all it does is mix colours, of all that is drawn, in full
 * strength, and leave what is opaque opaque.
 */
function isColourMix(address: string, markupOf: FilterMarkup): boolean {
  const markup = address.startsWith('data:') ? decoded(address) : markupOf(address);
  const parts = markup?.match(/<fe\w+[^>]*>/gi) ?? [];
  const filters = markup?.match(/<filter\b[^>]*>/gi) ?? [];
  return parts.length > 0 && parts.every(mixesColours) && filters.every(isWhole);
}

function decoded(address: string): string | null {
  try {
    return decodeURIComponent(address);
  } catch {
    return null;
  }
}

const attributeIn = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}\\s*=\\s*\\\\?["']([^"'\\\\]*)`, 'i').exec(tag)?.[1]?.trim();

/** A filter that leaves nothing out: the whole of what it is laid on, or more. */
function isWhole(filter: string): boolean {
  const share = (name: string, other: number): number => {
    const value = attributeIn(filter, name);
    const number = value === undefined ? other : Number.parseFloat(value);
    return value?.endsWith('%') ? number / 100 : number;
  };
  if ((attributeIn(filter, 'filterUnits') ?? 'objectBoundingBox') !== 'objectBoundingBox') return false;
  const [x, y] = [share('x', 0), share('y', 0)];
  return x <= 0 && y <= 0 && x + share('width', 1) >= 1 && y + share('height', 1) >= 1;
}

function mixesColours(part: string): boolean {
  if (!/^<feColorMatrix\b/i.test(part)) return false;
  // A part of the picture alone, or what is no picture of the page.
  if (['x', 'y', 'width', 'height'].some((name) => attributeIn(part, name) !== undefined)) return false;
  if (/^(?:SourceAlpha|Background|FillPaint|StrokePaint)/.test(attributeIn(part, 'in') ?? '')) return false;
  if (/type\s*=\s*\\?["']?(saturate|hueRotate)/i.test(part)) return true;
  const values =
    /values\s*=\s*\\?["']([^"'\\]*)/i
      .exec(part)?.[1]
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? [];
  if (values.length !== 20) return false;
  const rowOf = (row: number) => values.slice(row * 5, row * 5 + 5);
  const isMix = [0, 1, 2].every((row) => {
    const [red = 0, green = 0, blue = 0, alpha = 0, more = 0] = rowOf(row);
    const sum = red + green + blue;
    return sum > 0.6 && sum < 1.4 && Math.abs(alpha) < 0.01 && Math.abs(more) < 0.01;
  });
  return isMix && rowOf(3).join() === '0,0,0,1,0';
}

/** The functions of a filter as computed: `grayscale(1) url("data:…")`. */
function filterFault(filter: string, markupOf: FilterMarkup): boolean {
  if (filter === 'none') return false;
  let rest = filter;
  while (rest.trim() !== '') {
    const url = /^\s*url\((?:"((?:[^"\\]|\\.)*)"|([^)]*))\)/.exec(rest);
    if (url) {
      if (!isColourMix(url[1] ?? url[2] ?? '', markupOf)) return true;
      rest = rest.slice(url[0].length);
      continue;
    }
    const one = /^\s*([a-z-]+)\(((?:[^()]|\([^()]*\))*)\)/.exec(rest);
    const amount = Number.parseFloat(one?.[2] ?? '');
    if (!one || !HARMLESS[one[1] ?? '']?.(Number.isNaN(amount) ? 1 : amount)) return true;
    rest = rest.slice(one[0].length);
  }
  return false;
}

/** `none`, or lengths that are all nothing. */
const isNothing = (value: string | undefined): boolean =>
  value === undefined || value === '' || value === 'none' || /^(0(px|%|deg)?\s*)+$/.test(value);

type Style = Pick<CSSStyleDeclaration, 'getPropertyValue'>;

/**
 * Judges the computed style of the root element, our host's parent. Grey and inverted pages, a page slightly
 * transparent, scaled or zoomed are read as ever; a page that fades, blurs, cuts, turns or moves everything is not.
 *
 * @param markupOf finds the drawing of a filter that stands in the page, or in a file of its own
 */
export function rootEffects(style: Style, markupOf: FilterMarkup): RootEffects {
  const of = (name: string) => style.getPropertyValue(name);
  const opacity = Number.parseFloat(of('opacity') || '1');
  const [filter, transform] = [of('filter') || 'none', of('transform') || 'none'];
  const cuts = ['mask-image', '-webkit-mask-image', 'clip-path', 'mask-border-source'].some(
    (name) => !isNothing(of(name)),
  );
  const clip = of('clip');
  const blends = !['', 'normal'].includes(of('mix-blend-mode'));
  const hides = of('content-visibility') === 'hidden';
  if (opacity < LEAST_OPACITY || filterFault(filter, markupOf) || cuts || blends || hides)
    return { fault: '看不清', isPlain: false };
  const scale = scaleOf(transform);
  const [own = 1, ownY = own] = isNothing(of('scale')) ? [] : of('scale').split(' ').map(Number);
  const x = (scale?.x ?? 0) * own;
  const y = (scale?.y ?? 0) * ownY;
  const moves = ['translate', 'rotate', 'offset-path', 'perspective'].some((name) => !isNothing(of(name)));
  if (x < LEAST_SCALE || y < LEAST_SCALE || x / y > 1.5 || y / x > 1.5 || moves)
    return { fault: '移动了', isPlain: false };
  const isPlain =
    opacity === 1 &&
    filter === 'none' &&
    transform === 'none' &&
    isNothing(of('scale')) &&
    ['', 'auto'].includes(clip) &&
    ['', '1', 'normal'].includes(of('zoom'));
  return { fault: null, isPlain };
}
