import type { Block } from '../reading.ts';
import type { Hit, Rule } from '../rule.ts';

interface Doubling {
  char: string;
  /** What may stand before or after so that the two are not one slip: 目的的, 为了了解, 安全和和谐. */
  before: RegExp;
  after: RegExp;
}

/** Particles that never follow themselves but where two words meet. */
const DOUBLINGS: readonly Doubling[] = [
  { char: '的', before: /[目打有端面众标中快]$/, after: /^(?:确|士|话费|喀)/ },
  {
    char: '了',
    before: /(?:不|为|末|明|未|罢|除|到|完)$/,
    after: /^(?:解|却|结|断|然|事|之|望|不|如|得|无|当|悟|账)/,
  },
  {
    char: '和',
    before: /[温缓饱总柔中谐祥平附随应暖共调谦亲讲人议求]$/,
    after: /^(?:平|谐|解|气|美|睦|约|顺|煦|声|田|县|林|衷|蔼|善|颜|静|服|而|政|硕|合|乐)/,
  },
  { char: '是', before: /[求于但凡若总还可只或就即正仅乃便国]$/, after: /^(?:否|非)/ },
  {
    char: '在',
    before: /[存现所实内外潜自正旨好健同贵重]$/,
    after: /^(?:乎|场|职|校|线|建|编|岗|册|逃|押|家|野|朝|读|握|先|行|意|案)/,
  },
  { char: '与', before: /[参给付授赋寄予]$/, after: /^(?:会|时|否|众)/ },
  { char: '及', before: /[以涉顾危普触波殃埃料企不]$/, after: /^(?:时|其|格|早|第|至)/ },
  { char: '把', before: /[车门火刀扫一]$/, after: /^(?:握|关|控|脉|守|手|戏)/ },
  {
    char: '将',
    before: /[即中上少大名]$/,
    after: /^(?:士|军|领|来|帅|要|近|就|才|会|相)/,
  },
  { char: '并', before: /[合兼吞一]$/, after: /^(?:购|列|非|且|发|存|轨|联|网|重|排|行)/ },
  { char: '不', before: /[要好从无何莫岂是能]$/, after: /^(?:得不|可不)/ },
  { char: '也', before: /[之者]$/, after: /^(?:门|许|好)/ },
  { char: '已', before: /[而不早]$/, after: /^(?:而)/ },
  { char: '由', before: /[理自缘事原因根经不来]$/, after: /^(?:于|来|衷|此|表)/ },
  {
    char: '以',
    before: /[可所得足予加难用何给致借]$/,
    after: /^(?:后|前|上|下|内|外|来|及|往|便|免|为|致|至|东|西|南|北|色列|期)/,
  },
  {
    char: '为',
    before: /[作行成认因转名改称视定化变以分人有无较更极颇尤列命誉评所型]$/,
    after: /^(?:了|此|何|由|止|主|难|人|期|例|首|数|准|民|政|伍)/,
  },
  {
    char: '对',
    before: /[应针面绝相核一反配比校查派作不能]$/,
    after:
      /^(?:策|手|象|方|立|比|照|外|口|应|接|标|内|联|付|待|话|称|等|准|抗|岸|白|冲|公|流|账|得|不|华|台|港|[”’]?碰)/,
  },
  {
    char: '从',
    before: /[服自听跟盲顺侍随无]$/,
    after: /^(?:事|而|前|来|此|业|严|未|容|头|重|轻|医|政|教|小|军|众|优|属)/,
  },
  {
    char: '向',
    before: /[方走趋动朝去转志面意倾流导定一]$/,
    after: /^(?:前|上|下|来|往|导|阳|好|善|东|西|南|北|心|日)/,
  },
  { char: '该', before: /[应本活]$/, after: /^(?!.)/ },
  { char: '各', before: /^(?!.)/, after: /^(?:自|异)/ },
  { char: '其', before: /[尤极与及土]$/, after: /^(?:中|他|它|余|实|次|间)/ },
  {
    char: '就',
    before: /[成造早而]$/,
    after: /^(?:业|是|医|地|近|读|此|餐|学|职|诊|任|寝|座|位|绪|算|像|势|便)/,
  },
  { char: '让', before: /[转出谦退礼]$/, after: /^(?:步|利|座|路|位)/ },
  {
    char: '要',
    before: /[重主必需次首纪摘概扼简机紧只想不将还也就]$/,
    after: /^(?:求|点|素|件|务|闻|害|么|道|领|塞|约|是|不)/,
  },
  {
    char: '有',
    before: /[患没所具享持拥占含还只国私公固原现万稀富共特惟唯仅已]$/,
    after: /^(?:关|效|序|力|利|限|机|害|色|偿|无|时|毒|待|益|意|赖|些|的|幸|望|条|线|所|人|一)/,
  },
  { char: '被', before: /[棉植]$/, after: /^(?:告|子|动|害|褥|套)/ },
];

/** Words of two characters that nobody writes twice in a row; 研究研究, 一步一步 and 集体经济组织组织 are good Chinese. */
const TWICE =
  /(关于|进行|以及|根据|按照|我们|他们|通过|对于|但是|因此|由于|已经|应当|必须|其中|并且|为了|同时|以上|以下|召开|印发|有关|相关|要求|会议|部门|全面|积极|深入|不断|加强|强化|推进|推动|提高|提升|做好|开展|制定|完善|确保|按时|及时|现将|此次|本次|认真|严格|切实|各级|各地|我县|我市|我区|我省|全县|全市|全省|全区|群众|情况|措施|政策|督促|造成|采用|设置|请于|以来|工作)\1(?![名编代曲部局学业员组书队法性型中])/g;

