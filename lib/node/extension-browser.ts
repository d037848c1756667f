import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium } from 'playwright';
import { PATIENCE_MS } from './overlay-driver.ts';

/** Where `setup.mjs` puts the build that may read the model site; `XUNDU_EXTENSION` names another to try. */
export const E2E_BUILD = resolve(process.env.XUNDU_EXTENSION ?? '.output/chrome-mv3-e2e');

export interface ExtensionBrowser {
  context: BrowserContext;
  extensionId: string;
}

export interface LaunchOptions {
  /** Unpacked extension. */
  extension?: string;
  /** Profile folder; its ledger lives as long as the folder. */
  profile: string;
  headless: boolean;
  /** Switches of the browser beyond the usual ones. */
  flags?: readonly string[];
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--lang=zh-CN',
];

/** A Chromium with the extension loaded. `CHROME_PATH` names the browser (set by `setup.mjs`). */
export async function launchWithExtension(options: LaunchOptions): Promise<ExtensionBrowser> {
  const extension = options.extension ?? E2E_BUILD;
  allowUnpackedExtensions(options.profile);
  const context = await chromium.launchPersistentContext(options.profile, {
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    headless: options.headless,
    locale: 'zh-CN',
    viewport: options.headless ? { width: 1366, height: 768 } : null,
    acceptDownloads: true,
    reducedMotion: 'reduce',
    args: [
      ...FLAGS,
      ...(options.flags ?? []),
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  const extensionId = extensionIdOf(extension);
  await serviceWorkerOf(context, extensionId);
  return { context, extensionId };
}

/** Tried again for a while: children of a browser that was closed or killed may still write there. */
export function removeProfile(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
}

/** Resolves when the extension's background runs. */
async function serviceWorkerOf(context: BrowserContext, extensionId: string): Promise<void> {
  const own = (worker: { url(): string }) => worker.url().startsWith(`chrome-extension://${extensionId}/`);
  if (context.serviceWorkers().some(own)) return;
  await context.waitForEvent('serviceworker', { predicate: own, timeout: PATIENCE_MS });
}

/** Chromium's rule: first 16 bytes of SHA-256 over the public key, each hex digit as a letter a–p. */
export function extensionIdOf(extension: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  const key = manifest && typeof manifest === 'object' && 'key' in manifest ? String(manifest.key) : '';
  if (key === '') throw new Error(`${extension} 的 manifest.json 没有固定 key`);
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex');
  return [...digest.slice(0, 32)]
    .map((digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16)))
    .join('');
}

/** Without this a reload of an unpacked extension switches it off. */
function allowUnpackedExtensions(profile: string): void {
  const folder = join(profile, 'Default');
  const file = join(folder, 'Preferences');
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
}
