import type { PageReading } from '../reading.ts';
import { isStandardPage } from '../register/own-hosts.ts';
import type { Hit, Rule } from '../rule.ts';

/** An organ's name and 文件, alone on its line: 某县人民政府办公室文件. Letter-spaced heads count too. */
const HEAD_LINE =
  /^[\u4e00-\u9fa5（）()、]{2,40}(党委|委员会|人民政府|政府|办公室|办公厅|指挥部|领导小组|厅|局|委|部|院|中心|总队|支队|大队|公司|协会|联合会|总工会|法院|检察院)(联席会议)?文件$/;
const NUMBER_LINE = /〔\d{4}〕|[[［【(（]\d{4}[\]］】)）]\s?第?\d{1,4}\s?号/;
/** On a line of its own, or behind the number of a paper that goes upwards. */
const SIGNER = /^(?:.{0,24}号)?签发人[:：]/;
const NOTICE_TITLE = /关于.{2,60}的(通知|意见|批复|函|公告|通告|决定|请示|报告|方案|通报)$/;

/** The head stands at the top of the body: lines looked at from the first line of an article on. */
const TOP_LINES = 30;
/** Type of a red head: 22 pt and more; smaller red lines are remarks. */
const LARGE = 24;

/** Number, label and a name or two. */
const LONGEST_SIGNER = 40;

interface Line {
  start: number;
  end: number;
  words: string;
}

function topLines({ blocks, text }: PageReading): Line[] {
  return blocks
    .filter(({ role }) => role === 'body' || role === 'title' || role === 'heading')
    .slice(0, TOP_LINES)
    .map(({ start, end }) => ({ start, end, words: text.slice(start, end).replace(/[\s★☆]/g, '') }));
}

const isNumber = ({ words }: Line): boolean => NUMBER_LINE.test(words) && words.length <= 30;

function headHit(reading: PageReading): Hit | undefined {
  const lines = topLines(reading);
  const { redLines = [], redRules = 0 } = reading;
  for (const [at, { start, end, words }] of lines.entries()) {
    const red = redLines.find((line) => line.start < end && line.end > start);
    const after = lines.slice(at + 1, at + 5);
    const isHead = HEAD_LINE.test(words);
    // A large red centred line that is short and followed by the number is a head without the word 文件 (函 and 令 forms).
    const isLetterHead =
      red?.centred &&
      (red.size ?? 0) >= LARGE &&
      words.length <= 30 &&
      /(人民政府|办公室|办公厅|委员会|局|厅|令|纪要|公报)$/.test(words);
    if (!isHead && !isLetterHead) continue;
    // Further down stands the number of a table of facts about the paper, above it the name of a column.
    const hasNumber = after.slice(0, red ? 4 : 1).some(isNumber);
    const hasSigner = after.some((line) => SIGNER.test(line.words));
    const signs = [
      red ? '红色' : '',
      red?.size !== undefined && red.size >= LARGE ? '大号字' : '',
      red?.centred ? '居中' : '',
      hasNumber ? '下接发文字号' : '',
      hasSigner ? '有签发人' : '',
      redRules > 0 ? '有红色横线' : '',
    ].filter(Boolean);
    if (signs.length === 0 || words === reading.columnName) continue;
    if (!isHead && !hasNumber && !hasSigner) continue;
    return {
      start,
      end,
      message: `正文带有红头“${words}”（${signs.join('、')}）`,
      suggestion: '上网文件要去红头：删去文头、红线和签发人，只发布文字版',
      sureness: isHead && (red !== undefined || hasSigner || redRules > 0) ? '确定' : '疑似',
    };
  }
  const signer = lines.find((line) => SIGNER.test(line.words) && line.words.length <= LONGEST_SIGNER);
  if (!signer || !lines.some(isNumber)) return undefined;
  return {
    start: signer.start,
    end: signer.end,
    message: '正文保留了文头里的“签发人”',
    suggestion: '上网文件要去红头：删去文头、红线和签发人，只发布文字版',
    sureness: '疑似',
  };
}

/** A paper whose body is a picture: nobody can tell by machine, so a person is asked to look. */
function scannedHit({ title, gaps, documentTitle }: PageReading): Hit | undefined {
  if (!gaps.some(({ what }) => what === 'image-text')) return undefined;
  if (
    !NOTICE_TITLE.test(title.trim()) &&
    !NOTICE_TITLE.test((documentTitle ?? '').split(/[-_|]/)[0]?.trim() ?? '')
  )
    return undefined;
  return {
    words: title,
    message: '正文是图片，可能是红头文件的扫描件，请打开看一看',
    suggestion: '改为发布去红头的文字版',
    severity: '提示',
    sureness: '疑似',
  };
}

/** Notice 三(一): red-headed papers are not put online; what is published has its red head taken off. */
export const rule: Rule = {
  id: 'red-head',
  title: '红头文件未去红头',
  clause: '三(一)',
  problemClass: '红头文件',
  severity: '一般',
  sureness: '确定',
  needs: ['kind', 'text', 'blocks'],
  check(reading, { register }) {
    if (reading.kind !== 'article' || reading.account) return [];
    const hit = headHit(reading) ?? (isStandardPage(register, reading) ? scannedHit(reading) : undefined);
    return hit ? [hit] : [];
  },
  examples: {
    flags: [
      {
        why: 'red, large, centred',
        reading: {
          ...article('云溪县人民政府办公室文件\n云府办发〔2026〕12号\n关于做好冬季供暖的通知'),
          redLines: [{ start: 0, end: 12, size: 48, centred: true }],
        },
      },
      {
        why: 'the number right below',
        reading: article('云溪县人民政府文件\n云府发〔2026〕3号\n签发人：王某'),
      },
      {
        why: 'signer behind the number',
        reading: article('关于某事的请示\n云府〔2026〕3号 签发人：王某\n市人民政府：'),
      },
      { why: 'between stars', reading: article('★ 云溪县卫生健康局文件 ★\n云卫〔2026〕3号') },
      { why: 'set wide', reading: article('云 溪 县 水 利 局 文 件\n云水〔2026〕3号') },
      {
        why: 'a notice that is a picture',
        reading: {
          ...article(''),
          title: '关于做好冬季供暖工作的通知',
          gaps: [{ what: 'image-text', why: '正文以图片为主，图片中的文字未检查。' }],
          site: { code: '5199990001' },
        },
      },
    ],
    passes: [
      {
        why: 'head taken off',
        reading: article('关于做好冬季供暖的通知\n云府办发〔2026〕12号\n各乡镇人民政府：'),
      },
      { why: 'papers spoken of', reading: article('会议学习了县人民政府文件\n与会人员作了发言。') },
      {
        why: 'a red warning',
        reading: {
          ...article('重要提示\n云府办发〔2026〕12号'),
          redLines: [{ start: 0, end: 4, size: 32, centred: true }],
        },
      },
      {
        why: 'a list of papers',
        reading: { ...article('云溪县人民政府文件\n云府发〔2026〕3号'), kind: 'list' },
      },
    ],
  },
};

function article(text: string): Partial<PageReading> {
  return { kind: 'article', title: '某文', text };
}
