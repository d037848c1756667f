import { expect, it } from 'vitest';

import { rootEffects } from '../../../lib/page/overlay/root-effects.ts';

const MIX = '0.3333 0.3333 0.3333 0 0 0.3333 0.3333 0.3333 0 0 0.3333 0.3333 0.3333 0 0 0 0 0 1 0';
/** Filters that stand in the page, by what its styles call them. */
const MARKUP: Record<string, string> = {
  '#grey': `<filter id="grey" x="0" y="0" width="100%" height="100%"><fecolormatrix type="matrix" values="${MIX}">`,
  '#pale': '<filter id="pale"><feColorMatrix type="saturate" values="0">',
  '#white': '<filter id="white"><feFlood flood-color="#fff">',
  '#nothing': '<filter id="nothing">',
  '#alpha': `<filter id="alpha"><feColorMatrix in="SourceAlpha" values="${MIX}">`,
  '#corner': `<filter id="corner" width="1%" height="1%"><feColorMatrix values="${MIX}">`,
  '#window': `<filter id="window" filterUnits="userSpaceOnUse"><feColorMatrix values="${MIX}">`,
  '#part': `<filter id="part"><feColorMatrix width="0" values="${MIX}">`,
};

const effects = (style: Record<string, string>) =>
  rootEffects(
    { getPropertyValue: (name: string) => style[name] ?? '' },
    (address) => MARKUP[address] ?? null,
  );

it.each<Record<string, string>>([
  {},
  { opacity: '1', filter: 'none', transform: 'none', scale: 'none', zoom: '1', clip: 'auto' },
])('a page with nothing done to it is plain: %j', (style) => {
  expect(effects(style)).toEqual({ fault: null, isPlain: true });
});

it.each<Record<string, string>>([
  { filter: 'grayscale(1)' },
  { filter: 'grayscale(0.95) contrast(1.1) brightness(0.9)' },
  { filter: 'invert(0.9) hue-rotate(180deg)' },
  { filter: 'drop-shadow(rgb(0, 0, 0) 0px 0px 1px)' },
  {
    filter:
      'url("data:image/svg+xml;utf8,<svg xmlns=\\"http://www.w3.org/2000/svg\\"><filter id=\\"g\\"><feColorMatrix type=\\"matrix\\" values=\\"0.3333 0.3333 0.3333 0 0 0.3333 0.3333 0.3333 0 0 0.3333 0.3333 0.3333 0 0 0 0 0 1 0\\"/></filter></svg>#g")',
  },
  { filter: 'url("#grey")' },
  { filter: 'grayscale(1) url("#pale")' },
  { opacity: '0.99' },
  { zoom: '2' },
  { scale: '1.2' },
  { transform: 'matrix(0.9, 0, 0, 0.9, 0, 0)' },
  { transform: 'matrix3d(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)' },
])('a page can be read all the same: %j', (style) => {
  expect(effects(style)).toEqual({ fault: null, isPlain: false });
});

it.each<Record<string, string>>([
  { opacity: '0.01' },
  { filter: 'opacity(0.1)' },
  { filter: 'grayscale(1) blur(12px)' },
  { filter: 'brightness(0)' },
  { filter: 'brightness(9)' },
  { filter: 'contrast(0)' },
  { filter: 'invert(0.5)' },
  ...['#any', '#white', '#nothing', '#alpha', '#corner', '#window', '#part'].map((id) => ({
    filter: `url("${id}")`,
  })),
  { filter: 'url("data:image/svg+xml;utf8,<feFlood flood-color=\\"white\\"/>#g")' },
  {
    filter:
      'url("data:image/svg+xml;utf8,<feColorMatrix values=\\"0 0 0 0 1 0 0 0 0 1 0 0 0 0 1 0 0 0 1 0\\"/>#g")',
  },
  { filter: 'something-new(1)' },
  { 'mask-image': 'linear-gradient(rgba(0, 0, 0, 0), rgba(0, 0, 0, 0))' },
  { 'clip-path': 'inset(50%)' },
  { 'content-visibility': 'hidden' },
  { 'mix-blend-mode': 'difference' },
])('a page cannot be read: %j', (style) => {
  expect(effects(style)).toEqual({ fault: '看不清', isPlain: false });
});

it.each<Record<string, string>>([
  { transform: 'matrix(1, 0, 0, 1, 40, 40)' },
  { transform: 'matrix(-1, 0, 0, 1, 0, 0)' },
  { transform: 'matrix(0.7, 0.7, -0.7, 0.7, 0, 0)' },
  { transform: 'matrix(0.1, 0, 0, 0.1, 0, 0)' },
  { transform: 'matrix(1, 0, 0, 0.5, 0, 0)' },
  { translate: '40px' },
  { rotate: '90deg' },
  { scale: '0.05' },
  { perspective: '100px' },
  { 'offset-path': 'path("M0 0L100 100")' },
])('a page is moved, turned or pressed flat: %j', (style) => {
  expect(effects(style)).toEqual({ fault: '移动了', isPlain: false });
});
