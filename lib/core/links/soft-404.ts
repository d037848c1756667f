/** A title, or a part of one between its separators, that says nothing but that the page is not there. */
const GONE = new RegExp(
  [
    '^(?:error\\s*)?404(?:\\s*[-:：]?\\s*(?:错误|页面|error|not found|找不到.*|未找到.*|页面不存在|文件不存在))*$',
    '^(?:(?:file|page|object)\\s+)?not found$',
    '^(?:(?:对不起|抱歉|很抱歉|提示)[，,：:!！]?)?(?:您(?:要|所)?(?:访问|查找|浏览|请求|查看)的)?(?:网页|页面|文件|内容|信息|文章|栏目|资源|地址)(?:已经?|已被|已?)?(?:不存在|未找到|找不到|没有找到|无法找到|被?删除|已失效|下线)(?:了|或.*)?[。!！]?$',
    '^(?:找不到|未找到|没有找到|无法找到)(?:该|此|您(?:要|所)?(?:访问|查找)的)?(?:网页|页面|文件|内容|信息|文章|资源)[。!！]?$',
  ].join('|'),
  'i',
);

/** Says it somewhere in a title that says more: a person looks. */
const MAYBE_GONE = /404|not found|(?:页面|网页|文件|文章|内容)(?:不存在|未找到|找不到|已删除|已失效)/i;

const SEPARATORS = /\s*[|｜_—–»>·]+\s*|\s+-+\s+/;
/** A name that ran out or a site that was shut: somebody else's page, or nobody's. */
const SHUT =
  /^(?!关于)(?:.*(?:域名|网站|站点)(?:已|已经|被|暂)?(?:过期|到期|出售|转让|停用|关闭|暂停|停止)|.*domain.*(?:for sale|expired|parked))/i;
/** Titles longer than this are titles of articles (“关于404…的公告”). */
const LONGEST_SIGN = 24;

/**
 * A page that answers 200 and says it is not there.
 *
 * @param title the page's own title
 * @returns 'gone' when a part of the title says nothing else, 'maybe' when it says so among other words
 * @example soft404('页面不存在-某县人民政府') → 'gone'
 * @example soft404('关于公布页面不存在问题整改情况的通报') → null
 */
export function soft404(title: string): 'gone' | 'maybe' | null {
  const parts = title
    .split(SEPARATORS)
    .flatMap((part) => [part, ...part.split('-')])
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
  if (parts.some((part) => GONE.test(part))) return 'gone';
  return title.trim().length <= LONGEST_SIGN && (MAYBE_GONE.test(title) || SHUT.test(title.trim()))
    ? 'maybe'
    : null;
}
