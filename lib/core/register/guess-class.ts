import { ColumnClass } from './register.ts';

/** A class with the words it was taken from, so that a person can see why. */
export interface ClassGuess {
  columnClass: ColumnClass;
  /** One Chinese phrase. */
  reason: string;
  /** False when it was worked out from a name instead of being written in so many words. */
  written: boolean;
}

/**
 * Words of column names by class, the narrower class first: 信件选登 is a letter column before it is anything
 * else, 统计公报 is statistics though it is 公开, 政策解读 is policy. What a name ends with says what the column
 * holds: 财政动态 and 领导活动 are news of a fortnight, no matters of a year.
 */
const WORDS: readonly (readonly [RegExp, ColumnClass])[] = [
  [/信件选登|选登|来信|信箱/, '信件选登'],
  [/(动态|要闻|新闻|快讯)$|领导活动/, '动态要闻'],
  [/办事统计|办件统计|办件量|服务统计/, '办事统计'],
  [/专题|专栏/, '专题专栏'],
  [/招考|招聘|录用|人事|任免|事业单位招/, '人事招考'],
  [/(通知|公告|公示)$/, '通知公告'],
  [/年报|年度报告|规划|计划总结|预算|决算|预决算|财政/, '年报规划财政'],
  [/统计|数据发布|经济运行/, '统计信息'],
  [/领导之窗|领导信息|领导班子|政府领导|机构职能|机构设置|职能|领导/, '领导机构'],
  [/通知|公告|公示/, '通知公告'],
  [/政策|文件|解读|规章|规范性|法规/, '政策文件'],
  [/概况|简介|走进|历史|地理|行政区划|区情|县情|市情|镇情|乡情/, '概况信息'],
  [/动态|要闻|新闻|快讯|时政/, '动态要闻'],
];

function classOf(words: string): ColumnClass | undefined {
  return WORDS.find(([pattern]) => pattern.test(words))?.[1];
}

/**
 * Class of a column by what the sheet writes under 栏目类别, else by its own name, else by its 一级栏目. What
 * nothing tells is 其他, which has no limit: the reason says so, and a person must look.
 * @example guessClass('部门动态', '').columnClass === '动态要闻'
 */
export function guessClass(name: string, category: string, parentName = ''): ClassGuess {
  const written = category.trim();
  const exact = ColumnClass.options.find((one) => one === written || `${one}类` === written);
  if (exact) return { columnClass: exact, reason: `栏目类别写明“${written}”`, written: true };
  const byCategory = classOf(written);
  if (byCategory) return { columnClass: byCategory, reason: `按栏目类别“${written}”归类`, written: true };
  const byName = classOf(name);
  if (byName) return { columnClass: byName, reason: `按栏目名称“${name}”推定`, written: false };
  const byParent = classOf(parentName);
  if (byParent) return { columnClass: byParent, reason: `按一级栏目“${parentName}”推定`, written: false };
  return {
    columnClass: '其他',
    reason: `“${written || name}”不能归入任何类别，暂不判断更新期限`,
    written: false,
  };
}
