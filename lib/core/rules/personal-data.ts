import { civilDateOf } from '../calendar/civil-date.ts';
import type { Hit, Rule } from '../rule.ts';
import { isCreditCode, isIdentityNumber, isOldIdentityNumber, passesLuhn } from '../text/check-digits.ts';
import { type NumberRun, numberRuns } from '../text/number-runs.ts';

const MOBILE = /^1[3-9]\d{9}$/;
const CARD = /^[3-6]\d{15,18}$/;

/** Characters before a number in which its label is looked for, the cell before it in a table included. */
const LABEL_REACH = 40;

const CREDIT_LABEL =
  /(?:信用代码|纳税人识别号|税号|组织机构代码|登记证号|订单号?|流水号|项目编号|编号|案号)[^。；;\n]{0,6}$/;
const CODE_LABEL =
  /(?:信用代码|纳税人识别号|税号|组织机构代码|登记证号?|备案证明|订单号?|流水号?|运单|快递单|单号|编号|编码|代码|案号|文号|备案号|合同号|准考证|报名号|学号|工号|证书号|批号|条码|序列号|QQ群?|群号)[^。；;，,、\n\d]{0,6}$/i;
/** An amount, an area, a count: a number with its measure. */
const MEASURE =
  /^\s?(?:余|多)?(?:元|万|亿|平方|立方|公里|千米|米|吨|千克|公斤|公顷|亩|人次|人|户|件|册|千瓦|度|字节|号(?!码)|%|％|@)/;
const ID_LABEL = /身份证|公民身份|证件号/;
const CARD_LABEL = /(?:卡号|账号|帐号|账户|帐户|开户|银行|收款)/;
/** Telephones an office gives out on purpose (FIELD 6): worth a look, no leak by themselves. */
const OFFICE_PHONE =
  /联系|咨询|监督|举报|投诉|服务|值班|办公|报名|客服|热线|业务|受理|传真|预约|报警|求助|报修|抢修/;
/** Between two numbers of one list of contacts: a name, a remark, the office's own line. */
const NEXT_CONTACT = /^(?:[^\d。！？\n]|\n(?=[^\n]*$)){0,16}$/;
const LAND_LINE = /0\d{2,3}\s?[-－—]{0,2}\s?\d{7,8}(?!\d)/g;
/** A citizen's letter speaks of itself. */
const OWN_PHONE = /本人|我的|我家|我是|身份证|手机号[^。；;]{0,4}$/;

/** 6-8-4 of an identity number, 3-4-4 of a mobile, 4-4-4-4-n of a card: other gaps stand between two numbers. */
const GROUPINGS = new Set([
  '6-8-4',
  '6-4-4-4',
  '3-4-4',
  '3-3-5',
  '4-4-4-4',
  '4-4-4-4-1',
  '4-4-4-4-2',
  '4-4-4-4-3',
  '6-13',
  '6-10',
  '6-12',
]);

const isOneNumber = ({ groups }: NumberRun): boolean =>
  groups.length === 1 || GROUPINGS.has(groups.join('-'));

/** +8613800138000 → 13800138000. */
function withoutCountry(run: NumberRun, text: string): NumberRun {
  if (!/^861\d{10}$/.test(run.digits) || !/[+＋]/.test(text.charAt(run.start - 1))) return run;
  const [first = 0, ...rest] = run.groups;
  return { ...run, digits: run.digits.slice(2), groups: [first - 2, ...rest], start: run.start + 2 };
}

const hidden = (digits: string, head: number, tail: number): string =>
  digits.slice(0, head) + '*'.repeat(digits.length - head - tail) + digits.slice(-tail);

/** What stands about a number. */
interface Surroundings {
  before: string;
  around: string;
  after: string;
  /** It follows another number of the same list of an office's contacts. */
  isContact: boolean;
}

