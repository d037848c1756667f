import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

import { readSources, type Sources } from './import-graph.ts';
import { questionsIn } from './page-questions.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const sources = readSources(ROOT);

/** Where code begins that runs in the tab of a page. */
const ENTRIES = ['entrypoints/overlay.content/index.ts', 'lib/page/overlay/start-overlay.ts'];
/** The one place that may ask a page's node, and only by the prototypes. */
const DOM = 'lib/page/dom.ts';

/**
 * Files whose nodes are all our own: built by `buildElement`, they stand in the closed shadow root, where no page
 * puts a control. They are told apart by what they may not do: a page is never looked into there.
 */
const OWN_FILES = new Set(
  [
    'build-element',
    'card',
    'card-body',
    'card-dismiss',
    'card-filed',
    'card-receipt',
    'column-form',
    'copy-text',
    'form-fields',
    'report-form',
    'strip-columns',
    'strip-list',
    'summary-strip',
    'trap-focus',
    'volunteer-form',
  ].map((name) => `lib/page/overlay/${name}.ts`),
);
const LOOKS_INTO_PAGE =
  /\b(document|view)\.(querySelector|body|documentElement|elementsFromPoint|getElement)|startContainer|commonAncestor/;

/** Questions whose receiver is never a form, wherever they stand: each with its reason. */
const NEVER_A_FORM: Readonly<Record<string, string>> = {
  'canvas.width': 'a canvas has no controls',
  'canvas.height': 'a canvas has no controls',
  'video.srcObject': 'a video has no controls by name',
  'video.currentSrc': 'a video has no controls by name',
  'root.host': 'of a shadow root',
  'rootOf.host': 'of a shadow root',
  'parentOf.host': 'of a shadow root',
  'root.getElementById': 'of a document or shadow root',
  'rootOf.getElementById': 'of a document or shadow root',
};

/** Our own elements in files that look at the page too, by the name they have there. */
const OWN_NAMES: Readonly<Record<string, readonly string[]>> = {
  'badges.ts': ['element', 'pageLayer', 'layer', 'own', 'visibleOf'],
  'card-desk.ts': ['element', 'windowLayer', 'card'],
  'host.ts': ['announcer', 'probe', 'old', 'element', 'layer', 'pageLayer', 'windowLayer'],
  'keys.ts': ['windowLayer'],
  'paint-boxes.ts': ['extra', 'box', 'pageLayer'],
  'pointer.ts': ['windowLayer', 'chip'],
  'scene.ts': ['badge', 'element', 'host', 'visibleOf'],
  'stay-in-page.ts': ['element'],
  'tip.ts': ['element', 'windowLayer'],
  'watch-seen.ts': ['button', 'card', 'one', 'parentElement', 'target'],
};

/** Everything in `lib/page` that these files run, types left out. */
function runBy(entries: readonly string[], among: Sources): string[] {
  const found = new Set<string>();
  const waiting = [...entries];
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (found.has(path) || !among.has(path)) continue;
    found.add(path);
    const code = (among.get(path) ?? '').replace(/^(import|export) type [^;]*;/gm, '');
    for (const match of code.matchAll(/\bfrom\s*'(\.[^']+)'/g))
      waiting.push(join(dirname(path as string), match[1] ?? ''));
  }
  return [...found].filter((path) => path.startsWith('lib/page/'));
}

/** Files that run in the tab; those of the overlay come by the card too, which is loaded at the first click. */
function inTheTab(among: Sources): string[] {
  const overlay = [...among.keys()].filter((path) => path.startsWith('lib/page/overlay/'));
  return [...new Set([...runBy(ENTRIES, among), ...overlay])].filter((path) => path !== DOM);
}

