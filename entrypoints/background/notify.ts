import { browser } from 'wxt/browser';

/** A notice of the system. Never the only place where something is said: a desk may have notices switched off. */
export async function notify(id: string, title: string, message: string): Promise<void> {
  const iconUrl = iconOf();
  if (!iconUrl) return;
  await browser.notifications.create(id, { type: 'basic', iconUrl, title, message }).catch(() => undefined);
}

function iconOf(): string | undefined {
  const icons = browser.runtime.getManifest().icons;
  const path = icons?.['128'] ?? icons?.['48'];
  return path
    ? browser.runtime.getURL('/').replace(/\/$/, '') + (path.startsWith('/') ? path : `/${path}`)
    : undefined;
}
