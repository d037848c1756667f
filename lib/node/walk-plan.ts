import type { Page } from 'playwright';
import { RIGHT_WORDS, WRONG_WORDS } from '../demo/featured-articles.ts';
import { picture } from './picture.ts';
import {
  accept,
  CENTER,
  notify,
  openTicket,
  recheckAndClose,
  rectify,
  republish,
  switchPerson,
  UNIT,
} from './walk-desk.ts';

/** One ticket of the walk: where it is filed, and what then happens to it. */
export interface TicketPlan {
  /** Name of a page of the model site. */
  page: string;
  /** Which of the page's expected findings; absent when a person selects words instead. */
  finding?: number;
  select?: { words: string; suggestion: string; description: string };
  unit: string;
  person: string;
  measure: '修改' | '脱敏';
  republished?: boolean;
}

/** Every way of filing, every measure that keeps the page, and one ticket that goes through 三审. */
export const TICKET_PLANS: readonly TicketPlan[] = [
  {
    page: 'article-township',
    finding: 0,
    unit: '石桥镇人民政府',
    person: '罗景和',
    measure: '修改',
    republished: true,
  },
  { page: 'article-township', finding: 1, unit: '石桥镇人民政府', person: '罗景和', measure: '修改' },
  { page: 'article-notice', finding: 0, unit: '县政府办公室', person: '周晓岚', measure: '修改' },
  { page: 'article-notice', finding: 4, unit: '县政府办公室', person: '周晓岚', measure: '修改' },
  { page: 'article-letter', finding: 0, unit: '县信访局', person: '唐若溪', measure: '脱敏' },
  {
    page: 'article-canteen',
    select: { words: WRONG_WORDS, suggestion: RIGHT_WORDS, description: '学校数与教育事业统计公报不符。' },
    unit: '县政府办公室',
    person: '何敬远',
    measure: '修改',
  },
];

/** 受理 → 通知 → 反馈整改 → (重新发布) → 复核 → 已办结, each by who may do it. */
export async function takeThrough(
  desk: Page,
  number: string,
  plan: TicketPlan,
  shot?: string,
): Promise<void> {
  await openTicket(desk, number);
  if (shot) await picture(desk, shot);
  await accept(desk, plan.unit);
  await notify(desk, plan.person);
  await rectify(desk, plan.measure);
  if (plan.republished) {
    await switchPerson(desk, UNIT);
    await openTicket(desk, number);
    await republish(desk);
    await switchPerson(desk, CENTER);
    await openTicket(desk, number);
  }
  await recheckAndClose(desk);
}
