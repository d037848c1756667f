import { PRACTICE_COLUMN_URL, PRACTICE_HOST } from '../../components/practice/model-page.tsx';
import { isoOf } from '../../lib/core/calendar/civil-date.ts';
import { defaultHolidays } from '../../lib/core/calendar/default-holidays.ts';
import { NOTHING_DISMISSED } from '../../lib/core/dismissals/silence.ts';
import { observeColumns } from '../../lib/core/freshness/observe.ts';
import { defaultLexicon } from '../../lib/core/lexicon/default-lexicon.ts';
import type { Draft, PageResult, PageTicket } from '../../lib/core/page-result.ts';
import type { PageReading } from '../../lib/core/reading.ts';
import type { Register } from '../../lib/core/register/register.ts';
import { rules } from '../../lib/core/rules/index.ts';
import { runRules } from '../../lib/core/run-rules.ts';
import { judgedPage } from '../../lib/extension/page-result.ts';
import type { OverlayAbilities } from '../../lib/page/overlay/abilities.ts';
import { buildCard } from '../../lib/page/overlay/card.ts';
import { CARD_STYLES } from '../../lib/page/overlay/card-styles.ts';
import { buildColumnForm } from '../../lib/page/overlay/column-form.ts';
import { copyText } from '../../lib/page/overlay/copy-text.ts';
import { makeDraft } from '../../lib/page/overlay/make-draft.ts';
import { reportRequest } from '../../lib/page/overlay/report-request.ts';
import { readSnapshot } from '../../lib/page/read-snapshot.ts';

const REGISTER: Register = {
  version: 1,
  sites: [{ id: 'practice', name: '练习县人民政府', hosts: [PRACTICE_HOST] }],
  columns: [
    {
      id: 'news',
      name: '要闻动态',
      url: PRACTICE_COLUMN_URL,
      columnClass: '动态要闻',
      unitId: 'practice-unit',
    },
  ],
  accounts: [],
  units: [{ id: 'practice-unit', name: '练习县融媒体中心' }],
  persons: [],
};

/** The very rules and the very result of a real page, computed in this page and kept nowhere. */
function judge(reading: PageReading, tickets: readonly PageTicket[]): PageResult {
  const nowAt = isoOf(Date.now());
  const judgement = runRules(reading, {
    now: nowAt,
    register: REGISTER,
    lexicon: defaultLexicon(),
    phrases: [],
    holidays: defaultHolidays,
  });
  const looks = new Map(observeColumns(reading, REGISTER, '您').map((look) => [look.targetId, [look]]));
  const { result } = judgedPage({
    reading,
    judgement,
    register: REGISTER,
    looks,
    dismissed: NOTHING_DISMISSED,
    tickets: [],
    ruleTitle: (id) => rules.find((rule) => rule.id === id)?.title ?? id,
    mask: (text) => text,
    marksOff: false,
    nowAt,
  });
  return { ...result, tickets: [...tickets] };
}

export interface PracticeWatch {
  /** Every judged reading, so that a filed finding can be told by its rule. */
  judged(result: PageResult): void;
  filed(draft: Draft): void;
}

/** Abilities of the overlay on the practice page: nothing goes to the background, nothing is stored. */
export function practiceAbilities(watch: PracticeWatch): OverlayAbilities {
  const tickets: PageTicket[] = [];
  let draft: Draft | null = null;
  return {
    read(snapshot, { readAt, rendered }) {
      const reading = readSnapshot(snapshot, { readAt, rendered, readBy: 'extension' });
      const result = judge(reading, tickets);
      watch.judged(result);
      const read = { ground: reading, result: { ok: true as const, value: result }, volunteer: false };
      return Promise.resolve({ ok: true, value: read });
    },
    judgeWords: () => Promise.resolve({ ok: true, value: [] }),
    file(filed) {
      const number = `练习单-${tickets.length + 1}`;
      const { findingId, selection } = filed;
      tickets.unshift({
        id: number,
        number,
        state: '练习',
        ...(findingId === undefined ? {} : { findingId }),
        ...(selection === undefined ? {} : { exact: selection.exact }),
      });
      draft = null;
      watch.filed(filed);
      return Promise.resolve({ ok: true, value: { id: number, number, dueText: '练习单，不入台账' } });
    },
    ignore: () => Promise.resolve({ ok: true, value: null }),
    letPass: (findingId) => Promise.resolve({ ok: true, value: { findingIds: [findingId] } }),
    switchRule: () => Promise.resolve({ ok: true, value: null }),
    saveDraft(kept) {
      draft = kept;
      return Promise.resolve({ ok: true, value: null });
    },
    savedDraft: () => Promise.resolve({ ok: true, value: draft }),
    loadCard: () =>
      Promise.resolve({
        buildCard,
        buildColumnForm,
        reportRequest,
        makeDraft,
        copyText,
        styles: CARD_STYLES,
      }),
    openPanel: () => Promise.resolve({ ok: false, error: '练习页上不用侧栏，在真网站上再打开。' }),
    now: () => isoOf(Date.now()),
    alive: () => true,
  };
}