/** Questions as code may write them: each file asks what its name says. */
const PLANTED: Readonly<Record<string, string>> = {
  'parentNode-dot': 'export const up = (node: Node) => node.parentNode;',
  'firstChild-loop':
    'export function first(root: Element) { for (let at = root.firstChild; at; ) return at; }',
  'closest-optional': 'export const link = (at: Element | null) => at?.closest("a");',
  'getBoundingClientRect-index': 'export const box = (all: Element[]) => all[0]?.getBoundingClientRect();',
  'textContent-sure': 'export const words = (link: Element | null) => link!.textContent;',
  'querySelectorAll-typed': 'export const all = (page: Element) => page.querySelectorAll<HTMLElement>("a");',
  'nodeType-apart': 'export function kind(node: Node) { const { nodeType } = node; return nodeType; }',
  'shadowRoot-renamed':
    'export function inside(at: Element) { const { shadowRoot: root } = at; return root; }',
  'children-parameter': 'export const count = ({ children }: Element) => children;',
  'localName-call':
    'declare function last(all: Element[]): Element; export const tag = (all: Element[]) => last(all).localName;',
  'getAttribute-lines':
    'export const href = (at: Element) =>\n  at\n    // the address\n    .getAttribute("href");',
  'nextSibling-brackets': 'export const next = (at: Node) => at["nextSibling"];',
  'complete-picture': 'export const came = (at: HTMLImageElement) => at.complete;',
  'value-control': 'export const shown = (at: HTMLInputElement) => at.value;',
  'addEventListener-form': 'export const hear = (at: HTMLFormElement) => at.addEventListener;',
};
/** What answers by itself, in the same words. */
const INNOCENT: Readonly<Record<string, string>> = {
  text: 'export const next = (at: Text) => at.nextSibling;',
  document: 'export const top = (at: Document) => at.documentElement;',
  range: 'export const box = (at: Range) => at.getBoundingClientRect();',
  list: 'export const has = (at: Set<string>, all: { closest(): number }) => at.has("") || all.closest();',
};

describe('code that runs in the tab of a page', () => {
  const files = inTheTab(sources);

  it('is found (a net over no files holds nothing)', () => {
    expect(files.length).toBeGreaterThan(60);
    for (const path of [
      'lib/page/page-snapshot.ts',
      'lib/page/added-words.ts',
      'lib/page/overlay/watch-page.ts',
    ])
      expect(files).toContain(path);
    for (const path of OWN_FILES) expect(sources.has(path), path).toBe(true);
  });

  const planted = new Map(
    Object.entries({ ...PLANTED, ...INNOCENT }).map(([name, code]) => [
      `lib/page/overlay/planted-${name}.ts`,
      `export {};\n${code}`,
    ]),
  );
  const questions = questionsIn(
    ROOT,
    files.filter((path) => !OWN_FILES.has(path)),
    planted,
  );

  it('asks no node of the page itself, only the prototypes by lib/page/dom.ts', () => {
    const found = questions.filter(({ path, receiver, name }) => {
      const own = OWN_NAMES[path.slice(path.lastIndexOf('/') + 1)] ?? [];
      return !planted.has(path) && !(`${receiver}.${name}` in NEVER_A_FORM) && !own.includes(receiver);
    });
    expect(found.map(({ path, receiver, name }) => `${path}: ${receiver}.${name}`)).toEqual([]);
  });

  it('where it may ask nodes because they are its own, it does not look into the page', () => {
    for (const path of OWN_FILES) expect(sources.get(path), path).not.toMatch(LOOKS_INTO_PAGE);
  });

  it.each(Object.keys(PLANTED))('a question planted in it is caught: %s', (name) => {
    const found = questions.filter(({ path }) => path === `lib/page/overlay/planted-${name}.ts`);
    expect(found.map(({ name }) => name)).toEqual([name.split('-')[0]]);
  });

  it.each(Object.keys(INNOCENT))('a question that no form answers is none: %s', (name) => {
    expect(questions.some(({ path }) => path === `lib/page/overlay/planted-${name}.ts`)).toBe(false);
  });
});
