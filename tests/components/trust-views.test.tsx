import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { ColumnBoard } from '../../components/columns/column-board.tsx';
import { TrustHelp } from '../../components/help/trust-help.tsx';
import { NewerLine } from '../../components/newer-line.tsx';
import { DevicesTable } from '../../components/packages/devices-table.tsx';
import { OutcomeLines } from '../../components/packages/outcome-lines.tsx';
import { WaitingSection } from '../../components/packages/waiting-section.tsx';
import { TicketHistory } from '../../components/tickets/ticket-history.tsx';
import { WaitingChip, WaitingSteps } from '../../components/tickets/waiting-steps.tsx';
import type { DeviceView } from '../../lib/core/events/device-view.ts';
import type { Role } from '../../lib/core/events/event.ts';
import type { HistoryEntry } from '../../lib/core/tickets/ticket.ts';
import { column, refused, veto } from './hostile-samples.ts';
import { sampleDevice, sampleWaiting } from './sample-devices.ts';

const nothing = () => undefined;
/** What a person reads, without the markup between. */
const wordsOf = (element: ReactElement) => renderToStaticMarkup(element).replace(/<[^>]*>/g, '');
const buttonsOf = (element: ReactElement) =>
  [...renderToStaticMarkup(element).matchAll(/<button[^>]*>(.*?)<\/button>/g)]
    .map(([, inside = '']) => inside.replace(/<[^>]*>|\s/g, ''))
    .filter((words) => words !== '');

const table = (role: Role, ...devices: DeviceView[]) => (
  <DevicesTable
    devices={devices}
    actingAs={role}
    onPaste={nothing}
    onApprove={nothing}
    onRevoke={nothing}
    onUndoRestore={nothing}
  />
);
const OTHERS: readonly Role[] = ['值班读网员', '责任单位', '主管单位', '公众志愿者'];

