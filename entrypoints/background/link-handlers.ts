import { z } from 'zod';

import type { CheckedLink, LinkCheck } from '../../lib/core/links/link-check.ts';
import { linkTargets } from '../../lib/core/links/link-target.ts';
import { checkLinks } from '../../lib/extension/check-links.ts';
import type { TabProtocol } from '../../lib/extension/protocol.ts';
import { type Background, type Handlers, nowAt } from './background.ts';

type LinkHandlers = Pick<Handlers, 'startLinkCheck' | 'linkCheck' | 'stopLinkCheck'>;

/** What an overlay says comes from where hostile code runs. */
const TabLinks = z.object({
  url: z.string().max(8000),
  links: z.array(z.object({ text: z.string(), href: z.string() })),
}) satisfies z.ZodType<ReturnType<TabProtocol['links']>>;

const LONGEST_TEXT = 80;
const LONGEST_HREF = 4000;
const NO_PAGE = '这一页还没有读，取不到链接。请先点“读本页”，再检查。';

/** Opens the links and attachments of a tab's page when a reader asks for it; kept in memory only. */
export function linkHandlers(background: Background): LinkHandlers {
  const { shell, pages, mask } = background;
  const running = new Map<number, { check: LinkCheck; stop: AbortController }>();

  return {
    async startLinkCheck({ tabId }) {
      running.get(tabId)?.stop.abort();
      const seen = TabLinks.safeParse(await shell.tell(tabId, 'links', null));
      if (!seen.success) return { ok: false, error: NO_PAGE };
      const { url } = seen.data;
      const links = seen.data.links
        .filter(({ href }) => href.length <= LONGEST_HREF)
        .map(({ href, text }) => ({ href, text: text.slice(0, LONGEST_TEXT) }));
      const { targets, leftOut } = linkTargets(links, url);
      for (const target of targets) target.text = mask(target.text);
      const check: LinkCheck = {
        url,
        title: (await pages.get(tabId))?.title ?? '',
        state: '进行中',
        total: targets.length,
        leftOut,
        checked: [],
        startedAt: nowAt(background),
      };
      const stop = new AbortController();
      running.set(tabId, { check, stop });
      const ended = (state: LinkCheck['state']) => {
        check.state = stop.signal.aborted ? '已停止' : state;
        check.endedAt = nowAt(background);
      };
      const told = (one: CheckedLink) => check.checked.push(one);
      void checkLinks(targets, url, background.linkMeans, told, stop.signal).then(
        () => ended('已完成'),
        () => ended('已停止'),
      );
      return { ok: true, value: check };
    },

    linkCheck: async ({ tabId }) => ({ ok: true, value: running.get(tabId)?.check ?? null }),

    async stopLinkCheck({ tabId }) {
      const known = running.get(tabId);
      known?.stop.abort();
      if (known && known.check.state === '进行中') {
        known.check.state = '已停止';
        known.check.endedAt = nowAt(background);
      }
      return { ok: true, value: known?.check ?? null };
    },
  };
}
