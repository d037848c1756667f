import { describe, expect, it } from 'vitest';
import { snapshotSteps } from '../../lib/page/page-snapshot.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { savedPlaces } from '../../lib/page/saved-places.ts';
import { DESK, OVERLAY, PAGE, testBackground } from './fresh-ledger.ts';

const readAt = '2026-11-23T10:00:00+08:00';

function snapshotOf(html: string) {
  const steps = snapshotSteps(parseHtml(html), PAGE, { places: savedPlaces() });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.snapshot;
  }
}

function value<T>(answer: { ok: true; value: T } | { ok: false; error: string }): T {
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

describe('a page gathered by its overlay', () => {
  it('is read and judged in the background, and only its text is not sent back', async () => {
    const { handlers } = testBackground();
    const snapshot = snapshotOf('<title>题</title><p>青禾县人民攻府办公室。</p><a href="/b.html">乙</a>');
    const read = value(await handlers.readPage({ snapshot, readAt, rendered: true, judged: true }, OVERLAY));
    expect(read.result).toMatchObject({ ok: true, value: { url: PAGE } });
    const found = read.result?.ok ? read.result.value.findings.map(({ quote }) => quote.exact) : [];
    expect(found).toContain('人民攻府');
    expect(read.ground).toMatchObject({ url: PAGE, links: [{ text: '乙' }] });
    expect(read.ground).not.toHaveProperty('text');
  });

  it('is only read when nothing more is wanted', async () => {
    const { handlers, background } = testBackground();
    const snapshot = snapshotOf('<p>青禾县人民攻府办公室。</p>');
    const how = { snapshot, readAt, rendered: true, judged: false };
    expect(value(await handlers.readPage(how, OVERLAY)).result).toBeNull();
    expect(await background.pages.get(7)).toBeUndefined();
  });

  it('is overtaken by a later gathering of the same tab', async () => {
    const { handlers } = testBackground();
    const long = snapshotOf(
      `<ul>${'<li><a href="/1.html">一条消息的标题</a>2026-11-20</li>'.repeat(4_000)}</ul>`,
    );
    const short = snapshotOf('<p>短</p>');
    const how = { readAt, rendered: true, judged: false };
    const [first, second] = await Promise.all([
      handlers.readPage({ ...how, snapshot: long }, OVERLAY),
      handlers.readPage({ ...how, snapshot: short }, OVERLAY),
    ]);
    expect(first.ok).toBe(false);
    expect(second.ok).toBe(true);
  });
});

describe('words just added to a page', () => {
  it('are judged by the rules that look at words alone, and nothing is recorded of them', async () => {
    const { handlers, background } = testBackground();
    const findings = value(await handlers.judgeWords({ url: PAGE, text: '县人民攻府\n按装电梯' }, OVERLAY));
    expect(findings.map(({ quote }) => quote.exact)).toEqual(['人民攻府', '按装']);
    expect(new Set(findings.map(({ ruleId }) => ruleId))).toEqual(new Set(['wrong-word']));
    expect(await background.pages.get(7)).toBeUndefined();
  });

  it('keep silent where a reader switched the rule or the host off', async () => {
    const { handlers } = testBackground();
    const text = '县人民攻府';
    value(await handlers.setSettings({ offRules: ['wrong-word'] }, OVERLAY));
    expect(value(await handlers.judgeWords({ url: PAGE, text }, OVERLAY))).toEqual([]);
    value(await handlers.setSettings({ offRules: [], offHosts: [new URL(PAGE).host] }, OVERLAY));
    expect(value(await handlers.judgeWords({ url: PAGE, text }, OVERLAY))).toEqual([]);
  });

  it('read for words selected does not overtake the reading that is judged', async () => {
    const { handlers } = testBackground();
    const row = '<li><a href="/1.html">一条消息的标题</a>2026-11-20</li>';
    const how = { snapshot: snapshotOf(`<ul>${row.repeat(4_000)}</ul>`), readAt, rendered: true };
    const both = [
      handlers.readPage({ ...how, judged: true }, OVERLAY),
      handlers.readPage({ ...how, judged: false }, OVERLAY),
    ];
    const [judged, read] = (await Promise.all(both)).map(value);
    expect(judged?.result?.ok).toBe(true);
    expect(read?.result).toBeNull();
  });

  it('tells with every reading whether a volunteer reads: the form is opened before the page is judged', async () => {
    const { handlers } = testBackground();
    const how = { snapshot: snapshotOf('<p>字</p>'), readAt, rendered: true, judged: false };
    expect(value(await handlers.readPage(how, OVERLAY)).volunteer).toBe(true);
    const person = { name: '甲', unit: '办公室' };
    value(await handlers.setSettings({ person, role: '值班读网员', setupDone: true }, DESK));
    expect(value(await handlers.readPage(how, OVERLAY)).volunteer).toBe(false);
  });
});
