import type { Dismissals, Silenced } from '../core/dismissals/dismissal.ts';
import type { Event, EvidenceFile, TicketEventType } from '../core/events/event.ts';
import type { SetStanding } from '../core/events/volume-set.ts';
import type { Finding } from '../core/finding.ts';
import type { BoardRow } from '../core/freshness/board.ts';
import type { HandSighting } from '../core/freshness/hand-sighting.ts';
import type { ColumnState } from '../core/freshness/judge.ts';
import type { VetoCounter } from '../core/freshness/veto.ts';
import type { OwnList } from '../core/lexicon/word-list.ts';
import type { LinkCheck } from '../core/links/link-check.ts';
import type { CaptureAnswer, CaptureRequest } from '../core/page-picture.ts';
import type { Draft, FiledTicket, PageResult, ReadPage, Result } from '../core/page-result.ts';
import type { PageSnapshot } from '../core/page-snapshot.ts';
import type { PageReading } from '../core/reading.ts';
import type { Register } from '../core/register/register.ts';
import type { CheckProtocol } from './check-messages.ts';
import type { ConfigProtocol } from './config-messages.ts';
import type { DeviceProtocol } from './device-messages.ts';
import type { DiscoveredRow } from './discovered.ts';
import type { EvidenceTotals } from './evidence-store.ts';
import type { LearntSummary } from './learnt-phrases.ts';
import type { LostLedger } from './mark-store.ts';
import type { ListDraft, ListSummary } from './own-lists.ts';
import type { FolderFacts } from './proof-folder.ts';
import type { ProofreadGround } from './proofread-draft.ts';
import type { RecheckProtocol } from './recheck-messages.ts';
import type { ImportRow } from './segments.ts';
import type { Settings } from './settings.ts';
import type { RolledBack } from './take-in.ts';
import type { TicketListProtocol, TicketView } from './ticket-list-messages.ts';

/** What the popup and panel show of a tab. */
export interface PageSummary {
  url: string;
  title: string;
  state: 'read' | 'reading' | 'not-allowed' | 'off' | 'failed';
  reason?: string;
  result?: PageResult;
}

/** The column board as of now. */
export interface ColumnBoard {
  rows: BoardRow[];
  vetoes: VetoCounter[];
  /** An open ticket about a column's 更新逾期 or 空白栏目, by column. */
  tickets: Record<string, { id: string; number: string }>;
  /** Which columns show a look that is not written down, as a sentence. */
  unwritten?: string;
  nowAt: string;
  siteName: string;
}

/** What taking in a file came to. */
export interface TakenInSummary {
  kind: string;
  fileName: string;
  /** Records that were new here, and those that were here already. */
  fresh: number;
  known: number;
  /** Records that were damaged here and are whole again. */
  healed: number;
  /** The same of proofs. */
  healedProofs?: number | undefined;
  /** The file knows more of this machine than it does itself: it was rolled back or copied, and began a new device. */
  rolledBack?: RolledBack | undefined;
  /** 未核准设备所写: records of the file that move nothing until a person takes them over. */
  waiting: number;
  /** Records of a later version. */
  newer: number;
  /** Tickets of the file that are now in the ledger. */
  tickets: number;
  /** Records set apart, by device: kept, named, not counted. */
  quarantined: { device: string; name: string; count: number; reason: string }[];
  /** 待补, by device. */
  missing: { device: string; name: string; count: number }[];
  /** Devices of the file nobody has approved yet. */
  unapproved: { id: string; name: string; unit: string; fingerprint?: string | undefined }[];
  /** Hash of the whole ledger: the same on every machine that took in the same files, in any order. */
  ledgerHash: string;
  /** Proofs of the file, contacts not counted. */
  evidence: number;
  /** Parts of a later version that were passed over. */
  newerParts: number;
  /** Which volume of which set it was, and what is still missing of it. */
  set?: { id: string; volume: number } & SetStanding;
}

