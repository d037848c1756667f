import { expect, it } from 'vitest';

import { drawnAt } from '../../../lib/page/overlay/drawn-words.ts';

const NUMBER = '11010519491231002X';
const drawing = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;
const plain = (markup: string) => `data:image/svg+xml,${encodeURIComponent(markup)}`;
const coded = (markup: string) => `data:image/svg+xml;base64,${btoa(markup)}`;

it.each<[string, string]>([
  ['written out', plain(drawing(`<text>${NUMBER}</text>`))],
  ['in base64', coded(drawing(`<text>${NUMBER}</text>`))],
  ['cut into parts', coded(drawing(`<text><tspan>${NUMBER.slice(0, 9)}</tspan>${NUMBER.slice(9)}</text>`))],
  ['as raw characters', coded(drawing(`<text><![CDATA[${NUMBER}]]></text>`))],
  ['in a drawing in it', coded(drawing(`<image href="${coded(drawing(`<text>${NUMBER}</text>`))}"/>`))],
  ['behind 30,000 signs', coded(drawing(`<!--${'x'.repeat(30_000)}--><text>${NUMBER}</text>`))],
  ['with line feeds in its address', plain(drawing(`<text>${NUMBER}</text>`)).replace(/(.{40})/g, '$1\n')],
])('words of a drawing are read: %s', (_, address) => {
  expect(drawnAt(address)).toContain(NUMBER);
});

it.each([
  ['longer than anybody reads', coded(drawing('x'.repeat(1_600_000)))],
  ['in the page’s memory', 'blob:https://www.qinghe.example/3f2a'],
  ['behind an address', 'https://www.qinghe.example/a/seal.svg?v=2'],
])('of a drawing %s nobody knows the words', (_, address) => {
  expect(drawnAt(address)).toBeNull();
});

it.each(['', 'https://www.qinghe.example/a/photo.jpg', 'data:image/png;base64,AAAA'])(
  'a photograph has none: %s',
  (address) => {
    expect(drawnAt(address)).toBe('');
  },
);
