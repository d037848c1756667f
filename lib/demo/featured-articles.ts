import type { CivilDate } from '../core/calendar/civil-date.ts';
import { type ArticleText, paragraphs } from './article-page.ts';
import { daysBefore, longDate } from './demo-day.ts';

/** Made-up ID number: its checksum is right, its region 519999 is nobody's. */
export const LEAKED_ID = '519999199003072043';
/** Link slipped in by strangers, off-screen. */
export const INJECTED_URL = 'https://lucky-cards.example/play?from=gov';

/** A slip in a fact that no rule can know: a reader selects it and reports it. */
export const WRONG_WORDS = '三十六所';
export const RIGHT_WORDS = '三十四所';

export interface FeaturedArticle extends ArticleText {
  findings: { ruleId: string; exact: string }[];
  injected?: string;
}

/** Articles written out in full, by slug. `corrected` gives them as they stand after rectification. */
export function featuredArticle(
  slug: string,
  today: CivilDate,
  corrected: boolean,
): FeaturedArticle | undefined {
  switch (slug) {
    case 'grain':
      return grain();
    case 'canteen':
      return canteen(corrected);
    case 'township':
      return township(corrected);
    case 'notice':
      return notice(today, corrected);
    case 'letter':
      return letter(today, corrected);
    case 'roads':
      return roads(today);
    case 'roads-explained':
      return roadsExplained();
    case 'history':
      return history();
    default:
      return undefined;
  }
}

function grain(): FeaturedArticle {
  return {
    source: '县融媒体中心',
    findings: [],
    body: paragraphs(
      '连日来天气晴好，全县各收储库点门前车辆有序排队，过磅、扦样、化验、入库一气呵成。截至目前，全县已收购秋粮一万二千余吨，进度快于去年同期。',
      '在清溪镇收储库点，种粮大户老杨刚刚卸完第三车稻谷。“现在卖粮不用等，手机上先约好时间，到了就能过磅，钱当天就能到账。”他说。今年库点新添两套烘干设备，水分偏高的稻谷也能就地处理，农户少跑了不少冤枉路。',
      '县粮食和物资储备中心负责人介绍，今年收储前对全部仓房做了清仓消毒和气密性检查，每个库点公布收购价格、质量标准和监督电话，坚决不让农民卖“难粮”。',
      '下一步，我县将继续做好仓容调度和资金保障，加强收购现场巡查，确保有人收粮、有钱收粮、有仓收粮。',
    ),
  };
}

function canteen(corrected: boolean): FeaturedArticle {
  const hidden = corrected
    ? ''
    : `\n<div style="position:absolute;left:-9999px;top:0"><a href="${INJECTED_URL}">在线棋牌</a></div>`;
  const schools = corrected ? RIGHT_WORDS : WRONG_WORDS;
  return {
    source: '县教育局',
    info: 'slashes',
    findings: corrected ? [] : [{ ruleId: 'hidden-link', exact: '在线棋牌' }],
    ...(corrected ? {} : { injected: INJECTED_URL }),
    body: `${paragraphs(
      `为保障师生冬季饮食安全，县教育局会同市场监管部门，对全县${schools}学校食堂开展专项检查。`,
      '检查组重点查看食材进货台账、餐具消毒记录、留样冰箱温度和从业人员健康证明，现场询问陪餐制度落实情况，并随机品尝当日饭菜。',
      '针对个别学校库房通风不畅、标签更换不及时等问题，检查组当场提出整改意见，要求三日内反馈结果。',
    )}${hidden}`,
  };
}

function township(corrected: boolean): FeaturedArticle {
  const government = corrected ? '人民政府' : '人民攻府';
  const finished = corrected ? '竣工' : '峻工';
  const again = corrected ? '再接再厉' : '再接再励';
  return {
    source: '石桥镇人民政府',
    info: 'run-together',
    findings: corrected
      ? []
      : [
          { ruleId: 'wrong-word', exact: '人民攻府' },
          { ruleId: 'wrong-word', exact: '峻工' },
          { ruleId: 'wrong-word', exact: '再接再励' },
        ],
    body: paragraphs(
      `近日，石桥镇${government}便民服务中心正式搬入新址办公，面积由原来的八十平方米增加到三百二十平方米，设综合窗口六个、自助服务区一处。`,
      `新址由闲置的老粮站改造而成，从设计到${finished}历时五个月。大厅里配了老花镜、轮椅和母婴室，办事群众可以坐着等、坐着办。`,
      '搬迁期间，镇干部分片入户发放告知卡，提前公布过渡办公地点，两天内完成设备调试，没有耽误一件业务。',
      `镇党委负责同志表示，将以此次搬迁为契机，${again}，把更多服务事项送到群众家门口。`,
    ),
  };
}

