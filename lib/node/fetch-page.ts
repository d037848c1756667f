import { decodePage } from '../page/decode.ts';

export type FetchedPage = { ok: true; html: string; status: number } | { ok: false; error: string };

/** A page that has not answered in 15 s counts as not open (国办秘函〔2019〕19号). */
const TIMEOUT_MS = 15_000;

/** A page over the network, decoded from its bytes. Sends no cookie and keeps none. */
export async function fetchPage(url: string, timeoutMs = TIMEOUT_MS): Promise<FetchedPage> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'follow' });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const declared = /charset=["']?([\w-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1];
    const decoded = decodePage(bytes, declared);
    return decoded.ok ? { ok: true, html: decoded.text, status: response.status } : decoded;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'TimeoutError') return { ok: false, error: `${timeoutMs / 1000} 秒内没有打开` };
    return { ok: false, error: '网址打不开（连接失败）' };
  }
}
