import { useState } from 'react';
import { flushSync } from 'react-dom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';

import type { BoardFilter } from '../../components/columns/board-filter.ts';
import { ColumnBoard } from '../../components/columns/column-board.tsx';
import { DeskPage } from '../../entrypoints/desk/desk-page.tsx';
import { MinePage } from '../../entrypoints/mine/mine-page.tsx';
import type { BoardRow } from '../../lib/core/freshness/board.ts';
import { eventually } from '../eventually.ts';
import { draftOf } from '../extension/filing-office.ts';
import { answered, DESK, type TestBackground, testBackground } from '../extension/fresh-ledger.ts';
import { machineOf } from '../faults/machines.ts';
import { column, refused } from './hostile-samples.ts';
import { Screen } from './on-screen.tsx';

const at = await vi.hoisted(async () => {
  (await import('./open-window.ts')).openWindow();
  Object.assign(globalThis, {
    location: { hash: '#page=tickets&text=甲处' },
    history: { replaceState: () => undefined },
    removeEventListener: () => undefined,
  });
  return {
    machine: undefined as unknown,
    exported: [] as unknown[],
    /** Answers to these questions come when they are let go. */
    held: new Map<string, Promise<void>>(),
  };
});

vi.mock('../../lib/extension/ask.ts', () => ({
  async ask(type: keyof TestBackground['handlers'], data: never) {
    await at.held.get(type);
    if (type === 'ticketIds') at.exported.push((data as { filter: unknown }).filter);
    return (at.machine as TestBackground).handlers[type](data, DESK);
  },
}));

let screen: Screen | undefined;
afterEach(() => {
  screen?.close();
  at.held.clear();
});

function hold(type: string): () => void {
  let letGo = () => {};
  at.held.set(
    type,
    new Promise((resolve) => {
      letGo = resolve;
    }),
  );
  return letGo;
}

/** Presses both buttons before anything that may wait is drawn, as a quick hand on a slow machine does. */
function pressTogether(first: string, second: string): void {
  const press = (name: string) => {
    const found = [...document.querySelectorAll('button')].find(
      (one) => one.textContent === name || one.getAttribute('aria-label') === name,
    );
    if (!found) throw new Error(`没有按钮“${name}”：${document.body.textContent}`);
    found.click();
  };
  flushSync(() => press(first));
  press(second);
}

const row = (name: string): BoardRow => ({
  ...column(name),
  targetId: name,
  className: '动态要闻',
  platform: '网站',
  unitName: '',
  url: 'https://www.qinghe.example/',
  line: '',
});

const nothing = () => undefined;

function Board({ onFile }: { onFile: (file: string[]) => void }) {
  const [filter, onFilter] = useState<BoardFilter>({ text: '甲栏' });
  return (
    <ColumnBoard
      rows={[row('甲栏'), row('乙栏')]}
      vetoes={[]}
      tickets={{}}
      acts={{
        person: undefined,
        today: '2026-11-23',
        sight: refused,
        attest: refused,
        undo: refused,
        file: nothing,
        openTicket: nothing,
      }}
      filter={filter}
      onFilter={onFilter}
      news={undefined}
      onNewsClose={nothing}
      onRegister={nothing}
      scopeOf={() => ''}
      onExport={(rows, words) => onFile([words, ...rows.map(({ name }) => name)])}
      onPrint={nothing}
    />
  );
}

describe('what was chosen last leaves the desk, however far the table has come', () => {
  it('exports the columns of the filter that stands', async () => {
    const files: string[][] = [];
    screen = Screen.show(<Board onFile={(file) => files.push(file)} />);
    await screen.reads('甲栏');
    await screen.until(() => screen?.buttons.includes('清空'), '清空');
    pressTogether('清空', '导出监测台账 XLSX');
    expect(files).toEqual([['', '甲栏', '乙栏']]);
  });

  it('exports the tickets of the filter that stands', async () => {
    const test = await machineOf('大数据中心', '王主任');
    at.machine = test;
    vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({ version: '0', manifest_version: 3, name: '' });
    answered(await test.handlers.fileTicket({ ...draftOf(), description: '甲处错字' }, DESK));
    screen = Screen.show(<DeskPage />);
    await screen.until(() => screen?.buttons.includes('清空'), '清空');
    pressTogether('清空', '导出台账 CSV');
    await eventually(() => expect(at.exported).toEqual([{}]));
  });
});

describe('nothing is done on what has not come yet', () => {
  it('the desk shows no list and no file to write before it knows who works here', async () => {
    at.machine = await machineOf('大数据中心', '王主任');
    const letGo = hold('getSettings');
    location.hash = '#page=packages';
    screen = Screen.show(<DeskPage />);
    await screen.reads('收发文件');
    expect(screen.words).not.toContain('每台电脑的记录都有签名');
    letGo();
    await screen.reads('每台电脑的记录都有签名');
  });

  it('the desk of tickets waits for the name of the site, which every file bears', async () => {
    at.machine = await machineOf('大数据中心', '王主任');
    const letGo = hold('getRegister');
    location.hash = '#page=tickets';
    screen = Screen.show(<DeskPage />);
    await eventually(() => expect(screen?.words).toContain('工单'));
    expect(document.querySelector('[aria-label="导出台账 CSV"]')).toBeNull();
    letGo();
    await screen.until(() => document.querySelector('[aria-label="导出台账 CSV"]') ?? undefined, '导出台账');
  });

  it('a volunteer who presses 导出 at once is told why it was not, and not left waiting', async () => {
    const test = testBackground();
    answered(await test.handlers.setSettings({ person: { name: '', unit: '' }, role: '公众志愿者' }, DESK));
    at.machine = test;
    answered(await test.handlers.fileTicket({ ...draftOf(), description: '错字' }, DESK));
    const letGo = hold('getSettings');
    vi.spyOn(test.handlers, 'getSettings').mockResolvedValue({ ok: false, error: '设置读不出来。' });
    screen = Screen.show(<MinePage />);
    await screen.click('导出文件交给网站');
    letGo();
    await screen.reads('没有导出：设置读不出来。');
  });
});