/** State of the store, for the desk and the help page. */
interface StoreHealth {
  deviceId: string;
  events: number;
  tickets: number;
  /** Rows and settings that no longer fit their schema: kept as they were, shown, never dropped. */
  quarantined: {
    from: string;
    key: string;
    why: string;
    at: string;
    /** The genuine record is in the ledger again since then. */
    mendedAt?: string;
    /** The row as text, cut; absent beyond the first hundred. */
    content?: string;
  }[];
  /** When every record was last verified, and how many there were. */
  checked?: { at: string; records: number };
  /** The last write that failed although nobody waited for it (what was seen of a column). */
  lastFailure?: string;
  /** The ledger was written here up to that number and is not here any more, or ends earlier. */
  lost?: LostLedger;
}

/**
 * Every message there is, as function types. Sent by content scripts (C) or extension pages (P); the
 * background checks the sender of each and parses its data with zod before acting.
 */
export interface Protocol
  extends CheckProtocol,
    TicketListProtocol,
    ConfigProtocol,
    DeviceProtocol,
    RecheckProtocol {
  /** C: read what was gathered of a page and, where `judged`, judge it as `judgePage` does. */
  readPage(data: {
    snapshot: PageSnapshot;
    /** ISO 8601 with offset: when it was gathered. */
    readAt: string;
    /** The page's own scripts have had their time. */
    rendered: boolean;
    judged: boolean;
  }): Promise<Result<ReadPage>>;
  /** C: judge words just added to a page, by the rules that look at words alone; nothing is recorded. */
  judgeWords(data: { url: string; text: string }): Promise<Result<Finding[]>>;
  /** C: where a text holds private numbers, so that a picture of it can be blacked out; nothing is recorded. */
  privateRanges(data: { text: string }): Promise<Result<{ start: number; end: number }[]>>;
  /** C: judge a reading; also records what was seen of registered columns. */
  judgePage(data: { reading: PageReading }): Promise<Result<PageResult>>;
  /** C, P: file a ticket. Answers only after the event is durably written. */
  fileTicket(data: Draft): Promise<Result<FiledTicket>>;
  /** C: open 我报的, at the ticket just filed where one is named. */
  openReceipt(data: { id?: string | undefined }): Promise<Result<null>>;
  /** C: 此处忽略 this finding on this page, with undo by `on: false`. */
  ignoreFinding(data: { url: string; findingId: string; reason: string; on: boolean }): Promise<Result<null>>;
  /**
   * C: 此词放行 the words of a finding of this page, for its rule, on every page; `on: false` undoes it. Answers
   * which findings of the page that concerns.
   */
  letPass(data: {
    url: string;
    findingId: string;
    reason: string;
    on: boolean;
  }): Promise<Result<{ findingIds: string[] }>>;
  /** C, P: 停用规则 on this machine, or back on. C may switch off only a rule that found something on its page. */
  switchRule(data: { ruleId: string; reason: string; on: boolean; url?: string }): Promise<Result<null>>;
  /** P: everything put away by 此处忽略 and 此词放行. */
  dismissals(data: null): Promise<Result<Dismissals>>;
  /** P: takes one of them back. */
  undoDismissal(data: { how: Silenced['how']; key: string }): Promise<Result<null>>;
  /** C: keep a half-written form so that nothing typed is lost; null clears it. */
  saveDraft(data: { url: string; draft: Draft | null }): Promise<Result<null>>;
  /** C: the half-written form kept for this page, null when there is none (after an update or a reload). */
  getDraft(data: { url: string }): Promise<Result<Draft | null>>;
  /** C: inject the card script into the sender's tab (first click on a mark). */
  injectCard(data: null): Promise<Result<null>>;
  /** C, P: open the side panel or its fall-back. */
  openPanel(data: null): Promise<Result<null>>;
  /** P: the active tab's page. */
  pageSummary(data: { tabId?: number }): Promise<Result<PageSummary>>;
  /** P: run on the active tab now (activeTab grant of popup or command). */
  readTabNow(data: { tabId: number }): Promise<Result<null>>;
  /** P: show or hide marks on a tab. */
  togglePage(data: { tabId: number; on: boolean }): Promise<Result<null>>;
  /** P: jump to a finding on its page. */
  showFinding(data: { tabId: number; findingId: string }): Promise<Result<null>>;
  /** P: begin to open the links and attachments of a tab's page; answers at once, `linkCheck` says how far it is. */
  startLinkCheck(data: { tabId: number }): Promise<Result<LinkCheck>>;
  /** P: how far the check of a tab's links is; null when there is none. */
  linkCheck(data: { tabId: number }): Promise<Result<LinkCheck | null>>;
  /** P: stop it; what was judged stands. */
  stopLinkCheck(data: { tabId: number }): Promise<Result<LinkCheck | null>>;
  /** P: one ticket's events in causal order; to a volunteer only of those filed here, as with `step`. */
  history(data: { id: string }): Promise<Result<Event[]>>;
  /** P: take a ticket one step on. Refused with a sentence when the step is not legal now. */
  step(data: { id: string; type: TicketEventType; payload: unknown }): Promise<Result<TicketView>>;
  /** P: every registered column and account with its state computed now, most urgent first. */
  columnBoard(data: null): Promise<Result<ColumnBoard>>;
  /**
   * C, P: what a person saw of a column or account whose list could not be read; recorded as 人工登记. A page
   * (C) may speak of its own site's columns only. Answers the new state.
   */
  sightByHand(data: HandSighting & { targetId: string }): Promise<Result<ColumnState>>;
  /** C, P: 核对无变动, by the person who sits here unless another is named. Answers the new state. */
  attestColumn(data: {
    targetId: string;
    on: string;
    reason: string;
    name?: string;
    unit?: string;
  }): Promise<Result<ColumnState>>;
  /** P: takes a 核对无变动 back. */
  undoAttestation(data: { targetId: string; eventId: string; reason: string }): Promise<Result<ColumnState>>;
  /** P: whether the ticket's page may be saved whole now; `why` not, in a sentence. */
  archiveOffer(data: { id: string }): Promise<Result<{ why?: string }>>;
  /** P: the ticket's page, open in a tab, saved whole as a proof named by a 备注. */
  archivePage(data: { id: string }): Promise<Result<EvidenceFile>>;
  /** P: take in the file the page has put into `incoming`; whole or not at all. */
  takeInPackage(data: {
    id: string;
    asOwn?: boolean | undefined;
    /** Key of a backup whose fingerprint a person confirmed: no other is restored. */
    publicKey?: string | undefined;
  }): Promise<Result<TakenInSummary>>;
  /** P: files taken in, latest first. */
  imports(data: null): Promise<Result<ImportRow[]>>;
  getSettings(data: null): Promise<Result<Settings>>;
  /** P: `was` holds the settings to be changed as the page knew them, so that nobody's change is undone unseen. */
  setSettings(data: Partial<Settings> & { was?: Record<string, unknown> }): Promise<Result<Settings>>;
  getRegister(data: null): Promise<Result<Register>>;
  setRegister(data: Register): Promise<Result<null>>;
  /** P: columns seen on registered sites that the register does not have, dismissed ones among them, newest first. */
  discoveredColumns(data: null): Promise<Result<DiscoveredRow[]>>;
  /** P: 不是栏目 for discovered columns, by key; `dismissed: false` offers them again. */
  dismissDiscovered(data: { keys: string[]; dismissed: boolean }): Promise<Result<null>>;
  /** P: the office's own word lists, terms and roster, without what they hold. They stay on this machine. */
  lists(data: null): Promise<Result<ListSummary[]>>;
  /** P: one list with all it holds. */
  getList(data: { id: string }): Promise<Result<OwnList>>;
  /** P: a new list, or the next version of one. Pages that are open are judged again. */
  saveList(data: ListDraft): Promise<Result<ListSummary>>;
  switchList(data: { id: string; on: boolean }): Promise<Result<ListSummary>>;
  /** P: one step back, as a new version; twice is as it was. */
  takeBackList(data: { id: string }): Promise<Result<ListSummary>>;
  removeList(data: { id: string }): Promise<Result<null>>;
  /** P: waits until the typo model is loaded; a failure says why it is not. */
  typoModel(data: null): Promise<Result<null>>;
  /** P: how much was learnt of the office's own pages. */
  learntPhrases(data: null): Promise<Result<LearntSummary>>;
  forgetPhrases(data: null): Promise<Result<null>>;
  /** P: what a draft is proofread against. The draft itself is sent nowhere. */
  proofreadGround(data: null): Promise<Result<ProofreadGround>>;
  /** P: 忽略并学习 a word of a draft, for its rule, on every page; `undoDismissal` takes it back by the key. */
  passWord(data: { ruleId: string; word: string; reason: string }): Promise<Result<{ key: string }>>;
  /** P: register the overlay for the hosts that were granted. */
  watchSites(data: null): Promise<Result<{ hosts: string[] }>>;
  /** P: what proofs take of the disk. */
  storedEvidence(data: null): Promise<Result<EvidenceTotals>>;
  /** P: gives up the oldest proofs until that many bytes are free; tickets and their hashes stay. */
  giveUpEvidence(data: { bytes: number }): Promise<Result<EvidenceTotals>>;
  /** P: the folder proofs are written to, and how far that is. */
  proofFolder(data: null): Promise<Result<FolderFacts>>;
  /** P: writes proofs to the folder for some seconds; asked again while some are left. */
  writeProofs(data: null): Promise<Result<FolderFacts>>;
  /** P: writes nothing to the folder any more; what lies there stays. */
  forgetFolder(data: null): Promise<Result<FolderFacts>>;
  /** P: 已知道: that the ledger of this machine is gone is not said on the desk any more. */
  lossIsKnown(data: null): Promise<Result<null>>;
  /** P: deletes every record, proof, list and setting of this browser; `typed` is what the person wrote. */
  clearMachine(data: { typed: '清空本机' }): Promise<Result<null>>;
  /** P: what the store holds and what it had to set aside. */
  storeHealth(data: null): Promise<Result<StoreHealth>>;
}