describe('the table of devices', () => {
  it('law: nobody but the center is offered 核准, 吊销 or 采纳', () => {
    const devices = (['未登记', '已核准', '已吊销', '未签名'] as const).map((state, at) =>
      sampleDevice('某人', { id: `d${at}`, device: `d${at}`, state, roles: ['责任单位'] }),
    );
    for (const role of OTHERS) expect([role, ...buttonsOf(table(role, ...devices))]).toEqual([role]);
    expect(buttonsOf(table('大数据中心', ...devices))).toEqual([
      ...['核准', '吊销'],
      ...['改席位', '吊销'],
      ...['重新核准'],
      ...['核准'],
    ]);
  });

  it('lets a reader’s or unit’s browser learn who the center is, and a volunteer’s nothing', () => {
    const center = sampleDevice('王主任', { roles: ['大数据中心'] });
    for (const role of ['值班读网员', '责任单位', '主管单位'] as const)
      expect(buttonsOf(table(role, center))).toEqual(['认定为大数据中心']);
    expect(buttonsOf(table('公众志愿者', center))).toEqual([]);
    const known = { ...center, state: '已核准' as const, seats: ['大数据中心'] };
    expect(buttonsOf(table('值班读网员', known))).toEqual([]);
    expect(buttonsOf(table('值班读网员', { ...center, state: '已吊销' }))).toEqual([]);
  });

  it('lets a reader learn again whom it gave up itself, and does not call that 吊销', () => {
    const center = sampleDevice('王主任', {
      roles: ['大数据中心'],
      seats: ['大数据中心'],
      state: '已吊销',
      revokedHere: true,
      revokedBy: '张三',
      revokedAt: '2026-11-23T09:00:00+08:00',
    });
    const view = table('值班读网员', center);
    expect(buttonsOf(view)).toEqual(['重新认定为大数据中心']);
    expect(wordsOf(view)).toContain('已不再认定');
    expect(wordsOf(view)).not.toContain('吊销');
    expect(buttonsOf(table('公众志愿者', center))).toEqual([]);
    expect(wordsOf(table('大数据中心', center))).toContain('已吊销');
  });

  it('says seats, who and when, and what does not count', () => {
    const device = sampleDevice('李敏', {
      state: '已核准',
      seats: ['值班读网员', '责任单位'],
      approvedBy: '王主任',
      approvedAt: '2026-11-23T09:00:00+08:00',
      waiting: 4,
      notCounted: { missing: 2, apart: 1, reason: '签名不符。' },
    });
    const words = wordsOf(table('大数据中心', device));
    for (const said of ['核准为 值班读网员、责任单位', '王主任核准，2026-11-23 09:00'])
      expect(words).toContain(said);
    for (const said of ['待补 2 条', '等待采纳 4 条', '已隔离 1 条，不计入台账：签名不符。'])
      expect(words).toContain(said);
  });

  it('says what is odd: a successor, two branches, another key, a restored backup', () => {
    const old = sampleDevice('张三', { state: '已核准', seats: ['值班读网员'], successors: ['d2'] });
    const next = sampleDevice('张三', { id: 'd2', device: 'd2', state: '已核准', succeeds: 'd1' });
    expect(wordsOf(table('大数据中心', old, next))).toContain('的旧密钥担保，沿用其核准');
    const forked = sampleDevice('张三', { forkedAt: 7, branch: 3 });
    expect(wordsOf(table('大数据中心', forked))).toContain(
      '第 7 号起有两支：电脑被还原或复制过；先到的一支计入，另一支 3 条待采纳。',
    );
    const other = sampleDevice('李四', { id: 'd1 key' });
    expect(wordsOf(table('大数据中心', old, other))).toContain('用同一个编号、另一把密钥');
    const restored = sampleDevice('张三', { state: '本机', restoredBy: 'e1' });
    expect(buttonsOf(table('值班读网员', restored))).toEqual(['由备份恢复，不是本机的？撤销恢复']);
  });

  it('offers 吊销 of an odd successor to the center alone', () => {
    const [old, next] = [sampleDevice('张三'), sampleDevice('张三', { id: 'd2', succeeds: 'd1' })];
    expect(wordsOf(table('大数据中心', old, next))).toContain('不对的话可以吊销');
    for (const role of OTHERS) expect(wordsOf(table(role, old, next))).not.toContain('吊销');
  });

  it('asks for 再次吊销 only where the revocation names no number', () => {
    const revoked = sampleDevice('张三', { state: '已吊销', revokedHlc: '1' });
    const first = table('大数据中心', revoked);
    expect(buttonsOf(first)).toEqual(['重新核准', '再次吊销']);
    expect(wordsOf(first)).toContain('以前的吊销没有写明号码，请再吊销一次。');
    const again = table('大数据中心', { ...revoked, known: [{ from: 1, to: 3, head: '' }] });
    expect(buttonsOf(again)).toEqual(['重新核准']);
  });

  it('offers pasting only where several devices wait', () => {
    const two = [sampleDevice('甲'), sampleDevice('乙', { id: 'd2', device: 'd2' })];
    expect(buttonsOf(table('大数据中心', ...two))).toContain('粘贴核对（2台未核准）');
    expect(wordsOf(table('大数据中心', sampleDevice('甲')))).not.toContain('粘贴核对');
  });
});

const entry = (more: Partial<HistoryEntry>): HistoryEntry => ({
  eventId: 'e1',
  type: '通知',
  at: '2026-11-23T09:00:00+08:00',
  by: { device: 'd1', person: { name: '张三', unit: '' }, role: '值班读网员' },
  summary: '电话通知',
  applied: false,
  ...more,
});
const waits = entry({ waits: { for: '采纳', why: '未核准设备所写：核对指纹后才作数。' } });
const newer = entry({ eventId: 'e2', waits: { for: '更新', why: '由较新版本写入。' } });

