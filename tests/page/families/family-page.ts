import { addDays, type CivilDate } from '../../../lib/core/calendar/civil-date.ts';
import type { GapKind, PageKind } from '../../../lib/core/reading.ts';

/** A model page of one CMS or list family, written relative to the day it is read on. */
export interface FamilyPage {
  name: string;
  url: string;
  html(days: Days): string;
  wants: {
    kind: PageKind;
    /** Days before the reading of the newest row; `undefined` = rows must stay without a date. */
    newest?: number;
    /** Rows of the list that was meant, at the least. */
    count?: number;
    /** Days before the reading of the article's own date; `null` = none may be told. */
    published?: number | null;
    /** The page's own list says that it has no row. */
    blank?: true;
    gaps?: readonly GapKind[];
  };
}

export interface Row {
  title: string;
  date: CivilDate;
  y: string;
  m: string;
  d: string;
  /** Place in the list, from 0. */
  at: number;
}

export interface Days {
  now: CivilDate;
  back(days: number): CivilDate;
  rows: readonly Row[];
}

/** Ages of the model rows: one of this week, some of this year or the last, one long ago. */
const AGES = [3, 9, 30, 70, 400] as const;

const TITLES = [
  '县里召开冬季森林防火工作会议',
  '乡镇卫生院家庭医生签约走进集市',
  '滨河绿道二期工程完成交工验收',
  '关于公布第三季度信件办理情况的通报',
  '全县中小学开展消防安全演练活动',
];

export function daysOf(now: CivilDate): Days {
  const rows = AGES.map((age, at) => rowOn(addDays(now, -age), TITLES[at] ?? '', at));
  return { now, back: (days) => addDays(now, -days), rows };
}

function rowOn(date: CivilDate, title: string, at: number): Row {
  const [y = '', m = '', d = ''] = date.split('-');
  return { title, date, y, m, d, at };
}

/** A page of the model site around its main part: menu, crumbs, footer. */
export function sitePage(column: string, main: string, head = ''): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${column}_云溪县人民政府</title>${head}</head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/hdjl/">政民互动</a></li></ul></div>
<div class="position">您现在的位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="./">${column}</a></div>
<div class="wrap">${main}</div>
<div class="footer"><p>主办单位：云溪县人民政府办公室 网站标识码：5100000001</p><p>川ICP备12345678号</p></div></body></html>`;
}

/** Rows put into one string. */
export function each(days: Days, row: (one: Row) => string): string {
  return days.rows.map(row).join('\n');
}

export const BODY =
  '<p>近日，县里召开会议，研究部署冬季供暖保障工作。会议要求，各乡镇、各部门要把群众温暖过冬放在心上，逐村逐户排查隐患。</p>'.repeat(
    4,
  );
