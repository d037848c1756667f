import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'playwright/test';
import { build } from 'vite';

import { PATIENCE_MS } from '../../../lib/node/overlay-driver.ts';
import type { HarnessSetup } from './entry.ts';

const here = dirname(fileURLToPath(import.meta.url));
export const SITE = 'https://www.qinghe.example';

const bundled = new Map<boolean, Promise<string>>();

/** The overlay as one script, built as the extension builds it. */
function overlayBundle(minify = false): Promise<string> {
  const known = bundled.get(minify);
  if (known) return known;
  const fresh = (async () => {
    const output = await build({
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        target: 'chrome102',
        minify,
        lib: {
          entry: join(here, 'entry.ts'),
          formats: ['iife'],
          name: 'overlayHarness',
          fileName: 'overlay',
        },
      },
    });
    const first = Array.isArray(output) ? output[0] : output;
    if (!first || !('output' in first)) throw new Error('The overlay was not built');
    return first.output[0].code;
  })();
  bundled.set(minify, fresh);
  return fresh;
}

export interface ShadowNode {
  backendNodeId: number;
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** The overlay in a page, in a world of its own, as a content script would run. */
export class OverlayPage {
  private contextId = 0;

  constructor(
    readonly page: Page,
    readonly cdp: CDPSession,
  ) {}

  /** @param only the addresses that answer with this page; others keep the answer they have */
  static async open(
    page: Page,
    html: string,
    headers: Record<string, string> = {},
    url = `${SITE}/page.html`,
    only = `${SITE}/**`,
  ) {
    await page.route(only, (route) =>
      route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', headers, body: html }),
    );
    await page.goto(url);
    return new OverlayPage(page, await page.context().newCDPSession(page));
  }

