import { isoOf } from '../../lib/core/calendar/civil-date.ts';
import type { Words } from '../../lib/core/lexicon/lexicon-of.ts';
import type { Result } from '../../lib/core/page-result.ts';
import type { FindPrivate, Mask } from '../../lib/core/privacy/private-ranges.ts';
import type { PageReading } from '../../lib/core/reading.ts';
import type { FetchedPage } from '../../lib/core/rechecks/fetched-page.ts';
import type { Register } from '../../lib/core/register/register.ts';
import type { Rule, RuleContext } from '../../lib/core/rule.ts';
import type { Slices } from '../../lib/core/run-in-slices.ts';
import type { Judgement } from '../../lib/core/run-rules.ts';
import type { HashBytes } from '../../lib/export/package/sealed-zip.ts';
import type { AwaitedReadings } from '../../lib/extension/awaited-readings.ts';
import type { LinkMeans } from '../../lib/extension/check-links.ts';
import type { StoreCheck } from '../../lib/extension/check-messages.ts';
import type { WriteMeans } from '../../lib/extension/event-store.ts';
import type { FolderHandle } from '../../lib/extension/folder-handle.ts';
import type { LearntPhrases } from '../../lib/extension/learnt-phrases.ts';
import type { Ledger } from '../../lib/extension/ledger.ts';
import type { MachineMark } from '../../lib/extension/machine-mark.ts';
import type { MarkArea } from '../../lib/extension/mark-store.ts';
import type { OwnWords } from '../../lib/extension/own-lists.ts';
import { pageKey, readRegister } from '../../lib/extension/own-rows.ts';
import type { PageTypos } from '../../lib/extension/page-typos.ts';
import type { Protocol, TabProtocol } from '../../lib/extension/protocol.ts';
import type { SeenRowDates } from '../../lib/extension/row-dates.ts';
import type { SecondLooks } from '../../lib/extension/second-looks.ts';
import type { Locks, SettingsStore } from '../../lib/extension/settings-store.ts';
import type { TabPages } from '../../lib/extension/tab-pages.ts';
import type { BehindAnswers } from './behind-answers.ts';

/** Everything the handlers need; `index.ts` hands in the browser's, tests hand in their own. */
export interface Background {
  ledger: Ledger;
  settings: SettingsStore;
  /** Where this machine's mark is kept, outside the store it tells of. */
  marks: MarkArea;
  /** A folder as stored, to be written to; undefined where the browser cannot. */
  folderHandle(stored: unknown): FolderHandle | undefined;
  /** The store ends before the mark, or goes another way: a new device is begun. */
  onRolledBack(mark: MachineMark): Promise<void>;
  /** Locks shared with our pages. */
  locks: Locks;
  pages: TabPages;
  rules: readonly Rule[];
  defaultRegister(): Register;
  /** Word packs and the office's own lists as they stand; without `words` a page is judged with the packs alone. */
  words: OwnWords;
  judge(
    reading: PageReading,
    register: Register,
    rules: readonly Rule[],
    words?: Words,
    more?: Pick<RuleContext, 'typos' | 'rowDates'>,
  ): Judgement;
  /** Absent in a build without the model. */
  typos?: PageTypos | undefined;
  learnt: LearntPhrases;
  rowDates: SeenRowDates;
  findPrivate: FindPrivate;
  mask: Mask;
  maskAddress: Mask;
  /** `asReader`: with the browser's cookies for its site; `within`: how far a redirect may lead. */
  fetchPage(url: string, asReader?: boolean, within?: 'page' | 'site'): Promise<FetchedPage>;
  /** Pages that their site said are gone, once or twice. */
  gone: SecondLooks;
  /** Readings of tabs that a re-check waits for. */
  readings: AwaitedReadings;
  linkMeans: LinkMeans;
  /** Whether the reader allowed this address to be opened from here. */
  mayRead(url: string): Promise<boolean>;
  /** What writes and examines records. */
  means: WriteMeans;
  sha256Bytes: HashBytes;
  /** For work that must not hold up the answers to others. */
  slices: Slices;
  behind: BehindAnswers;
  nowMs(): number;
  newId(): string;
  random4(): ArrayLike<number>;
  shell: Shell;
  /** The check of the store that is under way. */
  checking?: RunningCheck | undefined;
  /** The last write that failed although nobody waited for it. */
  lastFailure?: string | undefined;
}

