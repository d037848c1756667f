import type { OwnList } from '../../lib/core/lexicon/word-list.ts';
import { lossesWith } from '../../lib/extension/config-losses.ts';
import type { ListChoice } from '../../lib/extension/config-plan.ts';
import { answered, DESK, type TestBackground, testBackground } from './fresh-ledger.ts';

export const PERSON = { name: '程望舒', unit: '青禾县教体局' };
export const reader = { person: PERSON, role: '值班读网员' as const };
export const center = { ...reader, role: '大数据中心' as const };

let files = 0;

export async function sent(test: TestBackground, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const row = { id: `f${++files}`, fileName: '配置包.zip', bytes: bytes.buffer, at: '' };
  answered(await test.background.ledger.use('收件', (db) => db.put('incoming', row)));
  return row.id;
}

export const look = async (test: TestBackground, bytes: Uint8Array<ArrayBuffer>) =>
  answered(await test.handlers.lookAtConfig({ id: await sent(test, bytes) }, DESK));

type Answer = Omit<Parameters<TestBackground['handlers']['takeConfig']>[0], 'id'>;

/** Looked at, and everything asked is confirmed, an unsigned file too; the fingerprint only where it is given. */
export async function take(
  test: TestBackground,
  bytes: Uint8Array<ArrayBuffer>,
  choices: Record<string, ListChoice> = {},
  over: Partial<Answer> = {},
) {
  const { base, losses } = await look(test, bytes);
  const chosen = Object.entries(choices).map(([name, choice]) => ({ name, choice }));
  const confirmedOff = lossesWith(losses, chosen).map(({ key }) => key);
  const answer: Answer = { base, choices: chosen, unsigned: true, confirmedOff, ...over };
  return test.handlers.takeConfig({ id: await sent(test, bytes), ...answer }, DESK);
}

/** Everything there is: every store row for row, and what is remembered beside it. */
export async function everything(test: TestBackground): Promise<string> {
  const stores = await test.background.ledger.use('读取', async (db) =>
    Promise.all([...db.objectStoreNames].map(async (name) => [name, await db.getAll(name)])),
  );
  return JSON.stringify([answered(stores), [...test.local.rows]], (_key, value) =>
    value instanceof ArrayBuffer ? value.byteLength : value,
  );
}

export async function seated(
  seat: { person: typeof PERSON; role: typeof reader.role | typeof center.role } = reader,
) {
  const test = testBackground();
  answered(await test.handlers.setSettings(seat, DESK));
  return test;
}

export const saveList = (test: TestBackground, name: string, content: OwnList['content']) =>
  test.handlers.saveList({ name, on: true, what: '导入 a.xlsx', content }, DESK);
export const listNamed = async (test: TestBackground, name: string) =>
  answered(await test.handlers.lists(null, DESK)).find((list) => list.name === name);

export const settingsNow = async (test: TestBackground) =>
  answered(await test.handlers.getSettings(null, DESK));
