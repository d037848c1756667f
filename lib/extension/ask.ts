import { browser } from 'wxt/browser';
import type { Result } from '../core/page-result.ts';

import { sendMessage } from './messages.ts';
import type { Protocol } from './protocol.ts';

type Value<K extends keyof Protocol> = Awaited<ReturnType<Protocol[K]>> extends Result<infer T> ? T : never;

/** A sentence for a message that never came back: the page is older than the extension, or the worker died. */
function lostSentence(error: unknown, alive: boolean): string {
  const what = error instanceof Error ? error.message : String(error);
  if (!alive || /context invalidated/i.test(what)) {
    return '扩展已更新，刷新后继续。已经报上来的工单都在，没有丢。';
  }
  return `后台没有应答（${what}）。已经存下的工单不受影响；请重试，还不行就刷新本页。`;
}

/** Asks the background. A lost message becomes a failure with a sentence, so no page has to catch. */
export async function ask<K extends keyof Protocol>(
  type: K,
  data: Parameters<Protocol[K]>[0],
): Promise<Result<Value<K>>> {
  try {
    const send = sendMessage as (
      type: K,
      data: Parameters<Protocol[K]>[0],
    ) => Promise<Result<Value<K>> | undefined>;
    const answer = await send(type, data);
    return answer ?? { ok: false, error: lostSentence('没有回答', Boolean(browser.runtime?.id)) };
  } catch (error) {
    return { ok: false, error: lostSentence(error, Boolean(browser.runtime?.id)) };
  }
}