/** A check of the store that is under way. */
export interface RunningCheck {
  /** 0–1. */
  share: number;
  stop(): void;
  done: Promise<Result<StoreCheck>>;
}

/** What the browser around the pages does for us. */
export interface Shell {
  /** Undefined when no overlay answers in that tab. */
  tell<K extends keyof TabProtocol>(
    tabId: number,
    type: K,
    data: Parameters<TabProtocol[K]>[0],
  ): Promise<ReturnType<TabProtocol[K]> | undefined>;
  tab(tabId: number | undefined): Promise<{ id: number; url: string; title: string } | undefined>;
  /** Tabs of web pages whose address the browser lets us know. */
  webTabs(): Promise<{ id: number; url: string }[]>;
  /** A web page in a new tab behind the others. */
  openTab(url: string): Promise<Result<number>>;
  /** Does something while a tab is in front, then puts back what was there. */
  inFront<T>(tabId: number, work: () => Promise<T>): Promise<T>;
  /** The visible part of a tab as a picture; a sentence when the browser does not allow it here. */
  capture(tabId: number): Promise<Result<Blob>>;
  /** A tab's whole page as MHTML; a sentence where the browser cannot or may not. */
  archive(tabId: number): Promise<Result<Uint8Array>>;
  injectOverlay(tabId: number): Promise<Result<null>>;
  injectCard(tabId: number): Promise<Result<null>>;
  /** Called before anything is awaited: opening the side panel needs the reader's gesture. */
  openPanel(tabId: number | undefined): Promise<Result<null>>;
  watchHosts(hosts: readonly string[]): Promise<Result<{ hosts: string[] }>>;
  showFindings(tabId: number, findings: number): void;
  /** One of our own pages in a new tab; the path begins with a slash. */
  openOwnPage(path: string): Promise<void>;
  /** The disk was full and the oldest proofs made room for a record. */
  evidenceGivenUp(freed: { files: number; bytes: number }): void;
  /** Records of the ledger do not hold; `first` names one of them. */
  storeDamaged(found: { count: number; first: string }): void;
  /** The ledger changed: badge of overdue tickets, alarms, open pages. */
  ledgerChanged(): void;
}

/** Who sent a message, as far as the browser vouches for it. */
export interface Caller {
  kind: 'content' | 'page';
  tabId?: number | undefined;
  url: string;
}

export type Data<K extends keyof Protocol> = Parameters<Protocol[K]>[0];
export type Handlers = { [K in keyof Protocol]: (data: Data<K>, caller: Caller) => ReturnType<Protocol[K]> };

export function nowAt(background: Background): string {
  return isoOf(background.nowMs());
}

/** The key a page's own rows are kept under; an address can hold an identity number too. */
export function rowKey(background: Background, url: string): string {
  return pageKey(background.maskAddress(url));
}

/** The office's register, the model site's while it has none. */
export async function currentRegister(background: Background): Promise<Result<Register>> {
  const stored = await background.ledger.use('读取栏目清单', (db) => readRegister(db, background.nowMs()));
  return stored.ok ? { ok: true, value: stored.value ?? background.defaultRegister() } : stored;
}

/** Tells every overlay that is up to judge its page again. */
export async function refreshOverlays(background: Background): Promise<void> {
  for (const tabId of await background.pages.tabIds()) {
    await refreshTab(background, tabId);
  }
}

/** A tab without an overlay has nothing to judge again. */
export async function refreshTab({ shell }: Background, tabId: number): Promise<void> {
  await shell.tell(tabId, 'refresh', null).catch(() => undefined);
}
