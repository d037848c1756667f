import type { Finding } from '../../lib/core/finding.ts';
import { answered, article, DESK, OVERLAY, type TestBackground } from './fresh-ledger.ts';

export const TEXT = '青禾县人民攻府办公室关于做好值班工作的通知。请各单位认真落实。';

export async function as(
  test: TestBackground,
  role: '值班读网员' | '大数据中心' | '责任单位',
  unit = '县政府值班室',
) {
  answered(await test.handlers.setSettings({ person: { name: '王小明', unit }, role }, DESK));
}

export async function firstFinding(test: TestBackground, text = TEXT): Promise<Finding> {
  const result = answered(await test.handlers.judgePage({ reading: article(text) }, OVERLAY));
  const [finding] = result.findings.filter((one) => one.ruleId === 'wrong-word');
  if (!finding) throw new Error('no finding');
  return finding;
}

export const draftOf = (findingId?: string) => ({
  reading: article(TEXT),
  ...(findingId ? { findingId } : {}),
  surroundings: [TEXT],
});

export async function ticketEvents(test: TestBackground) {
  const index = answered(await test.background.ledger.index());
  return index.tickets().flatMap((ticket) => index.ticketEvents(ticket.id));
}
