import type { CivilDate } from '../core/calendar/civil-date.ts';
import type { DemoColumn, DemoRow } from './demo-column.ts';
import { daysBefore } from './demo-day.ts';
import { DEMO_SITE_NAME, demoUrl } from './demo-register.ts';
import { rowPath } from './list-page.ts';
import { relatedArticle } from './related-article.ts';
import { siteMetas, siteShell } from './site-shell.ts';

/** What an article says; `unsigned` leaves out the 来源/编辑/校审 line that notice 三(一) asks for. */
export interface ArticleText {
  source: string;
  body: string;
  unsigned?: boolean;
  /** Wording of the line under the title; county sites differ (FIELD 5). */
  info?: 'labelled' | 'run-together' | 'slashes';
}

/** A page of one article. */
export function articlePage(
  column: DemoColumn,
  row: DemoRow,
  text: ArticleText,
  today: CivilDate,
  charset: 'utf-8' | 'gbk' = 'utf-8',
): string {
  const date = daysBefore(today, row.age);
  const url = demoUrl(rowPath(column, row, today), column.insecure);
  const clock = `${String(8 + (row.age % 9)).padStart(2, '0')}:${String((row.age * 7) % 60).padStart(2, '0')}`;
  const next = column.rows[(column.rows.indexOf(row) + 1) % column.rows.length];
  const sign = text.unsigned
    ? ''
    : `<p class="sign">（来源：${text.source}　编辑：周晓岚　校审：何敬远）</p>`;
  return siteShell({
    title: `${row.title}_${DEMO_SITE_NAME}`,
    today,
    url,
    menu: column.parent,
    charset: charset === 'gbk' ? 'gb2312' : 'utf-8',
    metas: siteMetas({
      ColumnName: column.name,
      ColumnDescription: `${DEMO_SITE_NAME}门户网站${column.name}栏目`,
      ColumnKeywords: column.name,
      ColumnType: column.parent,
      ArticleTitle: row.title,
      PubDate: `${date} ${clock}`,
      ContentSource: text.source,
    }),
    main: `<div class="crumb">当前位置：<a href="${demoUrl('/')}">首页</a> &gt; ${column.parent} &gt; <a href="${demoUrl(column.path, column.insecure)}">${column.name}</a> &gt; 正文</div>
<div class="box article"><h1>${row.title}</h1>
<div class="info">${infoLine(text, date, clock)}</div>
<div class="body">
${text.body}
${relatedArticle(column, row, today)}
${sign}
</div>
${next && next !== row ? `<div class="near">下一篇：<a href="${rowPath(column, next, today)}">${next.title}</a></div>` : ''}
</div>`,
  });
}

function infoLine(text: ArticleText, date: string, clock: string): string {
  switch (text.info) {
    case 'run-together':
      return `<span>${date} ${clock}文章来源：${text.source}</span>`;
    case 'slashes':
      return `<span>发布日期：${date} / 信息来源：${text.source} / 浏览量：<i id="hits"></i></span>`;
    default:
      return `<span>发布时间：${date} ${clock}</span><span>来源：${text.source}</span><span>浏览次数：<i id="hits"></i></span>`;
  }
}

/** Paragraphs as `<p>` elements. */
export function paragraphs(...lines: string[]): string {
  return lines.map((line) => `<p>${line}</p>`).join('\n');
}
