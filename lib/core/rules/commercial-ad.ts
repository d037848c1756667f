import type { PageReading } from '../reading.ts';
import type { Rule } from '../rule.ts';

/** Words with which goods are sold. One of the first kind is enough; of the second, two different ones. */
const SELLS =
  /(?:扫码|点击|加微信|私信|阅读原文|戳链接)(?:即可)?(?:购买|下单|抢购|订购|选购)|(?:二维码|小程序)[，,]?\s?(?:即可)?(?:购买|下单|抢购|订购)|集赞(?:满)?\s?\d+\s?个?[，,]?(?:送|领|兑|赠)|原价\s?[¥￥]?\d+(?:\.\d+)?元?[^。\n]{0,6}(?:只要|只需|仅需|仅售|特惠)\s?\d|凭?报[“"]?[^，。”"\n]{2,12}[”"]?(?:可|即)?(?:立减|优惠|打折|享)|(?:仅售|团购价|秒杀价|到手价)\s?(?:只要)?[¥￥]?\s?\d|(?:售楼|置业|订座|订房|订购|招租)(?:热线|电话)|商家电话|盛大开盘|首付\s?\d+(?:\.\d+)?万|均价\s?\d+元|(?:赞助|冠名)播出|进群(?:团购|抢购|秒杀)|限时(?:抢购|秒杀|特价|特惠|折扣)|立即(?:抢购|下单|购买)|(?:全场|低至|仅需|限时)\s?\d(?:\.\d)?\s?折|买[一1二2三3]送[一1二2]|(?:招商|诚邀|诚招|火热)(?:加盟|代理)|加盟(?:热线|电话)|货到付款|厂家直销|(?:原价|市场价)\s?[¥￥]?\s?\d+(?:\.\d+)?\s?元?[，,、\s]*(?:现价|特价|优惠价|团购价|秒杀价)|下单立减|(?:广告|商务)(?:合作|投放)\s?(?:请)?(?:联系|微信|电话|[:：])|房源(?:热销|抢购)|首付仅|秒批贷款|(?:广告|推广)$/gm;
const LURES =
  /包邮|秒杀|团购|拼团|抢购|优惠价|特价|促销|清仓|折扣|代购|拿货|批发价|赠品|爆款|热销|会员价|直降|到手价|优惠券|立减|立省|满\d+减\d+|秒批|无抵押|轻松置业|尊享/g;

/** Warnings against advertisements, help for farmers, tenders and vouchers of the office speak of the same things. */
const NO_AD =
  /警惕|谨防|防范|诈骗|骗局|骗子|反诈|虚假|投诉|举报|查处|整治|打击|曝光|消费者|消费提示|提醒|不要|切勿|公益|助农|帮扶|扶贫|乡村振兴|消费券|政府采购|招标|采购项目|市场监管|规范|禁止|严禁|惠民|以旧换新|补贴|补助|工会会员|价格监测|医保|带量采购/;

interface Span {
  start: number;
  end: number;
}

function adIn(text: string, start: number, end: number): { sells: Span[]; lures: Span[] } {
  const words = text.slice(start, end);
  if (NO_AD.test(words)) return { sells: [], lures: [] };
  const spansOf = (pattern: RegExp): Span[] =>
    [...words.matchAll(pattern)].map((match) => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
    }));
  return { sells: spansOf(SELLS), lures: spansOf(LURES) };
}

/** An advertisement may hide in a post about something else, but not in a menu or in other people's comments. */
const isLooked = ({ role }: PageReading['blocks'][number]): boolean => role !== 'nav' && role !== 'footer';

/** Notice 三(二)2(1): accounts of the office carry no commercial advertisement. One finding a page, for a person to judge. */
export const rule: Rule = {
  id: 'commercial-ad',
  title: '疑似刊载商业广告',
  clause: '三(二)2(1)',
  problemClass: '商业广告',
  severity: '提示',
  sureness: '疑似',
  needs: ['kind', 'account', 'text'],
  check({ kind, account, blocks, text, title }) {
    if (kind !== 'account' && !account) return [];
    if (NO_AD.test(title)) return [];
    const found = blocks.filter(isLooked).map(({ start, end }) => adIn(text, start, end));
    const sells = found.flatMap((one) => one.sells);
    const lures = found.flatMap((one) => one.lures);
    const wordsOf = (spans: readonly Span[]): string[] => [
      ...new Set(spans.map(({ start, end }) => text.slice(start, end))),
    ];
    const first = sells[0] ?? lures[0];
    if (!first || (sells.length === 0 && wordsOf(lures).length < 2)) return [];
    const words = wordsOf([...sells, ...lures]).slice(0, 5);
    return [
      {
        ...first,
        about: words.join(' '),
        message: `政务新媒体不得刊载商业广告，本页有${words.map((one) => `“${one}”`).join('、')}`,
        suggestion: '确属广告的请删除；公益宣传、惠民活动可忽略',
      },
    ];
  },
  examples: {
    flags: [
      { why: 'goods sold by a code', reading: post('秋冬新款到店，扫码下单，全场5折。') },
      { why: 'two lures', reading: post('本店特产包邮到家，老顾客享会员价。') },
      { why: 'praise for a meal', reading: post('转发朋友圈集赞满38个送火锅一份。') },
      { why: 'a former price', reading: post('原价199元，现在只要99元。') },
      { why: 'flats', reading: post('江景洋房盛大开盘，售楼热线见下。') },
      { why: 'a code to buy by', reading: post('长按识别二维码购买。') },
      { why: 'franchise', reading: post('奶茶品牌诚邀加盟，电话见下。') },
    ],
    passes: [
      {
        why: 'vouchers of the office',
        reading: post('第二期消费券今日发放，团购餐饮满100元立减30元，酒店特价房同享。'),
      },
      { why: 'help of the state', reading: post('以旧换新每台立减300元，到店领取优惠券。') },
      { why: 'a code to follow', reading: post('长按识别二维码关注我们，点击小程序预约。') },
      { why: 'a warning', reading: post('警惕“扫码下单、货到付款”骗局。') },
      { why: 'welfare lottery', reading: post('福利彩票公益金资助困难学生。') },
      { why: 'one lure alone', reading: post('县图书馆清仓旧刊。') },
      { why: 'a page of a website', reading: { kind: 'article', text: '扫码下单，全场5折。' } },
    ],
  },
};

function post(text: string): Partial<PageReading> {
  return { kind: 'account', account: { platform: '微信公众号', name: '云溪发布' }, title: '某推文', text };
}
