import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { LostLedger, StoreFactsView, storeWarning } from '../../components/help/store-health.tsx';
import { type ProofFolderFacts, ProofFolderPanel } from '../../components/options/proof-folder-panel.tsx';
import { foundSays } from '../../components/tickets/ticket-evidence.tsx';
import { FOLDER_TROUBLES } from '../../lib/extension/folder-handle.ts';

const nothing = () => undefined;
const AT = '2026-11-23T10:00:00+08:00';
const folder = { name: '巡读证据', chosenAt: AT, mayWrite: true };

const panel = (
  facts: ProofFolderFacts,
  over: { isSupported?: boolean; progress?: { wrote: number; of: number } } = {},
) =>
  renderToStaticMarkup(
    <ProofFolderPanel
      isSupported={over.isSupported ?? true}
      facts={facts}
      progress={over.progress}
      keepInBrowserDays={90}
      onChoose={nothing}
      onAllow={nothing}
      onWrite={nothing}
      onStop={nothing}
      onForget={nothing}
      onKeepInBrowserDays={nothing}
    />,
  );
const buttons = (html: string) =>
  [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, inside = '']) =>
    inside.replace(/<[^>]+>|\s/g, ''),
  );

describe('the panel of the proofs folder', () => {
  it('where the browser cannot, it says so and offers no button that does nothing', () => {
    const html = panel({ inFolder: 0, onlyInFolder: 0 }, { isSupported: false });
    expect(html).toContain('这个浏览器不能把证据写到文件夹里');
    expect(buttons(html)).toEqual([]);
  });

  it('before one was chosen, one button', () => {
    expect(buttons(panel({ inFolder: 0, onlyInFolder: 0 }))).toEqual(['选择文件夹']);
  });

  it('names the folder, counts what lies there and what is left, and offers to write now', () => {
    const html = panel({ folder, inFolder: 120, onlyInFolder: 0, look: { at: AT, left: 3, damaged: 0 } });
    expect(html).toContain('巡读证据');
    expect(html.replace(/<[^>]+>/g, '')).toContain('已存并核对 120 份；还有 3 份待写');
    expect(buttons(html)).toEqual(expect.arrayContaining(['现在写入', '另选文件夹', '不再写入']));
    expect(html).not.toContain('浏览器里已不再留');
  });

  it.each(FOLDER_TROUBLES)('%s: what happened, what was kept, one button that helps', (why) => {
    const mayWrite = why !== '没有允许';
    const html = panel({
      folder: { ...folder, mayWrite },
      inFolder: 1,
      onlyInFolder: 0,
      look: { at: AT, left: 2, damaged: 0, trouble: { why, detail: '细节' } },
    });
    expect(html).toContain(`data-folder-trouble="${why}"`);
    expect(html).toContain('其余的仍在浏览器里，没有清理');
    expect(buttons(html)).toContain(mayWrite ? '再试一次' : '重新允许');
  });

  it('asks again for permission although no look has met that yet, and not once it was given', () => {
    const look = { at: AT, left: 0, damaged: 0 };
    const refused = panel({ folder: { ...folder, mayWrite: false }, inFolder: 1, onlyInFolder: 0, look });
    expect(buttons(refused)).toContain('重新允许');
    const given = panel({
      folder,
      inFolder: 1,
      onlyInFolder: 0,
      look: { ...look, trouble: { why: '没有允许', detail: '' } },
    });
    expect(given).not.toContain('data-folder-trouble');
  });

  it('while it writes: how far, and a button to stop', () => {
    const html = panel({ folder, inFolder: 1, onlyInFolder: 0 }, { progress: { wrote: 4, of: 10 } });
    expect(html).toContain('已写 4 份，共 10 份');
    expect(buttons(html)).toContain('停止');
    expect(buttons(html)).not.toContain('现在写入');
  });

  it('proofs that lie only there are named, with what that means for backups', () => {
    const html = panel({ folder, inFolder: 9, onlyInFolder: 4 });
    expect(html).toContain('其中 4 份浏览器里已不再留');
    expect(html).toContain('也不在备份文件里');
  });

  it('a proof changed in the browser is said', () => {
    expect(panel({ folder, inFolder: 0, onlyInFolder: 0, look: { at: AT, left: 0, damaged: 2 } })).toContain(
      '有 2 份证据的内容和指纹不符',
    );
  });
});

describe('a proof that lies in the folder only', () => {
  const inFolder = { folder: '巡读证据', path: '证据/ab/abcd.jpg' };

  it('names its place, and why it cannot be opened', () => {
    expect(foundSays({ inFolder }).text).toContain('已存到证据文件夹：证据/ab/abcd.jpg');
    for (const why of ['没有允许', '没有找到', '已改动'] as const)
      expect(foundSays({ inFolder, why }).text).toMatch(
        /证据\/ab\/abcd\.jpg.*(从文件夹打开|打不开|指纹不符)/,
      );
    expect(foundSays({}).text).toContain('已清理');
  });
});

describe('a ledger that is gone', () => {
  const lost = { how: '不见了' as const, seq: 41, noticedAt: AT, known: false };
  const facts = { deviceId: 'a', events: 0, tickets: 0, quarantined: [] };

  it('is said on the desk with the number, the way back and 已知道', () => {
    const html = renderToStaticMarkup(<LostLedger lost={lost} onKnown={nothing} />);
    expect(html).toContain(
      '这台电脑上的台账不见了（原来写到第 41 号）。请用最近的备份恢复：收发文件 → 导入文件。新报的错会记在新的台账里，恢复后合在一起。',
    );
    expect(html).toContain('去恢复');
    expect(buttons(html)).toContain('已知道');
  });

  it('is quiet on the desk once known, and stays in the help page until it is back', () => {
    const known = { ...lost, known: true };
    expect(renderToStaticMarkup(<LostLedger lost={known} onKnown={nothing} />)).toBe('');
    expect(renderToStaticMarkup(<LostLedger lost={undefined} onKnown={nothing} />)).toBe('');
    const help = renderToStaticMarkup(<StoreFactsView facts={{ ...facts, lost: known }} />);
    expect(help).toContain('台账不见了（原来写到第 41 号）');
    expect(renderToStaticMarkup(<StoreFactsView facts={facts} />)).not.toContain('台账不见了');
    expect(storeWarning({ ...facts, lost: known }, undefined)).toBeUndefined();
  });

  it('a store that was put back is told from one that is gone', () => {
    const html = renderToStaticMarkup(<LostLedger lost={{ ...lost, how: '退回了' }} onKnown={nothing} />);
    expect(html).toContain('台账退回到了以前的样子（原来写到第 41 号）');
    expect(html).not.toContain('不见了');
  });
});