/** A number of a day or a word for one begins what is dated; 于 is a surname too. */
const ON_A_DAY = /于于(?=\d|今|明|昨|本|上午|下午)/g;

/** A whole phrase twice, as pasting leaves it. Of a chant, a step by step (一个村一个村) or a row of dots it is none. */
const PHRASE = /([\u4e00-\u9fff]{4,12})\1/g;
const NO_PASTE = /^[的了及和与一又再]|[的了]$|加油|万岁|欢迎|一个|一家|标题|哈哈/;

function phrases(text: string, blocks: readonly Block[]): Hit[] {
  return [...text.matchAll(PHRASE)].flatMap((match): Hit[] => {
    const [all, phrase = ''] = match;
    const [start, end] = [match.index, match.index + all.length];
    const isMore =
      text.startsWith(phrase.slice(0, 2), end) ||
      /^(.{1,6})\1+$/.test(phrase) ||
      /^\d/.test(text.slice(end, end + 1));
    // A heading on the line of its own sentence: 一、助学金 助学金每年2000元.
    const isHeading =
      /(?:^|\n|[、.．）)]\s?)$/.test(text.slice(Math.max(0, start - 2), start)) && !/^请/.test(phrase);
    if (isMore || isHeading || NO_PASTE.test(phrase)) return [];
    // Entries of a menu and cut headlines may meet without a gap; a sentence has its stops.
    const block = blocks.find((one) => one.start <= start && end <= one.end);
    if (!block || !/[。；，：]/.test(text.slice(block.start, block.end))) return [];
    return [{ start, end, message: `“${phrase}”重复`, suggestion: phrase }];
  });
}

function doublings(text: string): Hit[] {
  return DOUBLINGS.flatMap(({ char, before, after }) => {
    const hits: Hit[] = [];
    for (let at = text.indexOf(char + char); at !== -1; at = text.indexOf(char + char, at + 1)) {
      const isThree = text.charAt(at + 2) === char || text.charAt(at - 1) === char;
      if (
        isThree ||
        before.test(text.slice(Math.max(0, at - 2), at)) ||
        after.test(text.slice(at + 2, at + 5))
      )
        continue;
      hits.push({ start: at, end: at + 2, message: `“${char}”字重复`, suggestion: char });
    }
    return hits;
  });
}

/** A particle or a word typed twice (的的, 了了, 进行进行). */
export const rule: Rule = {
  id: 'doubled-character',
  title: '叠字',
  clause: '三(一)1',
  problemClass: '错别字',
  severity: '一般',
  sureness: '疑似',
  needs: ['text', 'blocks'],
  check({ text, blocks }) {
    const words = [...text.matchAll(TWICE)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      message: `“${match[1]}”重复`,
      suggestion: match[1] ?? '',
    }));
    const days = [...text.matchAll(ON_A_DAY)].map(({ index }) => ({
      start: index,
      end: index + 2,
      message: '“于”字重复',
      suggestion: '于',
    }));
    return [...doublings(text), ...days, ...words, ...phrases(text, blocks)];
  },
  examples: {
    flags: [
      { why: '的的', reading: { text: '做好信息公开的的各项工作。' } },
      { why: '了了', reading: { text: '会议听取了了工作汇报。' } },
      { why: '和和', reading: { text: '各乡镇和和区级部门要认真落实。' } },
      { why: '将将, 于于', reading: { text: '我局将将于近期召开会议，定于于5月8日报到。' } },
      { why: '为为, 对对', reading: { text: '切实为为企业服务，对对各乡镇的检查。' } },
      { why: 'a phrase twice', reading: { text: '请各单位请各单位认真落实。' } },
      {
        why: 'words of notices',
        reading: { text: '现将现将有关事项通知如下，请有关有关单位深入深入落实。' },
      },
      { why: 'a word twice', reading: { text: '对栏目进行进行检查。' } },
    ],
    passes: [
      { why: '目的的, 的的确确', reading: { text: '以牟利为目的的行为，的的确确存在。' } },
      { why: '为了了解, 不了了之', reading: { text: '为了了解情况，不能不了了之。' } },
      { why: '缓和和, 和和谐', reading: { text: '局势缓和和稳定，安全和和谐并重，和和美美。' } },
      {
        why: 'words that meet',
        reading: {
          text: '可以以书面形式提出，针对对象核查，绝对对立，行为为由，参与与合作，启动相应应急预案，重要要求，没有有效措施，理由由其说明，即将将军，实事求是是根本。',
        },
      },
      {
        why: 'talk, steps, chants',
        reading: { text: '研究研究、一步一步、一个村一个村地走，中国加油中国加油，集体经济组织组织造林。' },
      },
      {
        why: 'a doubled name of an organ and its matter',
        reading: { text: '云溪县人民政府政府信息公开，请等等。' },
      },
      { why: '实实在在在', reading: { text: '实实在在在基层服务，存在在册不在岗的情况。' } },
    ],
  },
};
