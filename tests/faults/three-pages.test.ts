import { describe, expect, it } from 'vitest';

import type { Result } from '../../lib/core/page-result.ts';
import { EMPTY_REGISTER } from '../../lib/core/register/register.ts';
import { changeRegister, type RegisterMeans } from '../../lib/extension/change-register.ts';
import type { Locks } from '../../lib/extension/settings-store.ts';
import {
  answered,
  article,
  DESK,
  memoryLocks,
  SITE,
  type TestBackground,
  testBackground,
} from '../extension/fresh-ledger.ts';
import { broken, seenIn, sitDown } from './duty-day.ts';
import { faultCount, seeded } from './fault-count.ts';

const PAGES = 3;
const EDITS = faultCount(500);
const TICKETS = 5;

async function fileTickets(test: TestBackground): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < TICKETS; index++) {
    const reading = article('', { url: `${SITE}/${index}.html` });
    const draft = { reading, surroundings: [], description: `第${index}处` };
    ids.push(answered(await test.handlers.fileTicket(draft, DESK)).id);
  }
  return ids;
}

/** An answer crosses a process before a page can act on it. */
const crossing = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** The register as a page reaches it, under the lock all pages share. */
const registerOf = (test: TestBackground, locks: Locks): RegisterMeans => ({
  locks,
  async get() {
    const now = await test.handlers.getRegister(null, DESK);
    await crossing();
    return now;
  },
  set: (register) => test.handlers.setRegister(register, DESK),
});

function addColumn(means: RegisterMeans, id: string): Promise<Result<unknown>> {
  const column = { id, name: id, url: `${SITE}/${id}/`, columnClass: '通知公告' as const };
  return changeRegister((now) => ({ ...now, columns: [...now.columns, column] }), means);
}

describe(`${PAGES} pages, ${EDITS} random edits each, all at once`, () => {
  it('lose no update', async () => {
    const test = testBackground();
    await sitDown(test);
    answered(await test.handlers.setRegister(EMPTY_REGISTER, DESK));
    const tickets = await fileTickets(test);
    const means = registerOf(test, memoryLocks());
    const ruleIds = test.background.rules.map(({ id }) => id);
    const expected = { notes: [] as string[], columns: [] as string[] };
    const rules = new Map(ruleIds.map((id) => [id, true]));
    const failures: string[] = [];
    const last: Record<string, unknown> = {};

    /** One page: each edit waits for the answer to the one before, as a person does. */
    const work = async (page: number) => {
      const random = seeded(500 + page);
      // Rules are shared out: of two pages that switch one rule, either may be the last.
      const mine = ruleIds.filter((_, index) => index % PAGES === page);
      const keys = [['practised', 'learnPhrases'], ['screenshots', 'setupDone'], ['typoLevel']][page] ?? [];
      for (let edit = 0; edit < EDITS; edit++) {
        const kind = Math.floor(random() * 4);
        const pick = Math.floor(random() * 1_000);
        let answer: Result<unknown>;
        if (kind === 0) {
          const text = `页${page}第${edit}次`;
          const id = tickets[pick % TICKETS] ?? '';
          answer = await test.handlers.step({ id, type: '备注', payload: { text } }, DESK);
          if (answer.ok) expected.notes.push(text);
        } else if (kind === 1) {
          const key = keys[pick % keys.length] ?? '';
          const value = key === 'typoLevel' ? (pick % 2 ? 'strict' : 'normal') : pick % 2 === 0;
          answer = await test.handlers.setSettings({ [key]: value }, DESK);
          if (answer.ok) last[key] = value;
        } else if (kind === 2) {
          const ruleId = mine[pick % mine.length] ?? '';
          const on = rules.get(ruleId) === false;
          answer = await test.handlers.switchRule({ ruleId, reason: '试用', on }, DESK);
          if (answer.ok) rules.set(ruleId, on);
        } else {
          const id = `p${page}-${edit}`;
          answer = await addColumn(means, id);
          if (answer.ok) expected.columns.push(id);
        }
        if (!answer.ok) failures.push(answer.error);
      }
    };
    await Promise.all(Array.from({ length: PAGES }, (_, page) => work(page)));

    const seen = await seenIn(test.restart());
    const settings = answered(await test.restart().handlers.getSettings(null, DESK));
    const lost = {
      notes: expected.notes.filter((text) => seen.notes.filter((one) => one === text).length !== 1),
      columns: expected.columns.filter((id) => !seen.columns.includes(id)),
      rules: ruleIds.filter((id) => rules.get(id) === settings.offRules.includes(id)),
      settings: Object.keys(last).filter((key) => settings[key as keyof typeof settings] !== last[key]),
    };
    const count = Object.values(lost).flat().length;
    console.log(
      `${PAGES} 个页面同时各改 ${EDITS} 次：丢失 ${count} 处更新，拒绝 ${failures.length} 次，断链 ${(await broken(seen.events)).length} 处`,
    );
    expect(lost).toEqual({ notes: [], columns: [], rules: [], settings: [] });
    expect(await broken(seen.events)).toEqual([]);
    expect(failures).toEqual([]);
  }, 120_000);
});
