type Colour = readonly [red: number, green: number, blue: number];

const NAMED: Readonly<Record<string, Colour>> = {
  white: [255, 255, 255],
  black: [0, 0, 0],
  red: [255, 0, 0],
};

/**
 * A colour as CSS or an old attribute writes it; undefined for what is no plain opaque colour.
 *
 * @example colourOf('#fff')?.[0] === 255
 */
export function colourOf(written: string | undefined): Colour | undefined {
  if (!written) return undefined;
  const words = written.trim().toLowerCase().replace(/\s+/g, '');
  const named = NAMED[words];
  if (named) return named;
  const hex = /^#?([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])/.exec(words)?.[1];
  if (hex) {
    const step = hex.length / 3;
    const part = (at: number): number =>
      Number.parseInt(hex.slice(at * step, (at + 1) * step).repeat(3 - step), 16);
    return [part(0), part(1), part(2)];
  }
  const rgb = /^rgba?\((\d+)[, ](\d+)[, ](\d+)(?:[,/]([\d.]+))?\)/.exec(words);
  if (!rgb || (rgb[4] !== undefined && Number(rgb[4]) < 0.9)) return undefined;
  return [Number(rgb[1]), Number(rgb[2]), Number(rgb[3])];
}

/** No reader tells them apart: #fff and #fefefe. */
const NEAR = 8;

export function isSameColour(one: Colour, other: Colour): boolean {
  return one.every((part, at) => Math.abs(part - (other[at] ?? 0)) <= NEAR);
}

/** The red of a red-headed paper, from bright to dark; not orange, brown or pink. */
export function isRed([red, green, blue]: Colour): boolean {
  return red >= 170 && green <= 70 && blue <= 70;
}
