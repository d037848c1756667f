import type { BrowserContext, Page } from 'playwright';
import type { Protocol } from '../extension/protocol.ts';

type Answer<K extends keyof Protocol> = Awaited<ReturnType<Protocol[K]>>;
type Value<K extends keyof Protocol> = Extract<Answer<K>, { ok: true }>['value'];

/** One of the extension's own pages, as a tab. */
export async function openOwnPage(context: BrowserContext, extensionId: string, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/${path}`);
  return page;
}

/** Ask the background what its own pages may ask, from one of them: the protocol, no back door. */
export async function askExtension<K extends keyof Protocol>(
  ownPage: Page,
  type: K,
  data: Parameters<Protocol[K]>[0],
): Promise<Value<K>> {
  const reply: unknown = await ownPage.evaluate(
    ([type, data]) => {
      const { runtime } = (
        globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): unknown } } }
      ).chrome;
      return runtime.sendMessage({
        id: Math.floor(performance.now() * 1000),
        type,
        data,
        timestamp: Date.now(),
      });
    },
    [type, data] as const,
  );
  const { res, err } = (reply ?? {}) as { res?: Answer<K>; err?: unknown };
  if (!res) throw new Error(`扩展没有回答 ${type}：${JSON.stringify(err ?? reply)}`);
  if (!res.ok) throw new Error(res.error);
  return res.value as Value<K>;
}
