import type { Submission } from '../events/event.ts';
import { squash } from '../page-source.ts';
import type { PageReading } from '../reading.ts';
import { bare } from './fault-words.ts';
import type { FetchedPage } from './fetched-page.ts';
import { rawOf } from './masked-number.ts';

const THING = '(页面|网页|文章|内容|信息|文档|稿件|文件|资源|地址|链接)';
/** 您访问的页面, 该信息; what somebody applied for or asked an office about is no page. */
const WHAT = `((您|你)?(所|要|想|想要|需要|正在)?(访问|查看|浏览|请求|查找|打开|阅读)的?)?(该|此|本|这个|这篇|这条|当前|相关)?${THING}`;
const NO_MORE =
  '(已经?|目前|可能|或)?(不存在|未找到|找不到了?|没有找到|无法找到|(尚未审核或)?(已经?|被)(被|经)?[^，。]{0,4}(删除|撤下|撤回|撤销|下线|下架|归档|移除|移走))';
/** A whole line, or its first sentence, that speaks of the page opened and of nothing else. */
const GONE_LINE = new RegExp(
  `^((很|非常)?(抱歉|对不起|遗憾)|温馨提示|友情提示|系统提示|提示|错误|404( ?错误)?)?[，,！!：:。 ]*(${WHAT}[^。；！]{0,12}?${NO_MORE}|(找不到|没有找到|未找到).{0,6}${THING})(?=[，。！!,.；;：:…（( 或]|$).{0,60}$`,
);
const GONE_TITLE = /^(错误 ?)?404( ?(错误|not found|页面(不存在|未找到|找不到)|页面?))?$|^not found$/i;
/** A sentence of a text, not a row of a menu. */
const SENTENCE = /[，。；！？]/;
/** Why, and where to go instead. */
const HINT =
  /秒后|返回(首页|上一页)|可能原因|网址|输入|联系|关闭窗口|跳转|版权所有|主办|承办|ICP备|公网安备|标识码/;
/** Sentences of another kind: beyond, it is an article that speaks of what is not there. */
const MOST_PROSE = 60;
/** A template's menus stand around the line. */
const MOST_PAGE = 1_200;

/** A page that answers 200 and says, with nothing else to say, that it is not there. */
export function saysItIsGone({ reading, source }: Seen, { pageTitle, quote, surroundings }: Ticket): boolean {
  const { title, text } = reading;
  if (quote && quote.exact !== '' && text.includes(quote.exact)) return false;
  // Of words kept under stars the number itself is asked for.
  if (quote && rawOf(quote)?.test(bare(source?.shown ?? text))) return false;
  const isSameTitle = squash(title) === squash(pageTitle);
  const parts = title.split(/[-_|–—｜]/).map((part) => part.trim());
  const isTitled = !isSameTitle && parts.some((part) => GONE_TITLE.test(part) || GONE_LINE.test(part));
  // Nothing is known of what stood there, and the title stands: it is an article that speaks of what is not there.
  if (surroundings.length === 0 && isSameTitle) return false;
  const stands = surroundings.some((block) => block.length >= 12 && text.includes(block));
  if (stands || text.length > MOST_PAGE || proseOf(reading) > MOST_PROSE) return false;
  // A page of nothing but a script that says so.
  const alone = text.trim() === '' ? source?.silent.find(({ where }) => where === 'script')?.text : undefined;
  return (
    isTitled ||
    text.split('\n').some((line) => GONE_LINE.test(line.trim())) ||
    /(alert|ShowMsg|write)\s*\([^)]*(已(被)?删除|不存在)/.test(alone ?? '')
  );
}

/** Characters of the sentences that say something else. */
function proseOf({ text }: PageReading): number {
  let length = 0;
  for (const line of text.split('\n')) {
    const words = line.trim();
    if (SENTENCE.test(words) && !GONE_LINE.test(words) && !HINT.test(words)) length += words.length;
  }
  return length;
}

type Seen = Pick<Extract<FetchedPage, { kind: 'page' }>, 'reading' | 'source'>;
type Ticket = Pick<Submission, 'pageTitle' | 'quote' | 'surroundings'>;