describe('a step that does not count yet', () => {
  it('is said in the history as waiting, not as a conflict; the center takes it over there', () => {
    const history = <TicketHistory entries={[waits, newer]} onTakeOver={nothing} />;
    const words = wordsOf(history);
    expect(words).toContain('未核准设备所写，未计入');
    expect(words).toContain('由较新版本写入，未计入');
    expect(words).not.toContain('冲突');
    expect(buttonsOf(history)).toEqual(['采纳']);
    expect(buttonsOf(<TicketHistory entries={[waits, newer]} />)).toEqual([]);
    expect(wordsOf(<TicketHistory entries={[entry({})]} />)).toContain('冲突');
  });

  it('is said above the next step and in the list, and nowhere where everything counts', () => {
    const above = <WaitingSteps history={[waits, newer]} refused={undefined} onTakeOver={nothing} />;
    expect(wordsOf(above)).toContain('有 1 步是未核准设备所写');
    expect(wordsOf(above)).toContain('有 1 步由较新版本写入');
    expect(buttonsOf(above)).toEqual(['采纳1步']);
    expect(wordsOf(<WaitingChip history={[waits, newer]} />)).toBe('◐ 2 步未计入');
    const all = [entry({ applied: true })];
    expect(wordsOf(<WaitingSteps history={all} refused={undefined} onTakeOver={nothing} />)).toBe('');
    expect(wordsOf(<WaitingChip history={all} />)).toBe('');
  });
});

describe('records that wait', () => {
  const section = (isCenter: boolean) => (
    <WaitingSection
      waiting={[sampleWaiting('某某')]}
      columnName={nothing}
      isCenter={isCenter}
      busy={false}
      onTakeOver={nothing}
    />
  );

  it('are listed for everybody, and ticked by the center alone', () => {
    expect(wordsOf(section(true))).toContain('等待采纳的记录：2 条');
    expect(renderToStaticMarkup(section(true))).toContain('type="checkbox"');
    expect(wordsOf(section(false))).toContain('由大数据中心核准那台设备或采纳');
    expect(renderToStaticMarkup(section(false))).not.toContain('type="checkbox"');
    expect(buttonsOf(section(false))).toEqual([]);
  });

  it('of a column stand beside its state', () => {
    const board = (takeOver?: () => void) => (
      <ColumnBoard
        rows={[{ ...column('动态'), className: '动态要闻', platform: '网站', unitName: '' }]}
        vetoes={[veto('否决')]}
        tickets={{}}
        waiting={{ c1: ['r1', 'r2'] }}
        acts={{
          person: undefined,
          today: '2026-11-23',
          sight: refused,
          attest: refused,
          undo: refused,
          file: nothing,
          openTicket: nothing,
          takeOver,
        }}
        filter={{}}
        onFilter={nothing}
        news={undefined}
        onNewsClose={nothing}
        onRegister={nothing}
        scopeOf={() => ''}
        onExport={nothing}
        onPrint={nothing}
      />
    );
    expect(wordsOf(board(nothing))).toContain('未核准设备所见 2 条，未计入');
    expect(buttonsOf(board(nothing))).toContain('采纳');
    expect(buttonsOf(board())).not.toContain('采纳');
  });
});

describe('what a file came to', () => {
  it('is said line by line, and nothing where there is nothing to say', () => {
    const words = wordsOf(
      <OutcomeLines healed={2} healedProofs={1} rolledBack={{ here: 40, there: 52 }} waiting={3} newer={4} />,
    );
    for (const said of ['写到第 52 号', '只写到第 40 号', '新的设备编号', '核准沿用'])
      expect(words).toContain(said);
    for (const said of ['2 条记录损坏过', '1 份证据损坏过', '3 条是未核准设备所写', '4 条由较新版本写入'])
      expect(words).toContain(said);
    expect(wordsOf(<OutcomeLines healed={0} waiting={0} newer={0} />)).toBe('');
  });

  it('names records of a later version with their number', () => {
    const record = { id: 'r1', what: '步骤“移送”', at: '2026-11-23T09:00:00+08:00', by: '某局 张三' };
    const words = wordsOf(<NewerLine newer={{ records: [record], count: 3 }} />);
    expect(words).toContain('有 3 条由较新版本写入的记录没有计入，请更新本机的巡读');
    expect(words).toContain('步骤“移送”');
    expect(wordsOf(<NewerLine newer={{ records: [], count: 0 }} />)).toBe('');
  });
});

it('the help says what to do in each of the cases the office asks about', () => {
  const words = wordsOf(<TrustHelp />);
  for (const said of ['8 位指纹', '没有核准的设备', '还原或复制', '丢了电脑', '换了电脑', '唯一的一台电脑'])
    expect(words).toContain(said);
});
