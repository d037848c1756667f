import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { HandOver, type HandOverState } from '../../components/packages/hand-over.tsx';
import { UnfinishedSets } from '../../components/packages/unfinished-sets.tsx';

const nothing = () => undefined;
const panel = (state: HandOverState) =>
  renderToStaticMarkup(
    <HandOver
      state={state}
      chosen={3}
      scope="全部工单"
      isPart={false}
      onAll={nothing}
      withLooks={true}
      onWithLooks={nothing}
      onHandIn={nothing}
      onReply={nothing}
      onBackup={nothing}
      onWrite={nothing}
      onStop={nothing}
      onSave={nothing}
      isCenter={true}
      backupDays={1}
    />,
  );

const saved = [1, 2].map((volume) => ({ fileName: `备份_第${volume}卷共2卷.zip`, bytes: 209_715_200 }));
const facts = {
  tickets: 3,
  events: 9,
  proofs: 4,
  damagedProofs: 0,
  apartHere: 0,
  failed: 0,
  failedAt: [],
};

describe('writing files', () => {
  it('says how large it gets and how many files, before anything is written', () => {
    const html = panel({ is: 'planned', what: '备份', files: 11, bytes: 2_250_000_000, proofs: 8_000 });
    expect(html).toContain('约 2.1 GB，将分成 11 个文件，请存到同一个文件夹');
    expect(html).toContain('是否允许下载多个文件');
    expect(html).toMatch(/开\s?始\s?写/);
    expect(html).toMatch(/不\s?写/);
  });

  it('can be stopped, and each file that is written keeps its button', () => {
    const html = panel({ is: 'writing', what: '备份', file: 3, of: 3, percent: 0.7, saved });
    expect(html).toContain('第 3 个文件，共 3 个');
    expect(html).toMatch(/停\s?止/);
    for (const { fileName } of saved) expect(html).toContain(`保存 ${fileName}`);
  });

  it('says 核对无误 only of records that all hold on a stranger’s machine', () => {
    expect(panel({ is: 'done', what: '备份', saved, facts })).toContain('已重新读出核对无误');
    const failedAt = [{ device: 'abcdef0123456789', seq: 5, reason: '第 5 号记录的签名不符。' }];
    const html = panel({ is: 'done', what: '备份', saved, facts: { ...facts, failed: 2, failedAt } });
    expect(html).not.toContain('核对无误');
    expect(html).toContain('有 2 条记录通不过核对');
    expect(html).toContain('设备 abcdef01 第 5 号');
  });

  it('that was stopped or failed half-way says that the files are no set', () => {
    expect(panel({ is: 'stopped', saved, of: 5 })).toContain('5 个文件只写了 2 个，不成一套');
    expect(panel({ is: 'failed', error: '磁盘空间不足。', saved, of: 5 })).toContain('不能当作完整的备份');
  });
});

describe('sets of which a volume is missing', () => {
  const set = (volume: number) => ({
    madeBy: '大数据中心 王主任',
    madeAt: '2026-11-23T10:00:00+08:00',
    kind: '备份',
    set: {
      id: 's',
      volume,
      of: 2,
      holds: [
        { events: 9, evidence: 0 },
        { events: 0, evidence: 812 },
      ],
    },
  });

  it('are named until the rest has come', () => {
    const html = (rows: Parameters<typeof UnfinishedSets>[0]['rows']) =>
      renderToStaticMarkup(<UnfinishedSets rows={rows} />);
    expect(html([set(1)])).toContain('还缺第 2 卷：812 份证据；工单和记录已齐');
    expect(html([set(2)])).toContain('还缺第 1 卷：9 条记录；工单和记录在里面');
    expect(html([set(2), set(1)])).toBe('');
  });
});
