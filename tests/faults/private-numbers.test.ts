import { describe, expect, it } from 'vitest';

import { everyPlace } from '../extension/every-place.ts';
import {
  allTickets,
  answered,
  article,
  DESK,
  OVERLAY,
  SITE,
  type TestBackground,
  testBackground,
} from '../extension/fresh-ledger.ts';
import { card, identity, mobile } from '../extension/made-up-numbers.ts';
import { sitDown } from './duty-day.ts';
import { faultCount, seeded } from './fault-count.ts';

const PAGES = faultCount(60);

async function file(test: TestBackground, index: number, random: () => number): Promise<string[]> {
  const id = identity(random);
  const number = index % 3 === 1 ? mobile(random) : index % 3 === 2 ? card(random) : id;
  const label = index % 3 === 1 ? '手机号' : index % 3 === 2 ? '银行卡号：' : '身份证号';
  const said = `县人民攻府答复：王某（${label}${number}）反映的问题已办理。`;
  const url = `${SITE}/letters/${index}.html?sfz=${id}`;
  const reading = article(said, { url, title: `关于王某（${label}${number}）来信的答复` });
  const caller = { ...OVERLAY, url };
  const { findings } = answered(await test.handlers.judgePage({ reading }, caller));
  expect(findings.map(({ problemClass }) => problemClass)).toContain('个人隐私');
  // The leak itself, and the typo beside it.
  for (const { id: findingId } of findings)
    answered(await test.handlers.fileTicket({ reading, findingId, surroundings: [said] }, caller));
  const start = said.indexOf(number);
  const selection = {
    exact: said.slice(start - 2, start + number.length),
    prefix: said.slice(0, start - 2),
    suffix: said.slice(start + number.length),
    start: start - 2,
  };
  const draft = { reading, selection, surroundings: [said], description: `页面写着${label}${number}` };
  answered(await test.handlers.saveDraft({ url, draft }, caller));
  answered(await test.handlers.fileTicket(draft, caller));
  const [view] = await allTickets(test.handlers);
  const step = { id: view?.ticket.id ?? '', type: '备注' as const, payload: { text: `来信人${id}` } };
  answered(await test.handlers.step(step, DESK));
  answered(
    await test.handlers.ignoreFinding(
      { url, findingId: findings[0]?.id ?? '', reason: `${label}${number}已公开`, on: true },
      caller,
    ),
  );
  // Half of a number names a person too.
  return [number, id].flatMap((one) => [one, one.slice(0, -4), one.slice(4)]);
}

describe(`${PAGES} pages that lay a person’s number open`, () => {
  it('leave no raw number in any record, file or capture', async () => {
    const random = seeded(60);
    const raw = new Uint8Array(64);
    const test = testBackground();
    // The browser would give a picture of the page as it stands; nobody answers where the numbers are on it.
    test.background.shell.capture = async () => ({ ok: true, value: new Blob([raw], { type: 'image/png' }) });
    await sitDown(test);
    const pieces: string[] = [];
    for (let index = 0; index < PAGES; index++) pieces.push(...(await file(test, index, random)));
    const places = await everyPlace(test);
    const found = Object.entries(places).flatMap(([place, text]) =>
      pieces.filter((piece) => text.includes(piece)).map((piece) => `${place}：${piece}`),
    );
    const captures = answered(await test.handlers.storedEvidence(null, DESK)).files;
    console.log(
      `${PAGES} 个泄露个人信息的页面，查 ${Object.keys(places).length} 处 ${pieces.length} 段号码：原号出现 ${found.length} 次，未遮盖的截图 ${captures} 张`,
    );
    expect(found).toEqual([]);
    expect(captures).toBe(0);
    expect(places['库 events']).toContain('****');
  }, 120_000);
});
