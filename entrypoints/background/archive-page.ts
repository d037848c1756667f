import type { Shell } from './background.ts';

/** What Chromium gives once the optional permission is there; no other browser has it. */
interface PageCapture {
  saveAsMHTML(details: { tabId: number }, done: (mhtml?: Blob | ArrayBuffer) => void): void;
}
interface Chromium {
  chrome?: { pageCapture?: PageCapture; runtime?: { lastError?: { message?: string } } };
}

/** Chromium may have thrown its file away before we read it (seen on a busy machine): the page is saved anew. */
const MOST_TRIES = 4;

/** A tab's whole page as the browser saves it. With a callback: Chromium gives no promise here before 116. */
export const archivePage: Shell['archive'] = async (tabId) => {
  const { chrome } = globalThis as Chromium;
  const capture = chrome?.pageCapture;
  if (!capture)
    return { ok: false, error: '浏览器没有允许存整页，没有存。请再点一次，并在浏览器的提示里选“允许”。' };
  const save = () =>
    new Promise<Uint8Array>((resolve, reject) =>
      capture.saveAsMHTML({ tabId }, (mhtml) => {
        if (!mhtml) return reject(new Error(chrome?.runtime?.lastError?.message ?? '没有给出原因'));
        // Begun at once: the file lives only as long as somebody reads it.
        const reading = mhtml instanceof Blob ? mhtml.arrayBuffer() : Promise.resolve(mhtml);
        reading.then((bytes) => resolve(new Uint8Array(bytes)), reject);
      }),
    );
  for (let tries = 1; ; tries++) {
    try {
      return { ok: true, value: await save() };
    } catch (error) {
      if (isGone(error) && tries < MOST_TRIES) continue;
      const why = error instanceof Error ? error.message : String(error);
      return {
        ok: false,
        error: `浏览器没有存下这个网页（${why}）。工单没有改动；请刷新网页后再试。`,
      };
    }
  }
};

const isGone = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError';
