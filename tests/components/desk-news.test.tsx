import { afterEach, describe, expect, it, vi } from 'vitest';

import { DeskPage } from '../../entrypoints/desk/desk-page.tsx';
import { onLedgerChanged, tellLedgerChanged } from '../../lib/extension/ledger-news.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { payloads, submission } from '../core/tickets/story.ts';
import { eventually } from '../eventually.ts';
import { draftOf } from '../extension/filing-office.ts';
import { answered, DESK, type TestBackground } from '../extension/fresh-ledger.ts';
import { fileOfEvents, machineOf, take } from '../faults/machines.ts';
import { Screen } from './on-screen.tsx';

const at = await vi.hoisted(async () => {
  (await import('./open-window.ts')).openWindow();
  Object.assign(globalThis, {
    location: { hash: '#page=packages' },
    history: { replaceState: () => undefined },
    removeEventListener: () => undefined,
  });
  return { machine: undefined as unknown, asked: [] as string[] };
});

vi.mock('../../lib/extension/ask.ts', () => ({
  ask(type: keyof TestBackground['handlers'], data: never) {
    at.asked.push(type);
    return (at.machine as TestBackground).handlers[type](data, DESK);
  },
}));

let screen: Screen | undefined;
afterEach(() => screen?.close());

/** Opens the desk of a center that has no records yet. */
async function atDesk(): Promise<{ test: TestBackground; page: Screen }> {
  const test = await machineOf('大数据中心', '王主任');
  at.machine = test;
  at.asked.length = 0;
  const page = Screen.show(<DeskPage />);
  screen = page;
  await page.reads('每台电脑的记录都有签名');
  return { test, page };
}

/** A file with a ticket and a step of a device that nobody approved. */
async function unitFile(): Promise<Uint8Array> {
  const device = await SigningDevice.begin('u1');
  const subject = { kind: 'ticket' as const, id: 'u1-t' };
  await device.write('提交', subject, submission());
  await device.write('通知', subject, payloads(1).通知 ?? {});
  return fileOfEvents(device.events, 'u1');
}

const fileTicket = async (test: TestBackground) =>
  answered(await test.handlers.fileTicket({ ...draftOf(), description: '错字' }, DESK));

describe('the desk', () => {
  it('says 该备份了 from the first record on, as soon as it hears of it', async () => {
    const { test, page } = await atDesk();
    await page.reads('还没有备份过');
    expect(page.words).not.toContain('该备份了');
    await fileTicket(test);
    expect(page.words).not.toContain('该备份了');
    tellLedgerChanged();
    await page.reads('收发文件◐ 该备份了');
  });

  it('counts what waits as soon as it hears of a file', async () => {
    const { test, page } = await atDesk();
    answered(await take(test, await unitFile()));
    expect(page.words).not.toContain('等待采纳');
    tellLedgerChanged();
    await page.reads('等待采纳的记录：1 条，没有计入');
    await page.reads('◐ 等待采纳 1 条');
    await page.until(() => /file-\d+\.zip/.test(page.words), '收件记录里的文件');
  });

  it('asks nothing any more once it is closed', async () => {
    const { page } = await atDesk();
    const heard = vi.fn();
    const stop = onLedgerChanged(heard);
    tellLedgerChanged();
    await eventually(() => expect(heard).toHaveBeenCalledTimes(1));
    await eventually(() => {
      for (const type of ['listProgress', 'waitingRecords', 'devices', 'imports'])
        expect(at.asked.filter((one) => one === type).length).toBeGreaterThan(1);
    });
    page.close();
    at.asked.length = 0;
    for (const times of [2, 3]) {
      tellLedgerChanged();
      await eventually(() => expect(heard).toHaveBeenCalledTimes(times));
    }
    stop();
    expect(at.asked).toEqual([]);
  });
});
