import { isoOf } from '../../lib/core/calendar/civil-date.ts';
import { defaultHolidays } from '../../lib/core/calendar/default-holidays.ts';
import { defaultLexicon } from '../../lib/core/lexicon/default-lexicon.ts';
import { emptyReading } from '../../lib/core/reading-of-text.ts';
import { EMPTY_REGISTER } from '../../lib/core/register/register.ts';
import { rules } from '../../lib/core/rules/index.ts';
import { runRules } from '../../lib/core/run-rules.ts';
import { demoRegister } from '../../lib/demo/demo-register.ts';
import { signingKey } from '../../lib/extension/device-key.ts';
import { fetchPage } from '../../lib/extension/fetch-page.ts';
import { openLedger } from '../../lib/extension/ledger.ts';
import { addressMasker, longNumberMasker, masker } from '../../lib/extension/private-text.ts';
import { type KeyValueArea, type Locks, settingsStore } from '../../lib/extension/settings-store.ts';
import { type SessionArea, tabPages } from '../../lib/extension/tab-pages.ts';
import { decodePage } from '../../lib/page/decode.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';
import type { Background, Shell } from './background.ts';

/** What differs between the browser and a test. */
export interface Surroundings {
  local: KeyValueArea;
  session: SessionArea | undefined;
  locks: Locks;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  mayRead(url: string): Promise<boolean>;
  nowMs(): number;
  shell: Shell;
  ledgerName?: string;
}

const privacyRules = rules.filter((rule) => rule.problemClass === '个人隐私');

/** Puts the parts of the background together. */
export function makeBackground(around: Surroundings): Background {
  const { nowMs, shell } = around;
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
  return {
    ledger: openLedger(
      { nowMs, newId, sha256, signingKey: (db) => signingKey(db, crypto.subtle) },
      around.ledgerName === undefined ? {} : { name: around.ledgerName },
    ),
    settings: settingsStore(around.local, around.locks, () => isoOf(nowMs())),
    pages: tabPages(around.session),
    rules,
    defaultRegister: demoRegister,
    judge: (reading, register, chosen) => runRules(reading, context(register), chosen),
    findPrivate,
    mask: masker(findPrivate),
    maskLongNumbers: longNumberMasker(findPrivate),
    maskAddress: addressMasker(findPrivate),
    fetchPage: (url) =>
      fetchPage(url, {
        fetch: around.fetch,
        decode: decodePage,
        read: (html, pageUrl, httpStatus) =>
          readPage(parseHtml(html), pageUrl, { readAt: isoOf(nowMs()), readBy: 'extension', httpStatus }),
      }),
    mayRead: around.mayRead,
    nowMs,
    newId,
    random4: () => crypto.getRandomValues(new Uint8Array(4)),
    shell,
  };
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
