import { civilDateOf } from '../../lib/core/calendar/civil-date.ts';
import { withAmber } from '../../lib/core/freshness/limits.ts';
import type { Observation } from '../../lib/core/freshness/observation.ts';
import { observeColumns } from '../../lib/core/freshness/observe.ts';
import type { Draft, Result } from '../../lib/core/page-result.ts';
import { maskedDraft } from '../../lib/core/privacy/private-text.ts';
import { newsAmong, sightingOf } from '../../lib/core/sightings/sighting.ts';
import { cutSentence, withinLimits } from '../../lib/core/sightings/sighting-limits.ts';
import { dismissedOn } from '../../lib/extension/dismissal-rows.ts';
import type { LedgerIndex } from '../../lib/extension/ledger-index.ts';
import { packsOffSentence } from '../../lib/extension/not-looked-at.ts';
import { readDraft, writeDraft } from '../../lib/extension/own-rows.ts';
import { judgedPage } from '../../lib/extension/page-result.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { hostOf } from '../../lib/extension/sender.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import { type Background, currentRegister, type Handlers, nowAt, rowKey } from './background.ts';
import { recordDiscovered } from './discovery-handlers.ts';
import { keepUnwritten, liveLooks, withLooks } from './live-looks.ts';
import { pageKnown, recordWords } from './page-words.ts';
import { visibleIn } from './volunteer-handlers.ts';

type PageHandlers = Pick<Handlers, 'judgePage' | 'saveDraft' | 'getDraft' | 'injectCard' | 'openPanel'>;

/** What the overlay of a page asks for. */
export function pageHandlers(background: Background): PageHandlers {
  const { ledger, pages, shell } = background;
  return {
    async judgePage({ reading }, caller) {
      const settings = await background.settings.get();
      if (!settings.ok) return settings;
      const register = await currentRegister(background);
      if (!register.ok) return register;
      const key = rowKey(background, reading.url);
      const index = await ledger.index();
      if (!index.ok) return index;
      const dismissed = await ledger.use('读取忽略和放行的清单', (db) =>
        dismissedOn(db, key, background.nowMs()),
      );
      if (!dismissed.ok) return dismissed;

      const { offRules } = settings.value;
      const isOff = ({ ruleId }: { ruleId: string }) => offRules.includes(ruleId);
      // A privacy rule switched off still masks: what it knows must be in no other finding's quote.
      const rulesOn = background.rules.filter(
        (rule) => rule.problemClass === '个人隐私' || !offRules.includes(rule.id),
      );
      const words = await background.words.current(settings.value.offPacks, civilDateOf(nowAt(background)));
      if (!words.ok) return words;
      const around = { settings: settings.value, register: register.value };
      const { rules, more, unjudged } = await pageKnown(background, reading, {
        ...around,
        rules: rulesOn,
        dismissed: dismissed.value,
        tabId: caller.tabId,
      });
      const judged = background.judge(reading, register.value, rules, words.value, more);
      const judgement = {
        findings: judged.findings.filter((finding) => !isOff(finding)),
        failures: judged.failures.filter((failure) => !isOff(failure)),
      };
      const seen = observeColumns(reading, register.value, seatOf(settings.value).person.name).map((look) =>
        maskedLook(look, background),
      );
      const { cut } = looksToWrite(background, seen, index.value);
      keepUnwritten(background, seen, cut);
      const page = judgedPage({
        reading,
        judgement,
        register: register.value,
        looks: withLooks(liveLooks(background, index.value.looks()), seen),
        attested: index.value.attested(),
        limits: withAmber(settings.value.amber),
        dismissed: dismissed.value,
        rulesOff: background.rules.filter(({ id }) => offRules.includes(id)),
        unjudged: [
          ...unjudged,
          ...packsOffSentence(settings.value.offPacks.length),
          ...cutSentence(cut.length),
        ],
        tickets: index.value.ticketsAt(reading.url).filter(visibleIn(index.value, settings.value)),
        ruleTitle: (id) => background.rules.find((rule) => rule.id === id)?.title ?? id,
        mask: background.mask,
        marksOff: settings.value.offHosts.includes(hostOf(reading.url)),
        privateAt: judged.findings.flatMap(({ problemClass, where: { start, end } }) =>
          problemClass === '个人隐私' && start !== undefined && end !== undefined ? [{ start, end }] : [],
        ),
        nowAt: nowAt(background),
      });
      if (caller.tabId !== undefined) {
        await pages.set(caller.tabId, page);
        shell.showFindings(caller.tabId, page.result.findings.length);
      }
      // A badge must not wait for the disk; the queue of the ledger keeps the order.
      background.behind.run(recordLooks(background, seen, settings.value));
      background.behind.run(recordDiscovered(background, reading, register.value));
      background.behind.run(recordWords(background, reading, { ...around, findings: judged.findings }));
      return { ok: true, value: page.result };
    },

    async saveDraft({ url, draft }) {
      const { findPrivate, mask, maskAddress } = background;
      const kept = draft && maskedDraft(draft, findPrivate, mask, maskAddress);
      return done(
        await ledger.use('草稿', (db) => writeDraft(db, rowKey(background, url), kept, background.nowMs())),
      );
    },

    async getDraft({ url }) {
      const kept = await ledger.use('读取草稿', (db) => readDraft(db, rowKey(background, url)));
      return kept.ok ? { ok: true, value: (kept.value as Draft | undefined) ?? null } : kept;
    },

    async injectCard(_nothing, { tabId }) {
      return tabId === undefined
        ? { ok: false, error: '找不到这个标签页，请刷新后再试。' }
        : shell.injectCard(tabId);
    },

    // The desk in a tab must not pin the panel to itself.
    openPanel: (_nothing, { kind, tabId }) => shell.openPanel(kind === 'content' ? tabId : undefined),
  };
}

/** The words seen are kept as evidence: a row of a letters column can hold a number. */
function maskedLook(look: Observation, { mask, maskAddress }: Background): Observation {
  return {
    ...look,
    line: mask(look.line),
    url: maskAddress(look.url),
    ...(look.newest ? { newest: { ...look.newest, line: mask(look.newest.line) } } : {}),
    ...(look.why ? { why: mask(look.why) } : {}),
  };
}

/** Of what was seen, what is news, and of that what may still be written this hour. */
function looksToWrite(background: Background, seen: readonly Observation[], index: LedgerIndex) {
  return withinLimits(newsAmong(seen, index.looks()), index.looksWritten(), background.nowMs());
}

/** Writes down what was seen of registered columns, as far as it is news. */
async function recordLooks(
  background: Background,
  seen: readonly Observation[],
  settings: Settings,
): Promise<void> {
  if (seen.length === 0) return;
  const written = await background.ledger.write('栏目更新情况', (index) => ({
    ok: true,
    value: looksToWrite(background, seen, index).kept.map((look) => {
      const { subject, type, payload } = sightingOf(look);
      return { subject, type, payload, ...seatOf(settings), ...index.heads('sighting', subject.id) };
    }),
  }));
  if (!written.ok) background.lastFailure = written.error;
  else if (written.value.length > 0) background.shell.ledgerChanged();
}

function done(result: Result<unknown>): Result<null> {
  return result.ok ? { ok: true, value: null } : result;
}
