import { browser } from 'wxt/browser';

/** Our own pages, with the fragment that selects a part of one. */
export type Place =
  | 'desk'
  | 'help'
  | 'columns'
  | 'options'
  | 'dismissals'
  | 'rules'
  | 'welcome'
  | 'practice'
  | 'mine';

const FILES: Record<Place, string> = {
  desk: '/desk.html',
  help: '/desk.html#page=help',
  columns: '/desk.html#page=columns',
  options: '/options.html',
  dismissals: '/options.html#dismissals',
  rules: '/options.html#rules',
  welcome: '/welcome.html',
  practice: '/practice.html',
  mine: '/mine.html',
};

/** Opens one of our own pages in a tab. Called from our own pages only: their origin is the extension's. */
export async function openPlace(place: Place): Promise<void> {
  await browser.tabs.create({ url: `${globalThis.location.origin}${FILES[place]}` });
}

/** Opens the desk at one ticket. */
export async function openTicket(id: string): Promise<void> {
  await browser.tabs.create({
    url: `${globalThis.location.origin}/desk.html#${new URLSearchParams({ ticket: id })}`,
  });
}
