import { civilDateOf } from '../../lib/core/calendar/civil-date.ts';
import { silence } from '../../lib/core/dismissals/silence.ts';
import { emptyReading } from '../../lib/core/reading-of-text.ts';
import { EMPTY_REGISTER } from '../../lib/core/register/register.ts';
import { dismissedOn } from '../../lib/extension/dismissal-rows.ts';
import { isVolunteer } from '../../lib/extension/seat.ts';
import { hostOf } from '../../lib/extension/sender.ts';
import { inSlices, type SliceClock } from '../../lib/page/in-slices.ts';
import { readSnapshotSteps } from '../../lib/page/read-snapshot.ts';
import { snapshotSource } from '../../lib/page/snapshot-source.ts';
import { type Background, type Handlers, nowAt, rowKey } from './background.ts';

/** Other tabs' messages wait no longer than this for a large page. */
const SLICE_MS = 50;

const clock: SliceClock = {
  now: () => performance.now(),
  rest: () => new Promise((resolve) => setTimeout(resolve, 0)),
};

/** Reads pages for their overlays: the reader's own tables and time are not the page's to pay. */
export function readHandlers(
  background: Background,
  judgePage: Handlers['judgePage'],
): Pick<Handlers, 'readPage' | 'judgeWords'> {
  const wordRules = background.rules.filter(({ needs }) => needs.every((field) => field === 'text'));
  /**
   * The last page asked for by each tab: an older one still under way is overtaken. Not by one that is only read for
   * words selected: the tab would stay unjudged.
   */
  const latest = new Map<string, number>();
  let asked = 0;
  return {
    async readPage({ snapshot, readAt, rendered, judged }, caller) {
      const mine = ++asked;
      const tab = `${caller.tabId ?? -1} ${judged}`;
      latest.set(tab, mine);
      const steps = readSnapshotSteps(snapshot, { readAt, readBy: 'extension', rendered });
      const reading = await inSlices(steps, clock, SLICE_MS, () => latest.get(tab) === mine);
      if (!reading) return { ok: false, error: '页面又变了，这一次读取已由后一次代替。' };
      if (latest.get(tab) === mine) latest.delete(tab);
      const { tabId } = caller;
      if (tabId !== undefined && background.readings.isAwaited(tabId)) {
        const source = await inSlices(snapshotSource(snapshot), clock, SLICE_MS);
        if (source) background.readings.offer(tabId, { reading, source });
      }
      const { url, title, site, columnName, publishedAt, account, links, gaps } = reading;
      const ground = {
        url,
        title,
        site,
        ...(columnName === undefined ? {} : { columnName }),
        ...(publishedAt === undefined ? {} : { publishedAt }),
        ...(account === undefined ? {} : { account }),
        links,
        gaps,
      };
      const settings = await background.settings.get();
      if (!settings.ok) return settings;
      const result = judged ? await judgePage({ reading }, caller) : null;
      return { ok: true, value: { ground, result, volunteer: isVolunteer(settings.value) } };
    },

    async judgeWords({ url, text }) {
      const settings = await background.settings.get();
      if (!settings.ok) return settings;
      const dismissed = await background.ledger.use('读取忽略和放行的清单', (db) =>
        dismissedOn(db, rowKey(background, url), background.nowMs()),
      );
      if (!dismissed.ok) return dismissed;
      const words = await background.words.current(settings.value.offPacks, civilDateOf(nowAt(background)));
      if (!words.ok) return words;
      const { offRules, offHosts } = settings.value;
      if (offHosts.includes(hostOf(url))) return { ok: true, value: [] };
      const reading = emptyReading(url, { text, readBy: 'extension', readAt: nowAt(background) });
      const { findings } = background.judge(reading, EMPTY_REGISTER, wordRules, words.value);
      const shown = silence(findings, dismissed.value).findings;
      return { ok: true, value: shown.filter(({ ruleId }) => !offRules.includes(ruleId)) };
    },
  };
}
