import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';
import { ADDRESS, p, page, WRONG } from './disguised-pages.ts';
import { answered, DESK, OVERLAY, type TestBackground, testBackground } from './fresh-ledger.ts';
import { center } from './gone-site.ts';

export const READ_AS = { readAt: '2026-11-23T10:00:00+08:00', readBy: 'extension' } as const;

/** An answer of a site as a browser hands it out: with the address it came from. */
export const answerFrom = (url: string, body: string, { status = 200, type = 'text/html' } = {}): Response =>
  Object.defineProperty(
    new Response(body, { status, headers: { 'content-type': `${type}; charset=utf-8` } }),
    'url',
    { value: url },
  );

/** A center's machine that re-checks against a site of the test's own. */
export async function recheckOffice(site: (url: string) => Response): Promise<TestBackground> {
  const test = testBackground({ fetch: async (url: string) => site(url) });
  answered(await test.handlers.setSettings(center, DESK));
  return test;
}

type Answer = string | number | 'away';

/** One ticket about 人民攻府; then the site answers `html`, and each other address what `others` says, or 404. */
export async function mendedOffice(address = ADDRESS, led = address) {
  const site: { html: string; others: Record<string, Answer> } = { html: '', others: {} };
  const asked: string[] = [];
  const test = await recheckOffice((url) => {
    if (url === address) return answerFrom(led, site.html);
    asked.push(url);
    const answer = site.others[url] ?? 404;
    if (answer === 'away') throw new TypeError('failed');
    if (typeof answer === 'number') return answerFrom(url, '', { status: answer });
    return answerFrom(url, answer, { type: /\.html$/.test(url) ? 'text/html' : 'text/javascript' });
  });
  const caller = { ...OVERLAY, url: address };
  const reading = readPage(parseHtml(page(p(WRONG))), address, READ_AS);
  const { findings } = answered(await test.handlers.judgePage({ reading }, caller));
  const finding = findings.find(({ quote }) => quote.exact === '人民攻府');
  const draft = { reading, findingId: finding?.id, surroundings: [] };
  const { id } = answered(await test.handlers.fileTicket(draft as never, caller));
  return {
    asked,
    async look(html: string, others: Record<string, Answer> = {}) {
      Object.assign(site, { html, others });
      return answered(await test.handlers.recheck({ id }, DESK));
    },
  };
}
