import { civilDateOf } from '../calendar/civil-date.ts';
import type { Hit, Rule } from '../rule.ts';
import { foldDateSigns } from '../text/chinese-date.ts';

const HAN = '[\\u4e00-\\u9fff]';
const OPEN = '[〔﹝\\[［（(【｛{〈「]';
const CLOSE = '[〕﹞\\]］）)】｝}〉」]';

/** 机关代字 (bounded: a run of Han characters may be a whole book), year in brackets, number, 号, with everything that goes wrong between them. */
const BRACKETED = new RegExp(
  `(${HAN}{2,24})( ?)(${OPEN})?( ?)(\\d{4}|\\d{2})( ?)年?(${CLOSE})?( ?)(第?)( ?)(\\d{1,5})( ?)号(?![楼院线店门房])`,
  'g',
);

/** Both brackets lost and no 号 either: only where the number stands alone, as under a document's title. */
const BARE = new RegExp(`^(${HAN}{2,10}?)(\\d{4})(\\d{1,4})$`);

/** In brackets like a number and without 号: only where nothing follows, as under a title or in （）. */
const NO_SIGN = new RegExp(`(${HAN}{2,24})(${OPEN})(\\d{4})(${CLOSE})(\\d{1,4})(?=[)）》\\]］】]|$)`, 'gm');

/** How the 代字 of offices end (国办发, 川府函, 绵安府办 …): without brackets only these are taken for one. */
const CODE_ENDS = /(?:[府政委党局厅部办]办?[发函规]|[府政委党]办|办[发函秘]|[发函规字])$/;

/** Words before the number that are no part of its 代字. */
const LEAD =
  /^.*(?:根据|依据|按照|依照|参照|遵照|对照|文件|通知|公告|关于|印发|发出|下发|颁发|下达|作出|转来|收到|贯彻|发布|执行|落实|以及|转发|报经|已经|的|和|与|及|见|以|由|经|号|了|为|是|原)(?=.{2})/;

/** Numbers with rules of their own: certificates, court cases, projects, drugs, proposals. */
const OTHER_NUMBERS =
  /(?:第|[准证食卫健调]字|编号|许可证?|合同|备案|项目|代码|电话|邮编|建议|提案|案号|国用|集用|他项|房权|林证|地字|建字|网文|调查字|证)$/;
/** Cases before an office or a court are numbered by rules of their own, often in round brackets. */
const CASES = /(?:罚|罚决|裁|裁决|复决|诉|仲裁|公证|鉴定|采)字?$/;
/** A department's order or announcement counts 第 n 号 (中国人民银行令〔2021〕第3号). */
const COUNTS_WITH_DI = /(?:令|公告|通告|决定)$/;

const LONGEST_CODE = 10;

interface Parts {
  code: string;
  year: string;
  number: string;
}

/** `86` is 1986: no number is of a year to come. */
const fullYear = (year: string, thisYear: number): string => {
  if (year.length === 4) return year;
  return Number(`20${year}`) > thisYear ? `19${year}` : `20${year}`;
};

const corrected = ({ code, year, number }: Parts, thisYear: number): string =>
  `${code}〔${fullYear(year, thisYear)}〕${Number(number)}号`;

function codeOf(run: string): string {
  return run.replace(LEAD, '').slice(-LONGEST_CODE);
}

/** By itself in round brackets or on its line: whatever its 代字, it is given as a number of a paper. */
const isAlone = (before: string, after: string): boolean =>
  /(?:^|[\n（(])$/.test(before) && /^(?:[\n）)]|$)/.test(after);

/** Nothing else ends like an office's 代字, or is given with its year in six-cornered brackets, or alone. */
const isSure = (code: string, open = '', close = '', alone = false): boolean =>
  !CASES.test(code) &&
  (CODE_ENDS.test(code) ||
    /[〔﹝]/.test(open) ||
    /[〕﹞]/.test(close) ||
    (alone && open !== '' && close !== ''));

function faultsOf(match: RegExpMatchArray, code: string, thisYear: number): string[] {
  const [, , gap, open, s1, year = '', s2, close, s3, di, s4, number = '', s5] = match;
  const faults: string[] = [];
  if (!open && !close) faults.push('年份缺少六角括号〔〕');
  else if (!open) faults.push('年份缺少左括号〔');
  else if (!close) faults.push('年份缺少右括号〕');
  else if (!/[〔﹝]/.test(open) || !/[〕﹞]/.test(close)) faults.push('年份应使用六角括号〔〕');
  if (match[0].includes(`${year}年`)) faults.push('年份后不加“年”字');
  if (year.length === 2) faults.push('年份应写全四位');
  else if (Number(year) < 1949 || Number(year) > thisYear + 1) faults.push('年份不合理');
  if (di && !COUNTS_WITH_DI.test(code)) faults.push('序号前不加“第”字');
  if (number.startsWith('0')) faults.push('序号不编虚位（不以0开头）');
  // 某某决定书 〔2022〕3号: the words before are a title, not a 代字, and a space after them is right.
  if ((gap && CODE_ENDS.test(code)) || s1 || s2 || s3 || s4 || s5) faults.push('中间不应有空格');
  return faults;
}

