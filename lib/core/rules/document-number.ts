import { civilDateOf } from '../calendar/civil-date.ts';
import type { Hit, Rule } from '../rule.ts';

const HAN = '[\\u4e00-\\u9fff]';
const OPEN = '[〔﹝\\[［（(【｛{〈「]';
const CLOSE = '[〕﹞\\]］）)】｝}〉」]';

/** 机关代字 (bounded: a run of Han characters may be a whole book), year in brackets, number, 号, with everything that goes wrong between them. */
const BRACKETED = new RegExp(
  `(${HAN}{2,24})( ?)(${OPEN})?( ?)(\\d{4}|\\d{2})( ?)(${CLOSE})?( ?)(第?)( ?)(\\d{1,5})( ?)号(?![楼院线店门房])`,
  'g',
);

/** Both brackets lost and no 号 either: only where the number stands alone, as under a document's title. */
const BARE = new RegExp(`^(${HAN}{2,10}?)(\\d{4})(\\d{1,4})$`);

/** How the 代字 of offices end (国办发, 川府函, 绵安府办 …): without brackets only these are taken for one. */
const CODE_ENDS = /(?:[府政委党局厅部办]办?[发函规]|[府政委党]办|办[发函秘]|[发函规字])$/;

/** Words before the number that are no part of its 代字. */
const LEAD =
  /^.*(?:根据|依据|按照|依照|参照|文件|通知|公告|关于|印发|发布|执行|落实|以及|转发|的|和|与|及|见|以|由|号|了|为|是|原)(?=.{2})/;

/** Numbers with rules of their own: certificates, court cases, projects, drugs, proposals. */
const OTHER_NUMBERS = /(?:第|[准证食卫健]字|编号|许可证?|合同|备案|项目|代码|电话|邮编|建议|提案|案号)$/;
/** A department's order or announcement counts 第 n 号 (中国人民银行令〔2021〕第3号). */
const COUNTS_WITH_DI = /(?:令|公告|通告|决定)$/;

const LONGEST_CODE = 10;

interface Parts {
  code: string;
  year: string;
  number: string;
}

const corrected = ({ code, year, number }: Parts): string =>
  `${code}〔${year.length === 2 ? `20${year}` : year}〕${Number(number)}号`;

function codeOf(run: string): string {
  return run.replace(LEAD, '').slice(-LONGEST_CODE);
}

function faultsOf(match: RegExpMatchArray, code: string, thisYear: number): string[] {
  const [, , gap, open, s1, year = '', s2, close, s3, di, s4, number = '', s5] = match;
  const faults: string[] = [];
  if (!open && !close) faults.push('年份缺少六角括号〔〕');
  else if (!open) faults.push('年份缺少左括号〔');
  else if (!close) faults.push('年份缺少右括号〕');
  else if (!/[〔﹝]/.test(open) || !/[〕﹞]/.test(close)) faults.push('年份应使用六角括号〔〕');
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
    for (const match of reading.text.matchAll(BRACKETED)) {
      const [all, run = '', , open, , year = '', , close, , , , number = ''] = match;
      if (!isDocumentNumber(match, run)) continue;
      const code = codeOf(run);
      const faults = faultsOf(match, code, thisYear);
      if (faults.length === 0) continue;
      const end = match.index + all.length;
      hits.push({
        start: match.index + run.length - code.length,
        end,
        message: `发文字号不规范：${faults.join('，')}`,
        suggestion: corrected({ code, year, number }),
        sureness: (open && close) || CODE_ENDS.test(code) ? '确定' : '疑似',
      });
    }
    for (const { start, end } of reading.blocks) {
      const match = BARE.exec(reading.text.slice(start, end));
      const [, code = '', year = '', number = ''] = match ?? [];
      if (!match || !CODE_ENDS.test(code) || Number(year) < 1949 || Number(year) > thisYear + 1) continue;
      hits.push({
        start,
        end,
        message: '发文字号不规范：年份缺少六角括号〔〕，末尾缺少“号”字',
        suggestion: corrected({ code, year, number }),
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
      { why: 'court case', reading: { text: '（2023）川01民初15号' } },
      { why: 'dates, addresses, phones', reading: { text: '2023年10月16日 人民路202315号 政府办2023715' } },
    ],
  },
};
