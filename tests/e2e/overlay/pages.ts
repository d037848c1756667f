import type { ColumnState, FreshnessState } from '../../../lib/core/freshness/judge.ts';
import { columnUrlKey } from '../../../lib/core/register/column-url.ts';
import type { Fault } from './entry.ts';
import { SITE } from './harness.ts';

const LABELS: Record<FreshnessState, string> = {
  正常: '● 正常',
  将到期: '◐ 剩4天',
  逾期: '▲ 逾期3天',
  空白: '○ 空白',
  未能识别: '? 未能识别',
  未读到: '– 未读到',
};

export function column(
  name: string,
  path: string,
  state: FreshnessState,
  label = LABELS[state],
): ColumnState {
  return {
    targetId: path,
    target: 'column',
    name,
    urlKey: columnUrlKey(`${SITE}${path}`),
    state,
    limitText: '14天',
    clause: '三(二)1(2)',
    label,
    sentence: `${name}：${label.slice(2)}。最近一条 2026-11-06（列表行日期），距今 17 天，期限 14 天（三(二)1(2)）。值班员 2026-11-23 09:12 看过列表页。`,
  };
}

export const COLUMNS: ColumnState[] = [
  column('县情概况', '/gk/', '正常'),
  column('政务动态', '/xw/dt/', '逾期'),
  column('部门动态', '/xw/bm/', '将到期'),
  column('镇街动态', '/xw/zj/', '正常'),
  column('通知公告', '/xw/tz/', '逾期', '▲ 逾期12天'),
  column('政策文件', '/zc/wj/', '正常'),
  column('政策解读', '/zc/jd/', '空白'),
  column('统计信息', '/tj/', '未能识别'),
  column('人事信息', '/rs/', '未读到'),
  column('互动交流', '/hd/', '正常'),
];

const STYLE = `
  body { margin: 0; font: 16px/1.7 "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #333; background: #f3f5f8; }
  a { color: inherit; text-decoration: none; }
  .banner { background: linear-gradient(#1d5fa8, #2b74c2); color: #fff; padding: 22px 0 20px; }
  .wrap { width: 1200px; max-width: 96%; margin: 0 auto; }
  .banner h1 { margin: 0; font-size: 30px; letter-spacing: 4px; }
  nav { background: #154a86; color: #fff; }
  nav ul { display: flex; margin: 0; padding: 0; list-style: none; }
  nav li { position: relative; flex: 1; text-align: center; }
  nav li > a { display: block; line-height: 46px; font-size: 17px; }
  nav li ul { position: absolute; top: 46px; left: 0; right: 0; display: none; background: #fff; color: #333; box-shadow: 0 4px 10px #0003; z-index: 10; }
  nav li:hover ul { display: block; }
  nav li ul a { line-height: 36px; font-size: 15px; }
  .cols { display: grid; grid-template-columns: 1fr 1fr 300px; gap: 18px; padding: 18px 0; }
  .box { background: #fff; border: 1px solid #e1e6ee; padding: 0 16px 12px; }
  .box h2 { display: flex; justify-content: space-between; align-items: center; margin: 0 0 8px; font-size: 18px; line-height: 44px; border-bottom: 2px solid #1d5fa8; color: #154a86; }
  .box h2 a.more { font-size: 13px; font-weight: 400; color: #888; }
  .box ul { margin: 0; padding: 0; list-style: none; }
  .box li { display: flex; justify-content: space-between; gap: 12px; line-height: 34px; font-size: 15px; }
  .box li a { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
  .box li span { color: #999; font-size: 13px; }
  .side a { display: block; margin: 8px 0; padding: 8px 12px; background: #eef4fb; }
  footer { background: #e6ebf2; padding: 18px 0; font-size: 13px; text-align: center; color: #666; }
`;

const rows = (titles: string[]): string =>
  titles
    .map((title, i) => `<li><a href="/a/${i}.html">${title}</a><span>2026-11-${20 - i}</span></li>`)
    .join('');

const NAV = `<nav><div class="wrap"><ul>
  <li><a href="/">首页</a></li>
  <li><a href="/gk/">县情概况</a></li>
  <li id="menu"><a href="/xw/">新闻中心</a><ul><li><a href="/xw/dt/">政务动态</a></li><li><a href="/xw/bm/">部门动态</a></li><li><a href="/xw/zj/">镇街动态</a></li></ul></li>
  <li><a href="/zc/wj/">政策文件</a></li>
  <li><a href="/tj/">统计信息</a></li>
  <li><a href="/hd/">互动交流</a></li>
</ul></div></nav>`;

