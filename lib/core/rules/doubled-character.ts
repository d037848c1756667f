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
  { char: '是', before: /[于但凡若总还可只或就即正仅乃便国]$/, after: /^(?:否|非)/ },
  {
    char: '在',
    before: /[存现所实内外潜自正旨好健同贵重]$/,
    after: /^(?:乎|场|职|校|线|建|编|岗|册|逃|押|家|野|朝|读|握|先|行|意|案)/,
  },
  { char: '与', before: /[参给付授赋寄予]$/, after: /^(?:会|时|否|众)/ },
  { char: '及', before: /[以涉顾危普触波殃埃料企不]$/, after: /^(?:时|其|格|早|第|至)/ },
  { char: '把', before: /[车门火刀扫一]$/, after: /^(?:握|关|控|脉|守|手|戏)/ },
  { char: '被', before: /[棉植]$/, after: /^(?:告|子|动|害|褥|套)/ },
];

/** Words of two characters that nobody writes twice in a row. */
const TWICE =
  /(关于|进行|以及|根据|按照|我们|他们|通过|对于|但是|因此|由于|已经|应当|必须|其中|并且|为了|同时|以上|以下|召开|印发|通知)\1/g;

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
  needs: ['text'],
  check({ text }) {
    const words = [...text.matchAll(TWICE)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      message: `“${match[1]}”重复`,
      suggestion: match[1] ?? '',
    }));
    return [...doublings(text), ...words];
  },
  examples: {
    flags: [
      { why: '的的', reading: { text: '做好信息公开的的各项工作。' } },
      { why: '了了', reading: { text: '会议听取了了工作汇报。' } },
      { why: '和和', reading: { text: '各乡镇和和区级部门要认真落实。' } },
      { why: 'a word twice', reading: { text: '对栏目进行进行检查。' } },
    ],
    passes: [
      { why: '目的的, 的的确确', reading: { text: '以牟利为目的的行为，的的确确存在。' } },
      { why: '为了了解, 不了了之', reading: { text: '为了了解情况，不能不了了之。' } },
      { why: '缓和和, 和和谐', reading: { text: '局势缓和和稳定，安全和和谐并重，和和美美。' } },
      { why: '实实在在在', reading: { text: '实实在在在基层服务，存在在册不在岗的情况。' } },
    ],
  },
};
