import { type ArticleText, paragraphs } from './article-page.ts';
import type { DemoColumn, DemoRow } from './demo-column.ts';

const OPENINGS = [
  '日前，记者从有关部门了解到，{}一事已按计划完成阶段任务，有关情况向社会公布。',
  '按照年度工作安排，{}有序开展，各责任单位明确专人，建立清单，逐项落实。',
  '为方便群众了解情况，现将{}的有关内容公布如下，欢迎监督。',
  '本周，{}取得新的进展，现场工作人员介绍了主要做法和下一步打算。',
];
const MIDDLES = [
  '工作中坚持问题导向，先摸清底数，再分类施策，对群众反映集中的事项优先安排，做到件件有回音。',
  '有关单位加强协作，信息互通，手续互认，能够合并办理的一律合并，能够当场答复的当场答复。',
  '现场设置了咨询点，工作人员对照清单逐条讲解，并留下联系方式，方便后续跟进。',
  '从反馈情况看，多数受访群众表示满意，也提出了延长服务时间、增加指引标识等建议，均已登记研究。',
  '为保证质量，责任单位实行日调度、周小结，发现偏差及时纠正，确保各项要求落到实处。',
];
const ENDINGS = [
  '下一步，将继续跟踪落实情况，定期公布进展，自觉接受社会监督。',
  '后续安排将在本网站及时更新，请以正式发布的内容为准。',
  '如对上述内容有疑问，可在工作时间到县政务服务中心咨询。',
];

const UNIT_NAMES: Record<string, string> = {
  zfb: '青禾县人民政府办公室',
  nyj: '县农业农村局',
  spj: '县行政审批局',
  rsj: '县人力资源和社会保障局',
  tjj: '县统计局',
  czj: '县财政局',
  xfj: '县信访局',
  sthj: '县生态环境局',
  shiqiao: '石桥镇人民政府',
};

/** A short, faultless article for a row nobody wrote out in full: no link of the site leads nowhere. */
export function plainArticle(column: DemoColumn, row: DemoRow): ArticleText {
  const turn = row.age + column.path.length + row.title.length;
  const pick = (from: readonly string[], step: number) => from[(turn + step) % from.length] ?? '';
  const subject = row.title.replace(/[《》（）]/g, '');
  return {
    source: UNIT_NAMES[column.unitId] ?? '青禾县人民政府办公室',
    body: paragraphs(
      pick(OPENINGS, 0).replace('{}', subject),
      pick(MIDDLES, 0),
      pick(MIDDLES, 2),
      pick(ENDINGS, 1),
    ),
  };
}
