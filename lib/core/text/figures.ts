/**
 * Measures, as they stand behind a number. Those of one sign that begin names and words too (位于, 张三) count only where
 * no word goes on.
 */
const MEASURES =
  '(?:余|多)?(?:(?:百|千|万|亿)*(?:[美欧日港]?元|人次|亩|吨|平方[千公厘毫]?[米里]?|立方[厘分毫]?米?|千瓦时?|公里|[千分厘毫微]米|千克|毫克|公斤|公顷|毫升|股|字节|比特|像素|英[寸尺里]|海里|小时|分钟|立升|公升|市斤|摄氏度|赫兹)|[百千万亿]|(?:[千兆百]|毫)?(?:帕|焦|瓦|赫|伏|安)(?![\\p{Script=Han}])|[米人户件册度个只头羽株棵套辆艘份次处栋间名位秒克升天家台张条支枚箱袋瓶粒卷页字倍](?=以上|以下|左右|的|$|[^\\p{Script=Han}])|[kK]?(?:m|g|W|Wh|B)|[MG]B|[cm]m|km|kg|ml|bit|㎡|㎏|㎜|㎝|㎞|℃|%|％|‰)';
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
/** Years, quarters or months in a row are the headings of what is counted year by year. */
const YEARS = /(?:(?:(?:19|20)\d\d[^\S\n]?年?[度末底初]?|[一二三四]季度|\d{1,2}月份?|[上下]半年)[\s|]+){2}/;
const TABLE_REACH = 300;
const YEARS_REACH = 1500;

/**
 * Do headings before a place speak of figures?
 *
 * @param isCells what stands there fills cells of a table: any heading of figures counts, not only a row of years
 * @returns the words among which they stand, undefined where none do
 */
export function figuresAbove(text: string, start: number, isCells: boolean): string | undefined {
  const above = text.slice(Math.max(0, start - TABLE_REACH), start);
  if (isCells && FIGURES.test(above)) return above;
  const far = text.slice(Math.max(0, start - YEARS_REACH), start);
  return YEARS.test(far) ? far : undefined;
}