export const shell = (body: string, style = '', head = ''): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>青禾县人民政府</title>${head}<style>${STYLE}${style}</style></head><body>${body}</body></html>`;

/** A county's home page of the usual build: banner, menu with drop-downs, boxes with 更多, a side column. */
export const HOME = shell(`
<div class="banner"><div class="wrap"><h1>青禾县人民政府</h1></div></div>
${NAV}
<div class="wrap cols">
  <div class="box"><h2><span>政务动态</span><a class="more" href="/xw/dt/">更多&gt;&gt;</a></h2><ul>${rows([
    '县委常委会召开会议研究部署冬季森林防火工作',
    '县人民攻府召开第四十二次常务会议',
    '全县重点项目集中开工仪式举行',
    '县领导调研乡村振兴示范片建设',
    '我县开展“国家宪法日”系列宣传活动',
    '全县义务教育优质均衡发展推进会召开',
  ])}</ul></div>
  <div class="box"><h2><a href="/xw/tz/">通知公告</a><a class="more" href="/xw/tz/">更多&gt;&gt;</a></h2><ul>${rows(
    [
      '关于公开征求《青禾县养犬管理办法》意见的公告',
      '关于做好2026年冬春农田水利建设工作的通知',
      '青禾县2026年第三批保障性住房分配公示',
      '关于组织申报省级专精特新企业的通知',
      '关于调整城区部份路段停车收费标准的通告',
      '关于开展全县燃气安全专项整治的通知',
    ],
  )}</ul></div>
  <div class="side"><a href="/zc/jd/">政策解读</a><a href="/rs/">人事信息</a><a href="/xw/bm/">部门动态</a><a href="/xw/zj/">镇街动态</a><a href="/hd/">互动交流</a></div>
</div>
<footer>主办：青禾县人民政府办公室　网站标识码：5100000000</footer>`);

export const HOME_FAULTS: Fault[] = [
  {
    exact: '人民攻府',
    problemClass: '严重表述错误',
    severity: '严重',
    message: '“人民攻府”应为“人民政府”，属机关名称错误。',
    suggestion: '人民政府',
  },
  { exact: '部份', message: '“部份”为“部分”的异形误写。', suggestion: '部分' },
];

export const ARTICLE = shell(
  `<div class="banner"><div class="wrap"><h1>青禾县人民政府</h1></div></div>${NAV}
<div class="wrap article"><div class="trail">当前位置：<a href="/">首页</a> &gt; <a href="/xw/">新闻中心</a> &gt; <a href="/xw/tz/">通知公告</a></div>
<h1>关于进一步加强冬季安全生产工作的通知</h1>
<div class="meta">来源：县政府办公室　发布日期：2026-11-20 09:30</div>
<p id="p1">各镇人民政府，街道办事处，县级各部<b>份</b>：为认真贯彻落实上级关于安全生产工作的决策布署，切实保障人民群众生命财产安全，现就有关事项通知如下。</p>
<p id="p2">一、各单位要提高政治站位，严格落实“三管三必须”要求，认真开展隐患排查。对发现的问题要列出清单、明确责任、限期整改，，确保不留死角。各镇要结合实际制定方案，于12月31日前报县人民攻府办公室备案。</p>
<p id="p3">二、根据《青禾县安全生产条例（安府办发[2023]12号有关规定，<a href="/zc/wj/1.html">按步就班地做好各项工作</a>，对不具有法律效应的文件予以清理。联系人：张某，身份证号11010519491231002X。</p>
<p id="p4">三、要加强值班值守，严格执行领导带班和关键岗位24小时值班制度，遇有突发情况及时处置并按程序上报。各部门要再接再励，把工作抓实抓细。</p>
</div><footer>主办：青禾县人民政府办公室　网站标识码：5100000000</footer>`,
  `.article { background: #fff; padding: 16px 60px 40px; box-sizing: border-box; } .article h1 { text-align: center; font-size: 24px; color: #222; } .trail { font-size: 14px; color: #666; } .meta { text-align: center; color: #888; font-size: 14px; border-bottom: 1px solid #ddd; padding-bottom: 8px; } .article p { text-indent: 2em; font-size: 17px; line-height: 2; }`,
);

export const ARTICLE_FAULTS: Fault[] = [
  { exact: '部份', message: '“部份”应为“部分”。', suggestion: '部分' },
  { exact: '布署', message: '“布署”应为“部署”。', suggestion: '部署' },
  { exact: '，，', problemClass: '标点符号', message: '连用两个逗号。', suggestion: '，' },
  {
    exact: '人民攻府',
    problemClass: '严重表述错误',
    severity: '严重',
    message: '“人民攻府”应为“人民政府”，属机关名称错误。',
    suggestion: '人民政府',
    clause: '五(四)',
  },
  {
    exact: '安府办发[2023]12号',
    problemClass: '发文字号',
    message: '发文字号年份应使用六角括号。',
    suggestion: '安府办发〔2023〕12号',
  },
  { exact: '按步就班', sureness: '疑似', message: '疑为“按部就班”。', suggestion: '按部就班' },
  { exact: '法律效应', severity: '提示', message: '文件一般说“法律效力”。', suggestion: '法律效力' },
  {
    exact: '11010519491231002X',
    problemClass: '个人隐私',
    severity: '严重',
    message: '疑似公民身份号码，校验码有效。',
    suggestion: '删除或遮盖',
  },
  { exact: '再接再励', sureness: '疑似', message: '疑为“再接再厉”。', suggestion: '再接再厉' },
  { exact: '', problemClass: '署名缺失', message: '文末缺少编辑、校审署名。', placeless: true },
];

export const ARTICLE_SETUP = { faults: ARTICLE_FAULTS, columns: COLUMNS };
export const HOME_SETUP = { faults: HOME_FAULTS, columns: COLUMNS };
