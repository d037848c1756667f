import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';

import type { LinkCheck } from '../../lib/core/links/link-check.ts';
import { ask } from '../../lib/extension/ask.ts';

/** How often the background is asked how far it is, while a check runs. */
const ASK_MS = 500;

const withoutFragment = (url: string): string => url.replace(/#.*$/s, '');

/** The check of a tab's links, followed while it runs; one of the page shown before is not of this page. */
export function useLinkCheck(tabId: number | undefined, url: string | undefined) {
  const [check, setCheck] = useState<LinkCheck>();
  const [error, setError] = useState<string>();

  const take = useCallback((answer: Awaited<ReturnType<typeof ask<'linkCheck'>>>) => {
    setError(answer.ok ? undefined : answer.error);
    if (answer.ok) setCheck(answer.value ?? undefined);
  }, []);

  useEffect(() => {
    setCheck(undefined);
    setError(undefined);
    if (tabId !== undefined && url !== undefined) void ask('linkCheck', { tabId }).then(take);
  }, [tabId, url, take]);

  useEffect(() => {
    if (tabId === undefined || check?.state !== '进行中') return;
    const timer = setTimeout(async () => {
      const answer = await ask('linkCheck', { tabId });
      if (answer.ok && answer.value === null) {
        setError('检查中断了（扩展的后台被浏览器停过）。已查到的还在下面，请再查一次。');
        setCheck((before) => before && { ...before, state: '已停止' });
      } else take(answer);
    }, ASK_MS);
    return () => clearTimeout(timer);
  }, [tabId, check, take]);

  const isHere = check !== undefined && withoutFragment(check.url) === withoutFragment(url ?? '');
  return {
    check: isHere ? check : undefined,
    error,
    start: () => tabId !== undefined && void ask('startLinkCheck', { tabId }).then(take),
    stop: () => tabId !== undefined && void ask('stopLinkCheck', { tabId }).then(take),
    /** Asks the browser for these hosts, in the reader's own click, and checks again when they are granted. */
    async grant(hosts: readonly string[]) {
      const origins = hosts.map((host) => `*://${host}/*`);
      const granted = await browser.permissions.request({ origins }).catch(() => false);
      if (!granted) return setError('没有允许，这些网站的链接仍然不能判定。');
      if (tabId !== undefined) take(await ask('startLinkCheck', { tabId }));
    },
  };
}