  /** @param before runs in the overlay's world first: an older engine is made by taking a feature away */
  async start(setup: HarnessSetup, before = ''): Promise<void> {
    const { frameTree } = await this.cdp.send('Page.getFrameTree');
    const world = await this.cdp.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'overlay',
    });
    this.contextId = world.executionContextId;
    if (before) await this.evaluate(before);
    await this.evaluate(await overlayBundle());
    await this.evaluate(`overlayHarness.start(${JSON.stringify(setup)})`);
    await this.until(`harness.overlay.status().state !== 'reading' && !harness.isPlacing()`);
    await this.frames(2);
  }

  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.cdp.send('Runtime.evaluate', {
      expression,
      contextId: this.contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  /** Waits for a condition of the overlay's own world. */
  async until(condition: string): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!(await this.evaluate<boolean>(`Boolean(${condition})`))) {
      if (Date.now() > end) throw new Error(`Not within ${PATIENCE_MS} ms: ${condition}`);
      await this.frames(1);
    }
  }

  async frames(count: number): Promise<void> {
    await this.evaluate(
      `new Promise((done) => { let left = ${count}; const turn = () => (left-- > 0 ? requestAnimationFrame(turn) : done()); turn(); })`,
    );
  }

  calls(name: string): Promise<Record<string, unknown>[]> {
    return this.evaluate(`harness.calls.filter((call) => call.name === '${name}').map((call) => call.data)`);
  }

  /** Every element of the overlay's closed shadow root, with the text below it. */
  async nodes(): Promise<ShadowNode[]> {
    const { root } = await this.cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    interface Raw {
      nodeName: string;
      nodeType: number;
      nodeValue: string;
      backendNodeId: number;
      attributes?: string[];
      children?: Raw[];
      shadowRoots?: Raw[];
    }
    const found: ShadowNode[] = [];
    const textOf = (node: Raw): string =>
      node.nodeType === 3 ? node.nodeValue : (node.children ?? []).map(textOf).join('');
    const walk = (node: Raw, inside: boolean): void => {
      const attributes: Record<string, string> = {};
      for (let i = 0; i < (node.attributes?.length ?? 0); i += 2) {
        attributes[node.attributes?.[i] ?? ''] = node.attributes?.[i + 1] ?? '';
      }
      if (inside && node.nodeType === 1) {
        found.push({
          backendNodeId: node.backendNodeId,
          name: node.nodeName,
          attributes,
          text: textOf(node),
        });
      }
      for (const shadow of node.shadowRoots ?? []) walk(shadow, inside || 'data-xundu-overlay' in attributes);
      for (const child of node.children ?? []) walk(child, inside);
    };
    walk(root as unknown as Raw, false);
    return found;
  }

  async find(className: string, text = ''): Promise<ShadowNode | undefined> {
    const nodes = await this.nodes();
    return nodes.find(
      (node) =>
        (node.attributes.class ?? '').split(' ').includes(className) &&
        (node.text.includes(text) || (node.attributes['aria-label'] ?? '').includes(text)),
    );
  }

  async button(text: string): Promise<ShadowNode> {
    const nodes = await this.nodes();
    const node = nodes.find(
      (one) => one.name === 'BUTTON' && (one.text.trim() === text || one.attributes['aria-label'] === text),
    );
    if (!node)
      throw new Error(
        `No button ${text}: ${nodes
          .filter((n) => n.name === 'BUTTON')
          .map((n) => n.text)
          .join('|')}`,
      );
    return node;
  }

  /** Rectangle on the screen; null when the element is not laid out. */
  async box(node: ShadowNode): Promise<{ x: number; y: number; width: number; height: number } | null> {
    try {
      const { quads } = await this.cdp.send('DOM.getContentQuads', { backendNodeId: node.backendNodeId });
      const [x = 0, y = 0, right = 0, , , bottom = 0] = quads[0] ?? [];
      return quads[0] ? { x, y, width: right - x, height: bottom - y } : null;
    } catch {
      return null;
    }
  }

  async press(node: ShadowNode): Promise<void> {
    const box = await this.box(node);
    if (!box) throw new Error(`Not on the screen: ${node.text}`);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    // As a hand comes: a card acts on no press that was meant for what stood there before.
    await this.page.mouse.move(x - 10, y - 10);
    await this.page.mouse.click(x, y);
    await this.frames(2);
  }

  /** Types with real keys into a field of the card. */
  async typeInto(name: string, words: string): Promise<void> {
    const field = (await this.nodes()).find((node) => node.attributes.name === name);
    if (!field) throw new Error(`No field ${name}`);
    await this.press(field);
    await this.page.keyboard.insertText(words);
  }

  /** Badges that a reader can see: label and where. */
  async badges(): Promise<
    { column: string; label: string; x: number; y: number; width: number; height: number }[]
  > {
    const badges = (await this.nodes()).filter((node) => (node.attributes.class ?? '').startsWith('badge'));
    const shown = [];
    for (const badge of badges) {
      const classes = (badge.attributes.class ?? '').split(' ');
      const box = classes.includes('unplaced') ? null : await this.box(badge);
      if (box) shown.push({ column: badge.attributes['data-column'] ?? '', label: badge.text, ...box });
    }
    return shown;
  }

  async clickWords(words: string): Promise<void> {
    const point = await this.wordsAt(words);
    await this.page.mouse.click(point.x, point.y);
    await this.frames(3);
  }

  /** Middle of the first place where the page says these words. */
  wordsAt(words: string): Promise<{ x: number; y: number }> {
    return this.evaluate(`(() => {
      const walker = document.createTreeWalker(document.body, 4);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(${JSON.stringify(words)});
        if (at === -1) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + ${words.length});
        const rect = range.getClientRects()[0];
        if (rect) return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
      }
      throw new Error('words not on the page');
    })()`);
  }

  /** Words under each custom highlight. */
  painted(): Promise<Record<string, string[]>> {
    return this.evaluate(
      `Object.fromEntries([...CSS.highlights].map(([name, set]) => [name, [...set].map((painted) => {
        const range = document.createRange();
        range.setStart(painted.startContainer, painted.startOffset);
        range.setEnd(painted.endContainer, painted.endOffset);
        return range.toString();
      })]))`,
    );
  }

  html(): Promise<string> {
    return this.page.evaluate(() => document.documentElement.outerHTML);
  }

  async shot(name: string): Promise<void> {
    const folder = process.env.OVERLAY_SHOTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }
}