function judge(
  { digits, start, end }: NumberRun,
  { before, around, after, isContact }: Surroundings,
  today: string,
): Hit | undefined {
  if (isIdentityNumber(digits, today)) {
    if (CREDIT_LABEL.test(before) && !ID_LABEL.test(before)) return undefined;
    return {
      start,
      end,
      masked: hidden(digits, 6, 4),
      message: '公开了完整的居民身份证号码',
      suggestion: '删除，或只保留前六位和后四位，其余用“*”代替',
    };
  }
  if (isOldIdentityNumber(digits) && ID_LABEL.test(before))
    return {
      start,
      end,
      masked: hidden(digits, 6, 3),
      message: '疑似公开了完整的 15 位居民身份证号码',
      suggestion: '删除，或只保留前六位和后三位，其余用“*”代替',
      sureness: '疑似',
    };
  if (MOBILE.test(digits)) {
    if (CODE_LABEL.test(before) || MEASURE.test(after)) return undefined;
    const office = (isContact || OFFICE_PHONE.test(before)) && !OWN_PHONE.test(before);
    return {
      start,
      end,
      masked: hidden(digits, 3, 4),
      message: office ? '联系方式是个人手机号码，请确认可以公开' : '公开了完整的手机号码',
      suggestion: office ? '改用办公座机，或确认本人同意公开' : '删除，或中间四位用“*”代替',
      severity: office ? '提示' : '严重',
      sureness: '疑似',
    };
  }
  if (CARD.test(digits) && passesLuhn(digits) && CARD_LABEL.test(around)) {
    if (digits.length === 18 && (isCreditCode(digits) || CREDIT_LABEL.test(before))) return undefined;
    return {
      start,
      end,
      masked: hidden(digits, 4, 4),
      message: '疑似公开了完整的银行卡号',
      suggestion: '删除，或只保留后四位；单位对公账户可忽略',
      sureness: '疑似',
    };
  }
  return undefined;
}

/** The words before a number in its block and the block before it: a table's label stands in a cell of its own. */
function labelBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - LABEL_REACH), start);
  const [own = '', previous = ''] = before.split('\n').reverse();
  const words = `${previous}：${own}`;
  return words.slice(words.lastIndexOf('。') + 1);
}

/**
 * Identity numbers with a valid check digit, mobile numbers, bank cards beside their label. 统一社会信用代码, longer
 * numbers, addresses and masked forms are none. Only the masked form ever leaves this rule (notice 四(三)).
 */
export const rule: Rule = {
  id: 'personal-data',
  title: '公开了个人隐私',
  clause: '四(三)',
  problemClass: '个人隐私',
  severity: '严重',
  sureness: '确定',
  needs: ['text'],
  check({ text }, { now }) {
    const hits: Hit[] = [];
    const today = civilDateOf(now);
    for (const found of numberRuns(text, 11)) {
      const run = withoutCountry(found, text);
      if (!isOneNumber(run)) continue;
      const before = labelBefore(text, run.start);
      const after = text.slice(run.end, run.end + LABEL_REACH / 2);
      const around = text.slice(Math.max(0, run.start - LABEL_REACH), run.end) + after;
      const last = hits[hits.length - 1];
      const between = text.slice(last?.end ?? 0, run.start).slice(-2 * LABEL_REACH);
      const isContact = last?.severity === '提示' && NEXT_CONTACT.test(between.replace(LAND_LINE, ''));
      const hit = judge(run, { before, around, after, isContact }, today);
      // Runs ascend, a whole number before its pieces: only the last one can hold this one.
      if (hit && (last?.end ?? 0) <= run.start) hits.push(hit);
    }
    return hits;
  },
  examples: {
    flags: [
      { why: 'identity number', reading: { text: '申请人身份证号11010519491231002X。' } },
      {
        why: 'identity number in groups and full width',
        reading: { text: '身份证：１１０１０５ １９４９１２３１ ００２Ｘ' },
      },
      { why: 'a mobile number in a letter', reading: { text: '我家水管坏了，请打13800138000。' } },
      { why: 'a mobile number as an office contact', reading: { text: '联系电话：138-0013-8000' } },
      { why: 'with the prefix of the country', reading: { text: '请打+8613800138000找我。' } },
      { why: 'the old identity number beside its label', reading: { text: '身份证号：110105491231002' } },
      { why: 'bank card beside its label', reading: { text: '请汇入银行卡号：6222 0212 3456 7890 128' } },
    ],
    passes: [
      { why: 'check digit wrong', reading: { text: '编排示例110105194912310021。' } },
      { why: 'masked', reading: { text: '身份证110105********002X，电话138****8000。' } },
      { why: 'credit code', reading: { text: '统一社会信用代码：91350100M000100Y43、914403001922038216' } },
      {
        why: 'part of a longer number or of an address',
        reading: { text: '流水号2013800138000123，见http://a.gov.cn/13800138000.html' },
      },
      { why: 'no label beside a Luhn number', reading: { text: '合同共6222021234567890128字节。' } },
      {
        why: 'codes, amounts, mailboxes',
        reading: {
          text: '订单号：13800138000，备案证明13100302001-17001，成交价13800138000元，QQ群：13800138000，13800138000@163.com',
        },
      },
      { why: 'old numbers without a label', reading: { text: '批次110105491231002' } },
      { why: 'land lines', reading: { text: '咨询电话：0816-4366123，4008001234。' } },
    ],
  },
};
