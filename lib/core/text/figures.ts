/**
 * Measures, as they stand behind a number. Those of one sign that begin names and words too (位于, 张三) count only where
 * no word goes on.
 */
const MEASURES =
  '(?:余|多)?(?:(?:百|千|万|亿)*(?:[美欧日港]?元|人次|亩|吨|平方[千公厘毫]?[米里]?|立方[厘分毫]?米?|千瓦时?|公里|[千分厘毫微]米|千克|毫克|公斤|公顷|毫升|股|字节|比特|像素|英[寸尺里]|海里|小时|分钟|立升|公升|市斤|摄氏度|赫兹)|[百千万亿]|(?:[千兆百]|毫)?(?:帕|焦|瓦|赫|伏|安)(?![\\p{Script=Han}])|[米人户件册度只头羽株棵套辆艘份次处栋间名位秒克升天家台张条支枚箱袋瓶粒卷页字倍](?=以上|以下|左右|的|$|[^\\p{Script=Han}])|个(?![人体性别私])|[kK]?(?:m|g|W|Wh|B)|[MG]B|[cm]m|km|kg|ml|bit|㎡|㎏|㎜|㎝|㎞|℃|%|％|‰)';
/** An amount, an area, a count: a number with its measure. 元坝, 人民路, 户主 and W区 of the next words are none. */
const MEASURE_AFTER = new RegExp(
  `^[)）]?(?:${MEASURES}(?![A-Za-z区座栋])(?!(?<=元)坝|(?<=人)民|(?<=户)[主籍口]|(?<=[万百千])[福和年家里山佛]|(?<=米)[易脂]|(?<=度)假|(?:总?书记|主任|支书|[村镇乡县局科处站所队组部校院厂社]长|先生|女士|老师|会计|同志|师傅|经理|医生|主席|委员|大[爷妈]|阿姨))|号(?!码)|[^\\S\\n]${MEASURES}(?![A-Za-z\\p{Script=Han}]))`,
  'u',
);
/** Words that say a number is an amount: of money, of anything that is counted or measured. */
const AMOUNT =
  '[\\u4e00-\\u9fff][额量值率]|额度|比例尺?1?|第|[单总均标报售底现原市造定]价|价[格款]|[合总小共累统]计|[预决结概核]算|面积|长度|宽度|高度|距离|总数|人口数|[经运]费|收入|支出|利润|资产|负债|投资额?|营收|成交|中标|下浮|系数|坐标|amount|total|price|sum|cost|budget';
const AMOUNT_BEFORE = new RegExp(
  `(?:${AMOUNT})(?:\\((?:[^()]{0,6}[元米吨亩户人件])\\))?(?:[:=\\s]|为|是|约|达|共|合计|人民币|rmb|cny)*$|[¥$€£]\\s*$|(?:人民币|rmb|cny|usd)\\s*$`,
);

/** Is a number an amount by what stands about it? @param before label words of the same line; @param after as written */
export const isAmount = (before: string, after: string): boolean =>
  MEASURE_AFTER.test(after) || AMOUNT_BEFORE.test(before);

/** Headings of columns of figures. */
const FIGURES = /(?:[数量额积率计值价]|[万亿]?元|公?里|亩|吨|户|人次|年度|指标)\s?[）)]?[\n\t]/;
/** Years, quarters or months in a row, their sum among them, are the headings of what is counted year by year. */
const YEAR =
  '(?:(?:19|20)\\d\\d[^\\S\\n]?年?[度末底初]?|[一二三四]季度|\\d{1,2}月份?|[上下]半年|全年|合计|总计)';
const YEARS = new RegExp(`(?:${YEAR}[\\s|]+){2,}`, 'g');
const IS_YEAR = new RegExp(`^${YEAR}$`);
const TABLE_REACH = 300;
const YEARS_REACH = 1500;
/** Characters beside a figure in which the others of its row stand. */
const ROW_REACH = 80;

/**
 * Do headings before a stretch of digits speak of figures? Of a row of years only where the row under it has as many
 * figures as there are headings, and nobody's name before them.
 *
 * @param isCells what stands there fills cells of a table: any heading of figures counts, not only a row of years
 * @returns the words among which they stand, undefined where none do
 */
export function figuresAbove(text: string, start: number, end: number, isCells: boolean): string | undefined {
  const above = text.slice(Math.max(0, start - TABLE_REACH), start);
  if (isCells && FIGURES.test(above)) return above;
  const far = text.slice(Math.max(0, start - YEARS_REACH), start);
  const years = [...far.matchAll(YEARS)].at(-1);
  if (years === undefined) return undefined;
  const row = rowAbout(text, start, end);
  return row && !isName(row.head) && headings(far, years).includes(row.figures) ? far : undefined;
}

const cellsOf = (row: string): string[] => row.split(/[\s|]+/).filter((cell) => cell !== '');

/** How many figures a row under a row of years may have: one for each year, or for all its columns but the first. */
function headings(text: string, { index, 0: years }: RegExpExecArray): number[] {
  const line = text.slice(text.lastIndexOf('\n', index) + 1, index + years.length).split('\n', 1)[0] ?? '';
  const cells = cellsOf(line);
  return [cellsOf(years).length, ...(IS_YEAR.test(cells[0] ?? '') ? [] : [cells.length - 1])];
}

/** The figures of the row that a stretch of digits stands in, and the words before them; undefined where signs part them. */
function rowAbout(text: string, start: number, end: number): { head: string; figures: number } | undefined {
  const stretch = text.slice(start, end);
  if (!/^[0-9０-９\s|]+$/.test(stretch)) return undefined;
  const gap = stretch.includes('\n') ? '[\\s|]' : '[^\\S\\n]|[|]';
  const before = text.slice(Math.max(0, start - ROW_REACH), start);
  const figuresBefore =
    new RegExp(`(?<![^\\s|])(?:[0-9０-９][0-9０-９.,%]*(?:${gap})+)*$`).exec(before)?.[0] ?? '';
  const figuresAfter =
    new RegExp(`^(?:(?:${gap})+[0-9０-９][0-9０-９.,%]*(?![^\\s|]))*`).exec(
      text.slice(end, end + ROW_REACH),
    )?.[0] ?? '';
  return {
    head: before.slice(0, before.length - figuresBefore.length),
    figures: cellsOf(figuresBefore + stretch + figuresAfter).length,
  };
}

/** Family names that most people bear, and how names of places and of what is counted end. */
const NAME =
  /(?:值班(?:人?员)?|联系人|负责人|(?:^|[\s|:：,，])(?:欧阳|诸葛|司马|上官|夏侯|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤])[·\p{Script=Han}]{0,2}(?<![省市县区镇乡村街道路局业值量额数率费水桥山河湾泉中]))[\s|:：]*$/u;

/** Do words end with somebody's name, by the family names most people bear? @example isName('王主任') === true */
export const isName = (words: string): boolean => NAME.test(words);
