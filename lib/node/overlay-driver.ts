import type { CDPSession, Page } from 'playwright';
import { HOST_ATTRIBUTE } from '../page/overlay/host.ts';
import {
  collect,
  findProtocolNode,
  isAlike,
  type OverlayNode,
  type ProtocolNode,
  toOverlayNode,
} from './overlay-node.ts';

export interface OverlayMark {
  /** `serious`, `normal`, `suspect`, `hint`, `filed`. */
  kind: string;
  text: string;
  /** Middle of its first line box, in window coordinates; absent while it is not laid out. */
  at?: { x: number; y: number };
}

const HIGHLIGHT_PREFIX = 'xundu-';

/** Only what never comes takes this long: a busy machine may stand still for many seconds. */
export const PATIENCE_MS = 60_000;

/** Reads and uses the overlay as a reader does: closed shadow roots by protocol, real mouse and keys. */
export class OverlayDriver {
  readonly #page: Page;
  #session: CDPSession | undefined;

  constructor(page: Page) {
    this.#page = page;
  }

  async #protocol(): Promise<CDPSession> {
    this.#session ??= await this.#page.context().newCDPSession(this.#page);
    return this.#session;
  }

  /** The overlay's shadow root, undefined while no overlay is on the page. */
  async root(): Promise<OverlayNode | undefined> {
    const session = await this.#protocol();
    const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as {
      root: ProtocolNode;
    };
    // A page may write our attribute on elements of its own.
    const host = findProtocolNode(
      root,
      (node) =>
        (node.attributes ?? []).includes(HOST_ATTRIBUTE) &&
        node.shadowRoots?.[0]?.shadowRootType === 'closed',
    );
    const shadow = host?.shadowRoots?.[0];
    return shadow ? toOverlayNode(shadow) : undefined;
  }

  async all(matches: (node: OverlayNode) => boolean): Promise<OverlayNode[]> {
    const root = await this.root();
    return root ? collect(root, matches) : [];
  }

  /** Waits until a node is there; the error names what was waited for. */
  async waitFor(what: string, matches: (node: OverlayNode) => boolean): Promise<OverlayNode> {
    return await until(`浮层上的${what}`, async () => (await this.all(matches))[0]);
  }

  /** Marks painted now, read from the highlight registry that page and overlay share. */
  async marks(): Promise<OverlayMark[]> {
    return await this.#page.evaluate((prefix) => {
      const found: { kind: string; text: string; at?: { x: number; y: number } }[] = [];
      const registry = CSS.highlights as unknown as Map<string, Iterable<AbstractRange>>;
      for (const [name, highlight] of registry) {
        if (!name.startsWith(prefix) || name === `${prefix}current`) continue;
        for (const painted of highlight) {
          const range = document.createRange();
          range.setStart(painted.startContainer, painted.startOffset);
          range.setEnd(painted.endContainer, painted.endOffset);
          const box = range.getClientRects()[0];
          found.push({
            kind: name.slice(prefix.length),
            text: range.toString(),
            ...(box ? { at: { x: box.x + Math.min(box.width / 2, 20), y: box.y + box.height / 2 } } : {}),
          });
        }
      }
      return found;
    }, HIGHLIGHT_PREFIX);
  }

  async waitForMark(text: string): Promise<OverlayMark> {
    return await until(`标记“${text}”`, async () => (await this.marks()).find((mark) => mark.text === text));
  }

  /** A real click on a mark: brought into view, then pressed where its words stand. */
  async clickMark(text: string): Promise<void> {
    await this.waitForMark(text);
    await this.#page.evaluate(
      ([prefix, words]) => {
        const registry = CSS.highlights as unknown as Map<string, Iterable<AbstractRange>>;
        for (const [name, highlight] of registry) {
          if (!name.startsWith(prefix ?? '')) continue;
          for (const painted of highlight) {
            const range = document.createRange();
            range.setStart(painted.startContainer, painted.startOffset);
            range.setEnd(painted.endContainer, painted.endOffset);
            if (range.toString() !== words) continue;
            range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
            return;
          }
        }
      },
      [HIGHLIGHT_PREFIX, text],
    );
    const mark = await this.waitForMark(text);
    if (!mark.at) throw new Error(`标记“${text}”不在画面上`);
    await this.#page.mouse.click(mark.at.x, mark.at.y);
  }

  /** Badges that stand on the page now. */
  async badges(): Promise<{ columnId: string; label: string; sentence: string; node: OverlayNode }[]> {
    const nodes = await this.all((node) => {
      const classes = (node.attributes.class ?? '').split(/\s+/);
      return node.tag === 'button' && classes.includes('badge') && !classes.includes('unplaced');
    });
    return nodes.map((node) => ({
      columnId: node.attributes['data-column'] ?? '',
      label: node.children[0]?.text ?? node.text,
      sentence: node.attributes['aria-label'] ?? '',
      node,
    }));
  }

  /** The open card, undefined when none is. */
  async card(): Promise<OverlayNode | undefined> {
    return (await this.all((node) => node.attributes.role === 'dialog'))[0];
  }

  /** Press the card's own 报错 or 提交 and read the number it then shows. */
  async fileFromCard(label: '报错' | '提交' = '报错'): Promise<string> {
    await this.press(label);
    return await until('“已报错，工单 …”', async () => {
      const card = await this.card();
      const failure = card ? collect(card, (node) => node.attributes.role === 'alert')[0] : undefined;
      if (failure) throw new Error(failure.text);
      const done = card ? collect(card, (node) => node.attributes.class === 'done')[0] : undefined;
      return done?.text.startsWith('已报错')
        ? done.children.find((node) => node.tag === 'b')?.text
        : undefined;
    });
  }

  /** Clicks its middle; the same node drawn anew where the page was judged again since it was found. */
  async click(node: OverlayNode): Promise<void> {
    const what = `浮层上的“${node.text || node.tag}”显示出来`;
    const { x, y } = await until(what, async () => {
      const drawnAnew = async () => (await this.all((other) => isAlike(node, other)))[0];
      return (await this.#middleOf(node)) ?? (await this.#middleOf(await drawnAnew()));
    });
    // As a hand comes: a card acts on no press that was meant for what stood there before.
    await this.#page.mouse.move(x - 10, y - 10);
    await this.#page.mouse.click(x, y);
  }

  /** In window coordinates; undefined while it is not shown, or no longer in the page. */
  async #middleOf(node: OverlayNode | undefined): Promise<{ x: number; y: number } | undefined> {
    if (!node) return undefined;
    const { backendNodeId } = node;
    const session = await this.#protocol();
    await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId }).catch(() => undefined);
    const { quads } = (await session
      .send('DOM.getContentQuads', { backendNodeId })
      .catch(() => ({ quads: [] }))) as { quads: number[][] };
    const [quad] = quads;
    if (!quad) return undefined;
    const [x1 = 0, y1 = 0, , , x3 = 0, y3 = 0] = quad;
    return { x: (x1 + x3) / 2, y: (y1 + y3) / 2 };
  }

  /** Types into the field of that name with real keys. */
  async type(name: string, words: string): Promise<void> {
    const field = await this.waitFor(`输入框 ${name}`, (node) => node.attributes.name === name);
    await this.click(field);
    await this.#page.keyboard.insertText(words);
  }

  /** Click the button that says `label`. */
  async press(label: string): Promise<void> {
    const button = await this.waitFor(
      `按钮“${label}”`,
      (node) =>
        node.tag === 'button' && (node.text.trim() === label || node.attributes['aria-label'] === label),
    );
    await this.click(button);
  }
}

/** Asks again every tenth of a second until there is an answer. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | null | false>,
  timeout = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`等了 ${Math.round(timeout / 1000)} 秒没有等到${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