/** The five kinds of fault that published notices really carry (FIELD 6), in a notice of our own. */
function notice(today: CivilDate, corrected: boolean): FeaturedArticle {
  const year = today.slice(0, 4);
  const last = String(Number(year) - 1);
  const ownNumber = corrected ? `青府办函〔${year}〕14号` : `青禾府办${year}14`;
  const higherNumber = corrected ? `云政公开办函〔${year}〕15号` : `云政公开办函〔${year}15号`;
  const formTitle = corrected ? '《政务公开目录清理情况登记表》' : '政务公开目录清理情况登记表》';
  const force = corrected ? '效力' : '效应';
  const earlier = corrected ? `青府办函〔${last}〕38号` : `青府办函〔${last}〕38 号`;
  return {
    source: '青禾县人民政府办公室',
    unsigned: !corrected,
    info: 'run-together',
    findings: corrected
      ? []
      : [
          { ruleId: 'document-number', exact: `青禾府办${year}14` },
          { ruleId: 'document-number', exact: `云政公开办函〔${year}15号` },
          { ruleId: 'document-number', exact: `青府办函〔${last}〕38 号` },
          { ruleId: 'unpaired-punctuation', exact: '》' },
          { ruleId: 'wrong-word', exact: '具有法律效应' },
          { ruleId: 'missing-editor-line', exact: '' },
        ],
    body: `<p class="docno">${ownNumber}</p>
<p class="no-indent">各乡镇人民政府，县级各部门：</p>
${paragraphs(
  `为使门户网站公开目录与机构职能、办事事项保持一致，按照上级《关于规范政务公开目录的函》（${higherNumber}）和《青禾县政务公开年度任务分工》（${earlier}）要求，现就目录清理工作通知如下。`,
  '一、清理范围。本次清理包括本单位在门户网站开设的全部公开目录、专题目录以及所附的文件下载链接。',
  '二、清理内容。重点核对目录名称是否与最新职能相符，链接能否打开，文件是否注明有效状态，联系方式是否准确。',
  `三、有关要求。各单位应在十个工作日内完成自查，将${formTitle}（附件2）加盖公章后报县大数据中心。未加盖公章的材料不具有法律${force}，不作为考核依据。`,
  '四、责任落实。各单位要确定一名负责同志和一名具体经办人员，清理中遇到的问题及时与县大数据中心联系。',
)}
<p class="right">青禾县人民政府办公室</p>
<p class="right">${longDate(daysBefore(today, 5))}</p>`,
  };
}

function letter(today: CivilDate, corrected: boolean): FeaturedArticle {
  const id = corrected ? '519999********2043' : LEAKED_ID;
  return {
    source: '县信访局',
    findings: corrected ? [] : [{ ruleId: 'personal-data', exact: LEAKED_ID }],
    body: `<div class="letter"><h2>来信内容</h2>
${paragraphs(
  `我是云峰乡村民陈某，身份证号${id}。今年夏天房屋受灾后向乡里提交了临时救助申请，想问一问现在办到哪一步了。`,
  '另外我爱人的申请也是同一天交的，她的身份证号519999********2027，手机138****8000，麻烦一并查询。',
)}</div>
<div class="letter"><h2>回复内容（${longDate(daysBefore(today, 57))}）</h2>
${paragraphs(
  '陈先生您好，来信收悉。经与云峰乡人民政府核实，您和爱人的申请已经完成入户调查和村级公示，公示期内没有异议。',
  '按照程序，乡里将在审核确认后通过社会保障卡发放救助金，预计还需五个工作日。如有疑问，可到乡便民服务中心民政窗口咨询。感谢您对我们工作的支持。',
)}</div>`,
  };
}

function roads(today: CivilDate): FeaturedArticle {
  const year = daysBefore(today, 205).slice(0, 4);
  return {
    source: '青禾县人民政府办公室',
    findings: [],
    body: `<p class="docno">青府办发〔${year}〕6号</p>
${paragraphs(
  '第一条　为加强农村公路管理养护，保障农村公路完好畅通，结合本县实际，制定本办法。',
  '第二条　本办法适用于本县行政区域内县道、乡道、村道的管理和养护。',
  '第三条　县人民政府是农村公路管理养护的责任主体，县交通运输局负责监督指导，乡镇人民政府负责乡道、村道的日常养护。',
  '第四条　农村公路养护资金列入县级财政预算，专款专用，并接受审计监督。',
  '第五条　本办法自公布之日起施行，有效期五年。',
)}`,
  };
}

function roadsExplained(): FeaturedArticle {
  return {
    source: '县交通运输局',
    findings: [],
    body: `<h2>为什么要制定这个办法</h2>
${paragraphs('近年来全县农村公路里程持续增加，养护任务越来越重，迫切需要把“谁来管、谁来养、钱从哪里来”说清楚。')}
<h2>主要内容</h2>
<table><tr><th>道路</th><th>责任单位</th><th>巡查频次</th></tr><tr><td>县道</td><td>县交通运输局</td><td>每周一次</td></tr><tr><td>乡道</td><td>乡镇人民政府</td><td>每十天一次</td></tr><tr><td>村道</td><td>村民委员会</td><td>每半月一次</td></tr></table>
${paragraphs('办法还规定，群众发现路面损毁可拨打养护电话，责任单位应当及时到现场处置并反馈结果。')}`,
  };
}

function history(): FeaturedArticle {
  return {
    source: '县地方志编纂中心',
    findings: [],
    body: paragraphs(
      '青禾因河得名。旧时两岸稻田连片，入夏一望皆青，来往船家便把这段河叫作青禾河。',
      '县境设治较晚，早年分属上下两乡，后来合并设县，治所先在清溪，后迁今址。',
      '上世纪五十年代，全县人民修渠筑堰，引水上山，今天的东干渠仍灌溉着六个乡镇的农田。',
    ),
  };
}
