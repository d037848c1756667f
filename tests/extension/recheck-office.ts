import { answered, DESK, type TestBackground, testBackground } from './fresh-ledger.ts';
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
