import type { BrowserContext, Page } from 'playwright';

interface Watched {
  /** Everything asked of a network, by whatever page or worker. */
  requests: string[];
  dialogs: string[];
  errors: string[];
}

/** No page of a site is open in these tests: any request that leaves was made by a hostile text. */
export async function watch(context: BrowserContext): Promise<Watched> {
  const seen: Watched = { requests: [], dialogs: [], errors: [] };
  context.on('request', (request) => {
    if (!/^(chrome-extension|data|blob):/.test(request.url()))
      seen.requests.push(request.url().slice(0, 200));
  });
  context.on('dialog', (dialog) => {
    seen.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  context.on('weberror', (error) => seen.errors.push(String(error.error())));
  await context.addInitScript(() => {
    const blocked: string[] = [];
    Object.assign(globalThis, { blocked });
    document.addEventListener('securitypolicyviolation', (event) =>
      blocked.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  return seen;
}

/** What ran in a page or tried to. */
export const traces = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const seen = globalThis as { blocked?: string[]; hit?: unknown; hacked?: unknown };
    const ran = ['hit', 'hacked'].filter((flag) => flag in seen);
    const foreign = document.querySelectorAll(
      'a[href^="javascript:"],a[href^="data:"],iframe,object,embed,base,form[action],meta[http-equiv="refresh"],script:not([src^="/"])',
    );
    return [...ran, ...(seen.blocked ?? []), ...[...foreign].map((node) => node.outerHTML.slice(0, 120))];
  });
