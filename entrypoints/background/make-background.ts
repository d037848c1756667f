import { isoOf } from '../../lib/core/calendar/civil-date.ts';
import { defaultHolidays } from '../../lib/core/calendar/default-holidays.ts';
import { defaultLexicon } from '../../lib/core/lexicon/default-lexicon.ts';
import { addressMasker } from '../../lib/core/privacy/private-address.ts';
import { masker } from '../../lib/core/privacy/private-text.ts';
import { emptyReading } from '../../lib/core/reading-of-text.ts';
import { EMPTY_REGISTER } from '../../lib/core/register/register.ts';
import { rules } from '../../lib/core/rules/index.ts';
import { runRules } from '../../lib/core/run-rules.ts';
import { demoRegister } from '../../lib/demo/demo-register.ts';
import { awaitedReadings } from '../../lib/extension/awaited-readings.ts';
import { storedLexicon } from '../../lib/extension/compiled-lexicon.ts';
import { freshKey, signingKey, verifier } from '../../lib/extension/device-key.ts';
import type { WriteMeans } from '../../lib/extension/event-store.ts';
import { fetchPage } from '../../lib/extension/fetch-page.ts';
import { type FolderHandle, isFolderHandle } from '../../lib/extension/folder-handle.ts';
import { learntPhrases } from '../../lib/extension/learnt-phrases.ts';
import { openLedger } from '../../lib/extension/ledger.ts';
import type { MarkArea } from '../../lib/extension/mark-store.ts';
import { beginRegisteredDevice } from '../../lib/extension/new-device.ts';
import { ownWords } from '../../lib/extension/own-lists.ts';
import { pageTypos } from '../../lib/extension/page-typos.ts';
import { seenRowDates } from '../../lib/extension/row-dates.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { secondLooks } from '../../lib/extension/second-looks.ts';
import { type Locks, settingsStore } from '../../lib/extension/settings-store.ts';
import { type SessionArea, tabPages } from '../../lib/extension/tab-pages.ts';
import { type MakeChecker, typoModelStore } from '../../lib/extension/typo-model-store.ts';
import { decodePage } from '../../lib/page/decode.ts';
import type { Background, Shell } from './background.ts';
import { behindAnswers } from './behind-answers.ts';
import { noteGivenUp } from './evidence-sweep.ts';
import { lookAtMark } from './mark-look.ts';
import { readHtml } from './read-html.ts';

/** What differs between the browser and a test. */
export interface Surroundings {
  local: MarkArea;
  session: SessionArea | undefined;
  locks: Locks;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  mayRead(url: string): Promise<boolean>;
  nowMs(): number;
  /** Calls back after so many milliseconds; answers how to call it off. */
  after(ms: number, act: () => void): () => void;
  shell: Shell;
  ledgerName?: string;
  /** The folder for proofs as stored; a browser's own handle where absent. */
  folderHandle?: (stored: unknown) => FolderHandle | undefined;
  /** Reads and loads the typo model; without it pages are judged by the other rules. */
  typos?: () => Promise<MakeChecker>;
}

const privacyRules = rules.filter((rule) => rule.problemClass === '个人隐私');

/** Puts the parts of the background together. */
export function makeBackground(around: Surroundings): Background {
  const { nowMs, after, shell } = around;
  const newId = () => crypto.randomUUID();
  const context = (register = EMPTY_REGISTER) => ({
    now: isoOf(nowMs()),
    register,
    lexicon: defaultLexicon(),
    phrases: [],
    holidays: defaultHolidays,
  });
  const findPrivate = (text: string) =>
    runRules(emptyReading('', { text }), context(), privacyRules).findings;
  const means: WriteMeans = {
    nowMs,
    newId,
    sha256,
    signingKey: (db) => signingKey(db, crypto.subtle),
    freshKey: () => freshKey(crypto.subtle),
    verify: verifier(crypto.subtle),
  };
  const onFailure = (error: string) => {
    background.lastFailure = error;
  };
  const behind = behindAnswers(onFailure);
  const settings = settingsStore(around.local, around.locks, () => isoOf(nowMs()));
  const ledger = openLedger(means, {
    ...(around.ledgerName === undefined ? {} : { name: around.ledgerName }),
    onGivenUp(freed) {
      behind.run(noteGivenUp(settings, isoOf(nowMs()), freed, '空间不足'));
      shell.evidenceGivenUp(freed);
    },
    onWritten: (what) => behind.run(lookAtMark(background, { after: what })),
  });
  const learnt = learntPhrases(ledger, { nowMs, after, onFailure });
  const background: Background = {
    means,
    sha256Bytes,
    ledger,
    settings,
    marks: around.local,
    folderHandle: around.folderHandle ?? ((stored) => (isFolderHandle(stored) ? stored : undefined)),
    async onRolledBack({ device }) {
      const now = await settings.get();
      const begun = now.ok
        ? await ledger.alone('本机编号', (db) =>
            beginRegisteredDevice(db, seatOf(now.value), means, [device]),
          )
        : now;
      if (!begun.ok) onFailure(begun.error);
    },
    locks: around.locks,
    pages: tabPages(around.session, addressMasker()),
    rules,
    defaultRegister: demoRegister,
    words: ownWords(ledger, nowMs, storedLexicon(ledger)),
    judge: (reading, register, chosen, words, more) =>
      runRules(reading, { ...context(register), ...words, ...more }, chosen),
    typos: around.typos && pageTypos(typoModelStore(around.typos), learnt, { now: nowPrecise, pause }),
    learnt,
    rowDates: seenRowDates(ledger, {
      mask: masker(findPrivate),
      maskAddress: addressMasker(),
      after,
      onFailure,
    }),
    findPrivate,
    mask: masker(findPrivate),
    maskAddress: addressMasker(),
    fetchPage(url, asReader, within) {
      const pageMeans = {
        fetch: around.fetch,
        decode: decodePage,
        read: (html: string, pageUrl: string, httpStatus: number) =>
          readHtml(html, pageUrl, { readAt: isoOf(nowMs()), readBy: 'extension', httpStatus }, pause),
      };
      return fetchPage(url, pageMeans, undefined, asReader, within);
    },
    gone: secondLooks(around.local, around.locks),
    readings: awaitedReadings(after),
    linkMeans: {
      fetch: around.fetch,
      mayRead: around.mayRead,
      decode: decodePage,
      after,
    },
    mayRead: around.mayRead,
    slices: { now: nowPrecise, pause },
    behind,
    nowMs,
    newId,
    random4: () => crypto.getRandomValues(new Uint8Array(4)),
    shell,
  };
  return background;
}

const nowPrecise = () => performance.now();
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

function sha256(text: string): Promise<string> {
  return sha256Bytes(new TextEncoder().encode(text));
}

async function sha256Bytes(content: Uint8Array): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', content as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
