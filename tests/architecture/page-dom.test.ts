import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

import { readSources, type Sources } from './import-graph.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const sources = readSources(ROOT);

/** Where code begins that runs in the tab of a page. */
const ENTRIES = ['entrypoints/overlay.content/index.ts', 'lib/page/overlay/start-overlay.ts'];
/** The one place that may ask a page's node, and only by the prototypes. */
const DOM = 'lib/page/dom.ts';

/** What a node is asked, and a form answers with whatever control bears that name. */
const PROPERTIES =
  'firstChild lastChild nextSibling previousSibling parentNode parentElement childNodes children nodeType nodeName nodeValue ownerDocument textContent innerText outerHTML localName tagName namespaceURI isConnected attributes shadowRoot firstElementChild lastElementChild nextElementSibling previousElementSibling childElementCount contentDocument contentWindow clientWidth clientHeight offsetWidth offsetHeight offsetParent scrollWidth scrollHeight scrollLeft scrollTop isContentEditable assignedSlot dataset'.split(
    ' ',
  );
const METHODS =
  'getAttribute hasAttribute hasAttributes getAttributeNames contains closest matches querySelector querySelectorAll getElementsByTagName getBoundingClientRect getClientRects getRootNode scrollIntoView checkVisibility append appendChild prepend insertBefore remove removeChild replaceWith replaceChildren setAttribute removeAttribute cloneNode compareDocumentPosition hasChildNodes focus animate getAnimations'.split(
    ' ',
  );
const ASKED = new RegExp(
  `([\\w$]+)(?:\\([^()]*\\)|\\[[^\\]]*\\])?[?!]?\\.(?:(${PROPERTIES.join('|')})\\b(?!\\()|(${METHODS.join('|')})(?:<[^>()]*>)?\\()`,
  'g',
);

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

/** Receivers that are no nodes of the page, wherever they stand: each with its reason. */
const NEVER_THE_PAGES: Readonly<Record<string, string>> = {
  range: 'a Range answers nobody but itself',
  glyphs: 'a Range',
  liveRange: 'a Range',
  document: 'named controls do not shadow what a document has of its own (tests/e2e/hostile-names.spec.ts)',
  classList: 'a token list of our own element',
  words: 'a TextBuilder',
  snapshot: 'plain JSON',
};

/** Our own elements in files that look at the page too, by the name they have there. */
const OWN_NAMES: Readonly<Record<string, readonly string[]>> = {
  'badges.ts': ['element', 'pageLayer', 'layer', 'own', 'visibleOf'],
  'card-desk.ts': ['element', 'windowLayer', 'card'],
  'host.ts': ['announcer', 'root', 'probe', 'old', 'element', 'layer'],
  'keys.ts': ['windowLayer'],
  'paint-boxes.ts': ['extra', 'box', 'pageLayer'],
  'pointer.ts': ['windowLayer', 'chip'],
  'scene.ts': ['badge', 'element', 'host', 'visibleOf'],
  'stay-in-page.ts': ['element'],
  'tip.ts': ['element', 'windowLayer'],
  'watch-seen.ts': ['button', 'card', 'one', 'parentElement'],
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

const withoutComments = (code: string): string =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');

/** Every place that asks a node itself: `file: receiver.name`. */
function asked(path: string, code: string): string[] {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const own = OWN_NAMES[file] ?? [];
  return [...withoutComments(code).matchAll(ASKED)].flatMap(([, receiver = '', property, method]) =>
    receiver in NEVER_THE_PAGES || own.includes(receiver)
      ? []
      : [`${path}: ${receiver}.${property ?? method}`],
  );
}

/** Files that run in the tab; those of the overlay come by the card too, which is loaded at the first click. */
function inTheTab(among: Sources): string[] {
  const overlay = [...among.keys()].filter((path) => path.startsWith('lib/page/overlay/'));
  return [...new Set([...runBy(ENTRIES, among), ...overlay])].filter((path) => path !== DOM);
}

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

  it('asks no node of the page itself, only the prototypes by lib/page/dom.ts', () => {
    const found = files
      .filter((path) => !OWN_FILES.has(path))
      .flatMap((path) => asked(path, sources.get(path) ?? ''));
    expect(found).toEqual([]);
  });

  it('where it may ask nodes because they are its own, it does not look into the page', () => {
    for (const path of OWN_FILES) expect(sources.get(path), path).not.toMatch(LOOKS_INTO_PAGE);
  });

  it.each([
    ['const up = node.parentNode;', 'node.parentNode'],
    ['for (let at = root.firstChild; at; at = at.nextSibling) count++;', 'root.firstChild'],
    ['if (element?.closest("a")) return;', 'element.closest'],
    ['const box = anchors[0]?.getBoundingClientRect();', 'anchors.getBoundingClientRect'],
    ['textOf(link) && link!.textContent', 'link.textContent'],
    ['page.querySelectorAll<HTMLElement>("a")', 'page.querySelectorAll'],
  ])('a question planted in it is caught: %s', (code, what) => {
    expect(asked('lib/page/overlay/planted.ts', code)).toContain(`lib/page/overlay/planted.ts: ${what}`);
  });
});
