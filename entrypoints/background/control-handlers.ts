import { whyNotAllowable } from '../../lib/core/dismissals/allowable.ts';
import { allowanceKey, silence } from '../../lib/core/dismissals/silence.ts';
import type { Finding } from '../../lib/core/finding.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { isGrave } from '../../lib/core/rule.ts';
import {
  allDismissals,
  deleteDismissal,
  dismissedOn,
  ignoreKey,
  writeAllowance,
  writeIgnore,
} from '../../lib/extension/dismissal-rows.ts';
import type { JudgedPage } from '../../lib/extension/page-result.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { findingOf } from '../../lib/extension/tab-pages.ts';
import { type Background, type Caller, type Handlers, nowAt, refreshOverlays, rowKey } from './background.ts';

type ControlHandlers = Pick<
  Handlers,
  'ignoreFinding' | 'letPass' | 'switchRule' | 'dismissals' | 'undoDismissal'
>;

const DONE: Result<null> = { ok: true, value: null };
const STALE = '这一处的判读结果已经过期，什么都没有改动。请刷新网页后再试。';

/** 此处忽略, 此词放行, 停用规则 and their undo. Words and rules come from the background's own judging. */
export function controlHandlers(background: Background): ControlHandlers {
  const { ledger, settings, shell } = background;
  const now = () => background.nowMs();

  /** Open pages follow at once: those shown by judging again, those hidden by what is known of them. */
  const changed = async (): Promise<void> => {
    await settlePages(background);
    shell.ledgerChanged();
    background.behind.run(refreshOverlays(background));
  };

  const who = async (): Promise<Result<string>> => {
    const stored = await settings.get();
    return stored.ok ? { ok: true, value: seatOf(stored.value).person.name } : stored;
  };

  const setRule = (ruleId: string, on: boolean, note: { at: string; by: string; reason: string }) =>
    settings.change((stored) => {
      const { [ruleId]: _old, ...notes } = stored.offRuleNotes;
      const others = stored.offRules.filter((one) => one !== ruleId);
      return on
        ? { ...stored, offRules: others, offRuleNotes: notes }
        : { ...stored, offRules: [...others, ruleId], offRuleNotes: { ...notes, [ruleId]: note } };
    });

  return {
    async ignoreFinding({ url, findingId, reason, on }, caller) {
      const by = await who();
      if (!by.ok) return by;
      const key = rowKey(background, url);
      const page = await pageOf(background, url, caller);
      const finding = page && findingOn(page, findingId);
      const row = {
        url: key,
        findingId,
        reason: background.mask(reason),
        by: by.value,
        ...(finding ? { ruleId: finding.ruleId, words: finding.quote.exact } : {}),
        ...(page ? { pageTitle: page.title } : {}),
      };
      const written = await ledger.use('“此处忽略”', (db) =>
        on ? writeIgnore(db, row, now()) : deleteDismissal(db, 'ignores', ignoreKey(row)),
      );
      if (!written.ok) return written;
      await changed();
      return DONE;
    },

    async letPass({ url, findingId, reason, on }, caller) {
      const by = await who();
      if (!by.ok) return by;
      const page = await pageOf(background, url, caller);
      const finding = page && findingOn(page, findingId);
      if (!page || !finding) return { ok: false, error: STALE };
      const refusal = whyNotAllowable(finding);
      if (on && refusal) return { ok: false, error: `${refusal}。没有放行。` };
      const { ruleId } = finding;
      const word = finding.quote.exact;
      const key = allowanceKey(ruleId, word);
      const row = { ruleId, word, reason: background.mask(reason), by: by.value };
      const written = await ledger.use('“此词放行”', (db) =>
        on ? writeAllowance(db, row, now()) : deleteDismissal(db, 'allowances', key),
      );
      if (!written.ok) return written;
      const findingIds = allFindings(page)
        .filter((one) => allowanceKey(one.ruleId, one.quote.exact) === key)
        .map(({ id }) => id);
      await changed();
      return { ok: true, value: { findingIds } };
    },

    async switchRule({ ruleId, reason, on, url }, caller) {
      const rule = background.rules.find(({ id }) => id === ruleId);
      if (!rule) return { ok: false, error: '没有这条规则，什么都没有改动。请刷新页面后再试。' };
      if (!on && caller.kind === 'content') {
        // A page may switch off only what spoke on it: the message comes from where hostile code runs.
        const page = await pageOf(background, url ?? '', caller);
        if (!page || !allFindings(page).some((finding) => finding.ruleId === ruleId))
          return { ok: false, error: STALE };
      }
      if (!on && isGrave(rule) && reason.trim() === '')
        return { ok: false, error: `停用“${rule.title}”要写明原因，没有停用。` };
      const by = await who();
      if (!by.ok) return by;
      const note = { at: nowAt(background), by: by.value, reason: background.mask(reason) };
      const stored = await setRule(ruleId, on, note);
      if (!stored.ok) return stored;
      await changed();
      return DONE;
    },

    dismissals: () => ledger.use('读取忽略和放行的清单', (db) => allDismissals(db, now())),

    async undoDismissal({ how, key }) {
      const store = how === '此处忽略' ? 'ignores' : 'allowances';
      const deleted = await ledger.use(`撤销“${how}”`, (db) => deleteDismissal(db, store, key));
      if (!deleted.ok) return deleted;
      await changed();
      return DONE;
    },
  };
}

/** The judged page of the tab that asks, or of the tab that shows this address. */
async function pageOf(
  background: Background,
  url: string,
  { kind, tabId }: Caller,
): Promise<JudgedPage | undefined> {
  const page =
    kind === 'content' && tabId !== undefined
      ? await background.pages.get(tabId)
      : await background.pages.byUrl(url);
  return page && rowKey(background, page.result.url) === rowKey(background, url) ? page : undefined;
}

function allFindings({ result }: JudgedPage): Finding[] {
  const put = (result.silenced ?? []).map(({ finding }) => finding);
  return [...result.findings, ...put].sort(
    (a, b) =>
      (a.where.start ?? Number.MAX_SAFE_INTEGER) - (b.where.start ?? Number.MAX_SAFE_INTEGER) ||
      (a.id < b.id ? -1 : 1),
  );
}

function findingOn(page: JudgedPage, findingId: string): Finding | undefined {
  return allFindings(page).find(({ id }) => id === findingId) ?? findingOf(page, findingId);
}

/** Puts away and brings back what the open pages were already judged to hold: a hidden overlay judges nothing. */
async function settlePages(background: Background): Promise<void> {
  for (const tabId of await background.pages.tabIds()) {
    const page = await background.pages.get(tabId);
    if (!page) continue;
    const dismissed = await background.ledger.use('读取忽略和放行的清单', (db) =>
      dismissedOn(db, rowKey(background, page.result.url), background.nowMs()),
    );
    if (!dismissed.ok) continue;
    const { findings, silenced } = silence(allFindings(page), dismissed.value);
    await background.pages.set(tabId, { ...page, result: { ...page.result, findings, silenced } });
    background.shell.showFindings(tabId, findings.length);
  }
}
