import { describe, expect, it } from 'vitest';

import type { PageRoot } from '../../../lib/page/overlay/page-changes.ts';
import { watchPage } from '../../../lib/page/overlay/watch-page.ts';
import { keepAsOwnHost } from '../../../lib/page/own-host.ts';
import { parseHtml } from '../../../lib/page/parse-html.ts';

interface Told {
  isTrusted: boolean;
  target?: unknown;
  type?: string;
  composedPath?: () => unknown[];
}
type Listener = (event: Told) => void;

/** Re-readings that come later than this are the slow ones. */
const SLOW_MS = 5_000;

/** A page whose changes are told by hand and whose timers run when asked to. */
function bench(body: string, closedShadow?: (element: Element) => ShadowRoot | null) {
  const document = parseHtml(`<!DOCTYPE html><html><body>${body}</body></html>`);
  let address = 'https://www.qinghe.example/1';
  Object.defineProperty(document, 'styleSheets', { value: [] });
  Object.defineProperty(document, 'URL', { get: () => address });
  const listeners = new Map<unknown, Map<string, Listener>>();
  const listen = (on: unknown) => (type: string, listener: Listener) => {
    const own = listeners.get(on) ?? new Map<string, Listener>();
    listeners.set(on, own.set(type, listener));
  };
  const watched: unknown[] = [];
  const records: ((records: unknown[]) => void)[] = [];
  const timers = new Map<number, { act: () => void; ms: number }>();
  const looks: (() => void)[] = [];
  let next = 1;
  const view = {
    document,
    setTimeout: (act: () => void, ms: number) => {
      timers.set(next, { act, ms });
      return next++;
    },
    clearTimeout: (id: number) => timers.delete(id),
    setInterval: (act: () => void) => looks.push(act),
    clearInterval: () => looks.splice(0),
    MutationObserver: class {
      constructor(act: (given: unknown[]) => void) {
        records.push(act);
      }
      observe(root: unknown) {
        watched.push(root);
      }
      disconnect() {
        watched.length = 0;
      }
      takeRecords() {
        return [];
      }
    },
  };
  Object.assign(view, { addEventListener: listen(view) });
  Object.defineProperty(document, 'addEventListener', { value: listen(document) });
  const host = document.createElement('div');
  keepAsOwnHost(host);
  const told = { changed: 0, rewritten: 0, moved: 0, hostTouched: 0, stopped: 0, added: [] as Node[] };
  const watch = watchPage(view as unknown as Window & typeof globalThis, {
    changed: () => told.changed++,
    rewritten: () => told.rewritten++,
    moved: () => told.moved++,
    hostTouched: () => told.hostTouched++,
    stopped: () => told.stopped++,
    added: (nodes) => told.added.push(...nodes),
    host,
    closedShadow,
  });
  const tell = (record: Partial<MutationRecord>) =>
    records[0]?.([{ addedNodes: [], removedNodes: [], ...record } as unknown as MutationRecord]);
  const run = (isDue: (ms: number) => boolean) => {
    for (const [id, { act, ms }] of [...timers]) if (isDue(ms) && timers.delete(id)) act();
  };
  /** The page keeps still for a moment; what only waits for a slow re-reading still waits. */
  const quiet = () => run((ms) => ms < SLOW_MS);
  /** Milliseconds until the slow re-reading that is waited for; it comes. */
  const slow = () => {
    const [due] = [...timers.values()].map(({ ms }) => ms).filter((ms) => ms >= SLOW_MS);
    run((ms) => ms >= SLOW_MS);
    return due;
  };
  /** A new place each time, as a page does that means to be read again and again. */
  const change = () => {
    const place = document.createElement('p');
    place.append(document.createTextNode('字'));
    tell({ type: 'childList', target: place, addedNodes: place.childNodes });
    quiet();
  };
  return {
    document,
    watch,
    told,
    tell,
    quiet,
    slow,
    look: () => {
      for (const act of looks) act();
    },
    change,
    host,
    watched,
    goTo: (url: string) => {
      address = url;
    },
    event: (on: unknown, type: string, event: Told) => listeners.get(on)?.get(type)?.(event),
    view,
  };
}

