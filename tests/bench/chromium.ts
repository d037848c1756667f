import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright';
import { build } from 'vite';

const HERE = dirname(fileURLToPath(import.meta.url));

export const launchChromium = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', ...more],
  });

/** One of this folder's files as a script that leaves its exports under `name`, built as the extension builds. */
export async function pageScript(file: string, name: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome102',
      minify: true,
      lib: { entry: join(HERE, file), formats: ['iife'], name, fileName: name },
    },
  });
  const first = Array.isArray(output) ? output[0] : output;
  if (!first || !('output' in first)) throw new Error(`${file} was not built`);
  return `${first.output[0].code};globalThis.${name} = ${name};`;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds of the thread's own processor time. */
  tdur?: number;
  args?: { name?: string };
}

/**
 * A page whose work is told in milliseconds of its main thread's own processor time: others on the same machine,
 * and waiting, do not count. Style, layout and painting do.
 */
export class MeasuredPage {
  private constructor(
    readonly page: Page,
    private readonly cdp: CDPSession,
  ) {}

  static async open(browser: Browser, html: string, scripts: readonly string[] = []): Promise<MeasuredPage> {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.setContent(html);
    const measured = await MeasuredPage.of(page);
    await measured.frames();
    for (const script of scripts) await page.evaluate(script);
    return measured;
  }

  static async of(page: Page): Promise<MeasuredPage> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new MeasuredPage(page, cdp);
  }

  /** Two frames: what was changed is on the screen. */
  async frames(): Promise<void> {
    await this.page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))',
    );
  }

  async busy(): Promise<number> {
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  }

  /** Time of an expression up to its return, or with `shown` until what it changed is on the screen. */
  async time<T>(expression: string, shown = false): Promise<{ ms: number; value: T }> {
    const before = await this.busy();
    const value = await this.page.evaluate<T>(expression);
    if (shown) await this.frames();
    return { ms: (await this.busy()) - before, value };
  }

  /** The longest single task of the page's main thread while `act` runs, from the browser's own trace. */
  async longestTask(browser: Browser, act: () => Promise<unknown>): Promise<number> {
    await browser.startTracing(this.page, {
      categories: ['toplevel', 'disabled-by-default-devtools.timeline'],
    });
    await act();
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
      traceEvents: TraceEvent[];
    };
    const main = new Set(
      traceEvents
        .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
        .map(({ pid, tid }) => `${pid} ${tid}`),
    );
    const tasks = traceEvents.filter(
      ({ name, pid, tid }) => name.endsWith('RunTask') && main.has(`${pid} ${tid}`),
    );
    if (tasks.length === 0) throw new Error('the trace holds no task of the page');
    return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000));
  }

  close(): Promise<void> {
    return this.page.close();
  }
}