/** Is this a document's number at all? The fewer brackets are left, the surer its 代字 must be. */
function isDocumentNumber(match: RegExpMatchArray, run: string): boolean {
  const [, , , open, , year = '', , close] = match;
  if (OTHER_NUMBERS.test(run)) return false;
  if (/[〔﹝]/.test(open ?? '') || /[〕﹞]/.test(close ?? '')) return true;
  if (open && close && year.length === 4) return true;
  return CODE_ENDS.test(run) && (year.length === 4 || Boolean(open && close));
}

/** 发文字号 as GB/T 9704—2012 7.2.5 sets it: 机关代字, four-digit year in 〔〕, number without 第 and without leading 0, 号. */
export const rule: Rule = {
  id: 'document-number',
  title: '发文字号不规范',
  clause: '三(一)；GB/T 9704—2012 7.2.5',
  problemClass: '发文字号',
  severity: '一般',
  sureness: '确定',
  needs: ['text'],
  check(reading, { now }) {
    const thisYear = Number(civilDateOf(now).slice(0, 4));
    const hits: Hit[] = [];
    const text = foldDateSigns(reading.text);
    for (const match of text.matchAll(BRACKETED)) {
      const [all, run = '', , open, , year = '', , close, , , , number = ''] = match;
      if (!isDocumentNumber(match, run)) continue;
      const code = codeOf(run);
      const faults = faultsOf(match, code, thisYear);
      if (faults.length === 0) continue;
      const [start, end] = [match.index + run.length - code.length, match.index + all.length];
      const alone = isAlone(text.slice(Math.max(0, start - 1), start), text.slice(end, end + 1));
      hits.push({
        start,
        end,
        message: `发文字号不规范：${faults.join('，')}`,
        suggestion: corrected({ code, year, number }, thisYear),
        sureness: isSure(code, open, close, alone) ? '确定' : '疑似',
      });
    }
    for (const match of text.matchAll(NO_SIGN)) {
      const [all, run = '', , year = '', , number = ''] = match;
      const code = codeOf(run);
      if (!CODE_ENDS.test(code) || CASES.test(code) || OTHER_NUMBERS.test(run)) continue;
      hits.push({
        start: match.index + run.length - code.length,
        end: match.index + all.length,
        message: '发文字号不规范：末尾缺少“号”字',
        suggestion: corrected({ code, year, number }, thisYear),
        sureness: '疑似',
      });
    }
    for (const { start, end } of reading.blocks) {
      const match = BARE.exec(text.slice(start, end));
      const [, code = '', year = '', number = ''] = match ?? [];
      if (!match || !CODE_ENDS.test(code) || Number(year) < 1949 || Number(year) > thisYear + 1) continue;
      hits.push({
        start,
        end,
        message: '发文字号不规范：年份缺少六角括号〔〕，末尾缺少“号”字',
        suggestion: corrected({ code, year, number }, thisYear),
        sureness: '疑似',
      });
    }
    return hits;
  },
  examples: {
    flags: [
      { why: 'square brackets', reading: { text: '根据《通知》（川办发[2019]15号）要求' } },
      { why: 'round brackets', reading: { text: '按照国办发（2017）47号文件执行' } },
      { why: 'two-digit year', reading: { text: '川府发〔19〕15号' } },
      { why: '第 before the number', reading: { text: '川府发〔2019〕第15号' } },
      { why: 'leading zero', reading: { text: '川府发〔2019〕015号' } },
      { why: 'space inside', reading: { text: '（川办函〔2022〕116 号）' } },
      { why: 'closing bracket lost', reading: { text: '（川府公开办函〔202315号）' } },
      { why: 'opening bracket lost', reading: { text: '（川府办函2023〕15号）' } },
      { why: '年 inside the brackets', reading: { text: '川府发〔2019年〕15号' } },
      { why: '号 lost', reading: { text: '《关于加强管理的通知》（川府发〔2019〕15）' } },
      { why: 'full-width digits', reading: { text: '川府发［２０１９］１５号' } },
      { why: 'both lost, 号 kept', reading: { text: '依据川府办函202315号' } },
      {
        why: 'both lost and 号 too, alone on its line',
        reading: { text: '关于加强管理的通知\n某安府办202371' },
      },
    ],
    passes: [
      { why: 'as the standard wants it', reading: { text: '（国办发〔2017〕47号）、川办函〔2022〕116号' } },
      { why: "a department's order", reading: { text: '中国人民银行令〔2021〕第3号' } },
      {
        why: 'proposals, standards, projects',
        reading: { text: '建议第14040218号 GB/T 9704—2012 项目编号202315号' },
      },
      { why: 'land certificate', reading: { text: '云国用（2010）第00123号、文网文[2010]024号' } },
      { why: 'licence in a footer', reading: { text: '京ICP证060535号' } },
      { why: 'full-width digits are digits', reading: { text: '川府发〔２０１９〕１５号' } },
      { why: 'court case', reading: { text: '（2023）川01民初15号' } },
      { why: 'dates, addresses, phones', reading: { text: '2023年10月16日 人民路202315号 政府办2023715' } },
    ],
  },
};
