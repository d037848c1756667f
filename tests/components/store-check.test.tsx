import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { checkSays, StoreCheck, type StoreCheckView } from '../../components/help/store-check.tsx';
import { type StoreFacts, StoreFactsView, storeWarning } from '../../components/help/store-health.tsx';

const nothing = () => undefined;
const sound = { isStopped: false, records: 12_345, count: 0, damaged: [], renoted: 0, mended: 0 };
const idle: StoreCheckView = { share: undefined, onStart: nothing, onStop: nothing };

describe('the check of the store in words', () => {
  it('says how many records were looked at and that all hold', () => {
    expect(checkSays(sound)).toBe('核对了 12,345 条记录，全部完好。');
  });

  it('says how many do not, that they are kept, and what to do; each is named', () => {
    const result = { ...sound, count: 2, damaged: [{ why: '本机第 5 号记录的签名不符' }] };
    const says = checkSays(result);
    for (const part of ['有 2 条损坏', '已另存一边', '其余照常使用', '导入含有这些记录的备份', '前 1 条'])
      expect(says).toContain(part);
    const html = renderToStaticMarkup(<StoreCheck checked={undefined} check={{ ...idle, result }} />);
    expect(html).toContain('<li>本机第 5 号记录的签名不符</li>');
  });

  it('that was stopped says nothing of the rest', () => {
    expect(checkSays({ ...sound, isStopped: true, records: 0 })).toBe('已停止，没有核对完。台账没有改动。');
  });

  it('says when it was last had, and while it runs it can be stopped and not begun again', () => {
    const checked = { at: '2026-11-23T10:00:00+08:00', records: 12_345 };
    const before = renderToStaticMarkup(<StoreCheck checked={checked} check={idle} />);
    expect(before).toMatch(/上次核对：.*12,345 条/);
    expect(before).not.toContain('disabled');
    const running = renderToStaticMarkup(<StoreCheck checked={checked} check={{ ...idle, share: 0.4 }} />);
    expect(running).toMatch(/停\s?止/);
    expect(running).toContain('disabled');
  });
});

describe('records that were set aside', () => {
  const row = {
    from: 'events',
    key: 'x',
    why: '本机第 5 号记录的签名不符。',
    at: '2026-11-23T10:00:00+08:00',
  };
  const facts: StoreFacts = { deviceId: 'd', events: 9, tickets: 4, quarantined: [row] };
  const mended: StoreFacts = { ...facts, quarantined: [{ ...row, mendedAt: '2026-11-24T10:00:00+08:00' }] };

  it('are an alarm until the genuine one is back', () => {
    expect(storeWarning(facts, undefined)).toMatch(/有 1 条记录损坏/);
    expect(storeWarning(mended, undefined)).toBeUndefined();
    expect(renderToStaticMarkup(<StoreFactsView facts={facts} />)).toContain('要补回');
    const html = renderToStaticMarkup(<StoreFactsView facts={mended} />);
    expect(html).toContain('另有 1 条已补回');
    expect(html).toMatch(/已于.*补回。/);
  });
});
