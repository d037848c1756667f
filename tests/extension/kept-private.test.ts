import { describe, expect, it } from 'vitest';

import { putIncoming } from '../../lib/extension/incoming.ts';
import {
  allTickets,
  answered,
  article,
  DESK,
  everythingStored,
  OVERLAY,
  PAGE,
  SITE,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';

/** A made-up number with a valid checksum, and every piece of it long enough to name somebody. */
const ID = '11010519491231002X';
const PIECES = [ID, ID.slice(0, 14), ID.slice(6, 16), ID.slice(8)];

async function storedPieces(test: TestBackground): Promise<string[]> {
  await test.handlers.columnBoard(null, DESK);
  await test.background.ledger.write('等待', () => ({ ok: true, value: [] }));
  const stored = await everythingStored(test);
  return PIECES.filter((piece) => stored.includes(piece));
}

const beside = `县人民攻府答复：王某（身份证号${ID}）反映的问题已办理。`;

describe('a raw value of personal data is in no stored record', () => {
  it('of a privacy ticket', async () => {
    const test = testBackground();
    const reading = article(beside, { title: `关于${ID}来信的答复` });
    const { findings } = answered(await test.handlers.judgePage({ reading }, OVERLAY));
    const leak = findings.find((finding) => finding.problemClass === '个人隐私');
    if (!leak) throw new Error('no privacy finding');
    answered(
      await test.handlers.fileTicket({ reading, findingId: leak.id, surroundings: [beside] }, OVERLAY),
    );
    const [view] = await allTickets(test.handlers);
    const [block] = view?.ticket.submission.surroundings ?? [];
    expect(view?.ticket.submission).toMatchObject({ problemClass: '个人隐私' });
    expect(block).toMatch(/王某（身份证号[^）]*\*{8}[^）]*）反映的问题/);
    expect(block).not.toMatch(/\d{5}/);
    expect(view?.ticket.submission.quote?.exact).toContain('*');
    expect(await storedPieces(test)).toEqual([]);
  });

  it.each([
    ['commas between', '1101，0519，4912', '1101|0519|4912'],
    ['brackets', '（110）（105）（194）', '110|105|194'],
    ['signs nobody sees', '1\u200b1\u200b0\u200b1\u200b0\u200b5', '1'],
    ['circles', '①①⓪①⓪⑤', '①|⓪|⑤'],
    ['Chinese digits', '一一零一零五一九', '一一|零一'],
    ['cells of their own', '110\n105\n194', '110|105|194'],
    ['a long gap', '1101 ———— 0519', '1101|0519'],
  ])('of a piece of a number that a cut left beside a privacy ticket: %s', async (_why, piece, never) => {
    const test = testBackground();
    const reading = article(beside);
    const { findings } = answered(await test.handlers.judgePage({ reading }, OVERLAY));
    const leak = findings.find((finding) => finding.problemClass === '个人隐私');
    if (!leak) throw new Error('no privacy finding');
    const surroundings = [beside, ...`${piece}`.split('\n')];
    answered(await test.handlers.fileTicket({ reading, findingId: leak.id, surroundings }, OVERLAY));
    const [view] = await allTickets(test.handlers);
    const kept = view?.ticket.submission.surroundings ?? [];
    expect(kept[0]).toMatch(/王某（身份证号[^）]*\*{8}[^）]*）反映的问题/);
    expect(kept.slice(1).join('\n')).not.toMatch(new RegExp(never));
  });

  it('of who else is named in the line of a privacy ticket', async () => {
    const test = testBackground();
    const home = '李某住城东幸福路三号二单元，';
    const line = `${home}${'经办人员已上门核实，'.repeat(4)}王某（身份证号${ID}）${'申请材料齐全，予以公示，'.repeat(4)}${home}`;
    const reading = article(line);
    const { findings } = answered(await test.handlers.judgePage({ reading }, OVERLAY));
    const leak = findings.find((finding) => finding.problemClass === '个人隐私');
    if (!leak) throw new Error('no privacy finding');
    const surroundings = ['公示名单如下', line, '特此公示'];
    answered(await test.handlers.fileTicket({ reading, findingId: leak.id, surroundings }, OVERLAY));
    const [view] = await allTickets(test.handlers);
    const kept = view?.ticket.submission.surroundings ?? [];
    expect(kept).toHaveLength(3);
    expect(kept[0]).toBe('公示名单如下');
    expect(kept[1]).toMatch(/^….+王某（身份证号\*{14}002X）申请材料齐全，.*…$/);
    expect(kept.join('')).not.toContain('幸福路');
    expect(await storedPieces(test)).toEqual([]);
  });

  it('of another fault that stands beside one', async () => {
    const test = testBackground();
    const reading = article(beside);
    const { findings } = answered(await test.handlers.judgePage({ reading }, OVERLAY));
    const typo = findings.find((finding) => finding.ruleId === 'wrong-word');
    if (!typo) throw new Error('no typo');
    answered(
      await test.handlers.fileTicket({ reading, findingId: typo.id, surroundings: [beside] }, OVERLAY),
    );
    expect(await storedPieces(test)).toEqual([]);
  });

  it.each([
    ['the number itself', ID, '（身份证号', '）反映'],
    ['half of it', ID.slice(0, 9), '（身份证号', `${ID.slice(9)}）反映`],
    ['words before it', '身份证号', '王某（', `${ID}）反映`],
    ['words before a cut', '身份证号', '王某（', `${ID.slice(0, 14)}`],
    ['words after a cut', '反映', `${ID.slice(6)}）`, '的问题'],
  ])('of words a reader selected: %s', async (_why, exact, prefix, suffix) => {
    const test = testBackground();
    const draft = {
      reading: article('', { title: `答复${ID}` }),
      surroundings: [beside],
      selection: { exact, prefix, suffix, start: 0 },
      description: `这里写着${ID}`,
      suggestion: `删去${ID}`,
      problemClass: '其他',
    };
    answered(await test.handlers.saveDraft({ url: PAGE, draft }, OVERLAY));
    expect(await storedPieces(test)).toEqual([]);
    answered(await test.handlers.fileTicket(draft, OVERLAY));
    expect(await storedPieces(test)).toEqual([]);
  });

  it('of an address, a column’s row, a note and an ignored finding', async () => {
    const test = testBackground();
    const [column] = test.background.defaultRegister().columns;
    const reading = article('', {
      url: column?.url ?? '',
      kind: 'list',
      lists: [
        {
          id: 'l',
          heading: '',
          main: true,
          state: 'dated',
          newest: { date: '2026-11-20', from: 'row', line: `关于${ID}的答复 2026-11-20` },
          count: 1,
        },
      ],
    });
    answered(await test.handlers.judgePage({ reading }, OVERLAY));
    const url = `${SITE}/letters?sfz=${ID}`;
    const { id } = answered(
      await test.handlers.fileTicket(
        { reading: article('', { url }), surroundings: [], description: '泄露' },
        OVERLAY,
      ),
    );
    answered(await test.handlers.step({ id, type: '备注', payload: { text: `来信人${ID}` } }, DESK));
    answered(
      await test.handlers.saveDraft(
        { url, draft: { reading: article('', { url }), surroundings: [], description: `见 ${url}` } },
        OVERLAY,
      ),
    );
    expect(answered(await test.handlers.getDraft({ url }, OVERLAY))).not.toBeNull();
    answered(
      await test.handlers.ignoreFinding({ url, findingId: 'x', reason: `${ID}是公开的`, on: true }, OVERLAY),
    );
    expect(await storedPieces(test)).toEqual([]);
  });

  it('of another fault beside one while the privacy rule is switched off', async () => {
    const test = testBackground();
    answered(await test.handlers.setSettings({ offRules: ['personal-data'] }, DESK));
    const reading = article(beside);
    const { findings } = answered(await test.handlers.judgePage({ reading }, OVERLAY));
    expect(findings.filter((finding) => finding.ruleId === 'personal-data')).toEqual([]);
    const typo = findings.find((finding) => finding.ruleId === 'wrong-word');
    if (!typo) throw new Error('no typo');
    answered(
      await test.handlers.fileTicket({ reading, findingId: typo.id, surroundings: [beside] }, OVERLAY),
    );
    expect(await storedPieces(test)).toEqual([]);
  });

  it('of a card whose label stands in the block before it', async () => {
    const test = testBackground();
    const card = '6222021234567890128';
    const surroundings = ['请汇入银行卡号', card, '联系人王某'];
    const draft = { reading: article(''), surroundings, description: '泄露' };
    answered(await test.handlers.saveDraft({ url: PAGE, draft }, OVERLAY));
    expect(await everythingStored(test)).not.toContain(card);
    answered(await test.handlers.fileTicket(draft, OVERLAY));
    expect(await everythingStored(test)).not.toContain(card);
  });

  it('of sheets taken in: the register, word lists, the name of the file', async () => {
    const test = testBackground();
    const register = test.background.defaultRegister();
    const [column, ...columns] = register.columns;
    if (!column) throw new Error('no column');
    const named = {
      ...column,
      standA: `王某 ${ID}`,
      url: `${column.url}?sfz=${ID}`,
      leader: '李某13800138000',
    };
    answered(await test.handlers.setRegister({ ...register, columns: [named, ...columns] }, DESK));
    const content = { kind: '错词' as const, entries: [{ wrong: `王某${ID}`, right: '王某13800138000' }] };
    answered(
      await test.handlers.saveList({ name: `来信人${ID}`, on: true, content, what: `导入${ID}` }, DESK),
    );
    const fileId = answered(await putIncoming(`王某_${ID}.zip`, new Uint8Array([1])));
    expect(fileId).not.toBe('');
    expect(await storedPieces(test)).toEqual([]);
    const stored = await everythingStored(test);
    expect(stored).toContain('110105********002X');
    // A telephone of duty belongs into a register.
    expect(stored).toContain('李某13800138000');
    expect(stored).not.toContain('王某13800138000');
  });

  it('of words no rule knows that a person reports as 个人隐私: their length is kept, a person re-checks', async () => {
    const test = testBackground();
    const exact = '王某住幸福路3号2单元';
    const draft = {
      reading: article(''),
      surroundings: [`公示：${exact}，低保。`],
      selection: { exact, prefix: '公示：', suffix: '，低保。', start: 3 },
      problemClass: '个人隐私',
    };
    answered(await test.handlers.saveDraft({ url: PAGE, draft }, OVERLAY));
    expect(await everythingStored(test)).not.toContain(exact);
    answered(await test.handlers.fileTicket(draft, OVERLAY));
    expect(await everythingStored(test)).not.toContain(exact);
    const [view] = await allTickets(test.handlers);
    expect(view?.ticket.submission).toMatchObject({
      problemClass: '个人隐私',
      description: expect.stringContaining(`第 4 字起的 ${exact.length} 个字`),
      surroundings: [],
    });
    expect(view?.ticket.submission.quote).toBeUndefined();
  });

  it('an article’s number in an address is no telephone and stays as it is', async () => {
    const test = testBackground();
    const url = `${SITE}/zwgk/13812345678.html`;
    answered(
      await test.handlers.fileTicket(
        { reading: article('', { url }), surroundings: [], description: '错' },
        OVERLAY,
      ),
    );
    const [view] = await allTickets(test.handlers);
    expect(view?.ticket.submission.url).toBe(url);
  });
});