describe('re-reading a page', () => {
  it('is bounded by the document: an address the page changes by itself gives nothing back', () => {
    const { change, goTo, told, watch } = bench('');
    for (let turn = 0; turn < 200; turn++) {
      goTo(`https://www.qinghe.example/#${turn}`);
      change();
    }
    expect(told.changed).toBe(30);
    expect(watch.missed()).toEqual([expect.stringContaining('已停止自动重读')]);
  });

  it('that was read thirty times and did not change since has nothing missed', () => {
    const { change, watch } = bench('');
    for (let turn = 0; turn < 30; turn++) change();
    expect(watch.missed()).toEqual([]);
    change();
    expect(watch.missed()).toEqual([expect.stringContaining('已停止自动重读')]);
  });

  it('that has stopped tells so at the first change nobody looks at, of words or of looks, and once', () => {
    for (const type of ['childList', 'attributes'] as const) {
      const { document, change, tell, told, watch } = bench('<p>字</p>');
      for (let turn = 0; turn < 30; turn++) change();
      expect(told.stopped).toBe(0);
      const place = document.querySelector('p') as Element;
      for (let turn = 0; turn < 3; turn++) {
        tell({ type, target: place, attributeName: 'class', addedNodes: place.childNodes });
        expect(told.stopped, type).toBe(1);
      }
      expect(watch.missed()).toHaveLength(1);
    }
  });

  it('is given back once for each time the reader pressed, and not for ever', () => {
    const { change, goTo, told, event, view } = bench('');
    const leaf = (turn: number, isTrusted: boolean) => {
      event(view, 'pointerdown', { isTrusted });
      goTo(`https://www.qinghe.example/${turn}`);
      for (let at = 0; at < 60; at++) {
        change();
        goTo(`https://www.qinghe.example/${turn}#${at}`);
      }
    };
    leaf(0, false);
    expect(told.changed).toBe(30);
    leaf(1, true);
    expect(told.changed).toBe(60);
    for (let turn = 2; turn < 100; turn++) leaf(turn, true);
    expect(told.changed).toBe(30 * 41);
  });

  it('comes for an article in the body though three toasts came and went there', () => {
    const { document, tell, quiet, told, watch } = bench('');
    const put = (tag: string, name: string) => {
      const node = document.createElement(tag);
      node.setAttribute('class', name);
      node.append(document.createTextNode('字'));
      document.body.append(node);
      tell({ type: 'childList', target: document.body, addedNodes: [node] as unknown as NodeList });
      quiet();
    };
    for (let turn = 0; turn < 6; turn++) put('div', `toast n${turn}`);
    expect(told.changed).toBe(3);
    expect(watch.restless()).toBe(1);
    put('div', 'article');
    put('p', 'toast');
    expect(told.changed).toBe(5);
  });

  it('of what changes all the time comes now and then, each time after twice as long', () => {
    const { document, tell, quiet, slow, told } = bench('<b>0</b>');
    const clock = document.querySelector('b') as Element;
    const tick = () => {
      tell({ type: 'childList', target: clock, addedNodes: clock.childNodes });
      quiet();
    };
    for (let turn = 0; turn < 5; turn++) tick();
    expect(told.changed).toBe(3);
    expect(slow()).toBe(5_000);
    expect(told.changed).toBe(4);
    for (let turn = 0; turn < 5; turn++) tick();
    expect(told.changed).toBe(4);
    expect(slow()).toBe(10_000);
    expect(told.changed).toBe(5);
  });

  it('comes slowly after a change of looks: a style may show words', () => {
    const { document, tell, quiet, slow, told } = bench('<p>字</p>');
    tell({ type: 'attributes', target: document.querySelector('p') as Element, attributeName: 'class' });
    quiet();
    expect(told.changed).toBe(0);
    slow();
    expect(told.changed).toBe(1);
  });

  it('comes for the value a script puts into a control without a record', () => {
    const { document, watch, look, quiet, told } = bench(
      '<input value="甲" readonly><input type="hidden" value="乙">',
    );
    watch.watch([]);
    look();
    quiet();
    expect(told.changed).toBe(0);
    for (const control of document.querySelectorAll('input')) control.value = '丙';
    look();
    quiet();
    expect(told.changed).toBe(1);
  });

  it('comes once for a shadow root that a script gives to an element late', () => {
    const given = new Set<Element>();
    const closedShadow = (element: Element) => (given.has(element) ? ({} as ShadowRoot) : null);
    const { document, watch, look, quiet, told } = bench('<p>甲</p><div>乙</div>', closedShadow);
    watch.watch([]);
    look();
    quiet();
    expect(told.changed).toBe(0);
    for (const paragraph of document.querySelectorAll('p')) given.add(paragraph);
    for (let times = 0; times < 8; times++) {
      look();
      quiet();
      watch.watch([]);
    }
    expect(told.changed).toBe(1);
  });

  it('does not come for what the reader types, and looks at no value that is no word of the page', () => {
    const { document, watch, look, quiet, told, event } = bench(
      '<input id="name"><textarea></textarea><input type="password"><input type="date"><input id="code">',
    );
    watch.watch([]);
    const controls = [...document.querySelectorAll<HTMLInputElement>('#name,textarea')];
    for (const words of ['王', '王五', '王五六']) {
      for (const control of controls) {
        event(document, 'input', { isTrusted: true, composedPath: () => [control] });
        control.value = words;
      }
      for (const control of document.querySelectorAll<HTMLInputElement>('[type]')) control.value += words;
      // The reading that another change brings knows of them still.
      if (words === '王五') watch.watch([]);
      look();
      quiet();
    }
    expect(told.changed).toBe(0);
    const code = document.querySelector('#code') as HTMLInputElement;
    event(document, 'input', { isTrusted: false, composedPath: () => [code] });
    code.value = '甲';
    look();
    quiet();
    expect(told.changed).toBe(1);
  });

  it('is asked for by a document that comes into a frame, by words in attributes, and not by looks', () => {
    const { document, tell, quiet, told, event } = bench(
      '<iframe></iframe><img alt="图"><input placeholder="字"><p>字</p>',
    );
    const find = (tag: string) => document.querySelector(tag) as Element;
    event(document, 'load', { isTrusted: true, type: 'load', target: find('img') });
    event(document, 'load', { isTrusted: false, type: 'load', target: find('iframe') });
    tell({ type: 'attributes', target: find('p'), attributeName: 'class' });
    tell({ type: 'attributes', target: find('img'), attributeName: 'src' });
    quiet();
    expect(told.changed).toBe(0);
    event(document, 'load', { isTrusted: true, type: 'load', target: find('iframe') });
    quiet();
    expect(told.changed).toBe(1);
    event(document, 'error', { isTrusted: true, target: find('img'), type: 'error' });
    quiet();
    expect(told.changed).toBe(2);
    for (const [tag, name] of [
      ['iframe', 'src'],
      ['img', 'alt'],
      ['input', 'placeholder'],
    ] as const) {
      const before = told.changed;
      tell({ type: 'attributes', target: find(tag), attributeName: name });
      quiet();
      expect(told.changed, `${tag} ${name}`).toBe(before + 1);
    }
  });

  it('follows frames and shadow roots the last reading met, and says how many it left out', () => {
    const { document, watch, watched } = bench('');
    const frame = parseHtml('<p>字</p>');
    Object.defineProperty(frame, 'styleSheets', { value: [] });
    Object.defineProperty(frame, 'addEventListener', { value: () => undefined });
    Object.defineProperty(frame, 'removeEventListener', { value: () => undefined });
    watch.watch([document, frame]);
    expect(watched).toEqual([document, frame]);
    const many = Array.from({ length: 305 }, () => {
      const root = parseHtml('');
      Object.defineProperty(root, 'styleSheets', { value: [] });
      Object.defineProperty(root, 'addEventListener', { value: () => undefined });
      Object.defineProperty(root, 'removeEventListener', { value: () => undefined });
      return root as PageRoot;
    });
    watch.watch(many);
    expect(watch.missed()).toEqual([expect.stringContaining('有 5 处')]);
    expect(watched).toHaveLength(301);
  });
});

describe('our own element', () => {
  it('is known by identity: what bears our attribute is watched like anything else', () => {
    const { document, tell, quiet, told, host } = bench('<div data-xundu-overlay=""></div>');
    const theirs = document.querySelector('div') as Element;
    tell({ type: 'childList', target: document.body, addedNodes: [theirs] as unknown as NodeList });
    quiet();
    expect(told).toMatchObject({ changed: 1, hostTouched: 0 });
    tell({ type: 'childList', target: document.body, addedNodes: [host] as unknown as NodeList });
    quiet();
    expect(told).toMatchObject({ changed: 1, hostTouched: 1 });
  });
});