/** Messages from the background to the overlay of one tab (always the top frame). */
export interface TabProtocol {
  /** Context menu or shortcut 报错: open the form for the words selected now, or for the page when none are. */
  reportSelection(data: null): void;
  /** Scroll to a finding's mark and open its card. */
  scrollToFinding(data: { findingId: string }): void;
  /** Show or hide every mark and badge; hidden means the page is byte-identical to what the site sent. */
  setVisible(data: { on: boolean }): void;
  /** Judge again: a ticket, the register or the settings changed. */
  refresh(data: null): void;
  /** Links of the page as last read. */
  links(data: null): { url: string; links: { text: string; href: string }[] };
  /** Nothing of ours on the screen, and what of the window goes into the picture. */
  beforeCapture(data: CaptureRequest): Promise<CaptureAnswer>;
  /** What in the picture just taken must be black; before the last one, a page that changed asks for another. */
  checkCapture(data: { isLast: boolean }): Promise<CaptureAnswer>;
  afterCapture(data: null): void;
  /** Is an overlay alive here? */
  ping(data: null): {
    url: string;
    visible: boolean;
    state: 'reading' | 'read' | 'failed';
    /** What the page did to the marks, in a sentence for the popup and the panel. */
    trouble?: string;
    /** Changes of the page nobody looked at, each a sentence. */
    missed?: string[];
  };
}
