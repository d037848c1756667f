import type { Shell } from './background.ts';

/** What Chromium gives once the optional permission is there; no other browser has it. */
interface PageCapture {
  saveAsMHTML(details: { tabId: number }, done: (mhtml?: Blob | ArrayBuffer) => void): void;
}
interface Chromium {
  chrome?: { pageCapture?: PageCapture; runtime?: { lastError?: { message?: string } } };
}

/** A tab's whole page as the browser saves it. With a callback: Chromium gives no promise here before 116. */
export const archivePage: Shell['archive'] = async (tabId) => {
  const { chrome } = globalThis as Chromium;
  const capture = chrome?.pageCapture;
  if (!capture)
    return { ok: false, error: '浏览器没有允许存整页，没有存。请再点一次，并在浏览器的提示里选“允许”。' };
  const refused = (why: string | undefined) => ({
    ok: false as const,
    error: `浏览器没有存下这个网页（${why ?? '没有给出原因'}）。工单没有改动；请刷新网页后再试。`,
  });
  try {
    const saved = await new Promise<Blob | ArrayBuffer | string>((resolve) =>
      capture.saveAsMHTML({ tabId }, (mhtml) => resolve(mhtml ?? chrome?.runtime?.lastError?.message ?? '')),
    );
    if (typeof saved === 'string') return refused(saved || undefined);
    const bytes = saved instanceof Blob ? await saved.arrayBuffer() : saved;
    return { ok: true, value: new Uint8Array(bytes) };
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
};
