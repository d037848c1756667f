import { civilDateOf } from '../calendar/civil-date.ts';
import type { Hit, Rule } from '../rule.ts';
import { isIdentityNumber } from '../text/check-digits.ts';
import { LABEL_REACH, labelBefore } from '../text/number-labels.ts';
import { LATEST_BIRTH } from '../text/private-number.ts';
import { type PrivateNumber, privateNumbers } from '../text/private-numbers.ts';

/** Telephones an office gives out on purpose (FIELD 6): worth a look, no leak by themselves. */
const OFFICE_PHONE =
  /联系|咨询|监督|举报|投诉|服务|值班|办公|报名|客服|热线|业务|受理|传真|预约|报警|求助|报修|抢修/;
/** Between two numbers of one list of contacts: a name, a remark, the office's own line. */
const NEXT_CONTACT = /^(?:[^\d。！？\n]|\n(?=[^\n]*$)){0,16}$/;
const LAND_LINE = /0\d{2,3}\s?[-－—]{0,2}\s?\d{7,8}(?!\d)/g;
/** A citizen's letter speaks of itself. */
const OWN_PHONE = /本人|我的|我家|我是|身份证|手机号[^。；;]{0,4}$/;
/** An identity number of the first generation has no check digit. */
const OLD_LENGTH = 15;

/** Nobody is born tomorrow. @param today civil date */
function isAhead({ kind, digits }: PrivateNumber, today: string): boolean {
  const born = `${digits.slice(6, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}`;
  return kind === '身份证号码' && isIdentityNumber(digits, LATEST_BIRTH) && born > today;
}

/** What is said of a number. @param isContact it follows another number of the same list of an office's contacts */
function said({ kind, digits }: PrivateNumber, before: string, isContact: boolean): Omit<Hit, 'masked'> {
  if (kind === '银行卡号')
    return {
      message: '疑似公开了完整的银行卡号',
      suggestion: '删除，或只保留后四位；单位对公账户可忽略',
      sureness: '疑似',
    };
  if (kind === '手机号码') {
    const office = (isContact || OFFICE_PHONE.test(before)) && !OWN_PHONE.test(before);
    return {
      message: office ? '联系方式是个人手机号码，请确认可以公开' : '公开了完整的手机号码',
      suggestion: office ? '改用办公座机，或确认本人同意公开' : '删除，或中间四位用“*”代替',
      severity: office ? '提示' : '严重',
      sureness: '疑似',
    };
  }
  if (digits.length !== OLD_LENGTH && !isIdentityNumber(digits, LATEST_BIRTH))
    return {
      message: '疑似公开了居民身份证号码（位数或校验位不对，可能录错）',
      suggestion: '核对后删除，或只保留前六位和后四位，其余用“*”代替',
      sureness: '疑似',
    };
  return digits.length === OLD_LENGTH
    ? {
        message: '疑似公开了完整的 15 位居民身份证号码',
        suggestion: '删除，或只保留前六位和后三位，其余用“*”代替',
        sureness: '疑似',
      }
    : {
        message: '公开了完整的居民身份证号码',
        suggestion: '删除，或只保留前六位和后四位，其余用“*”代替',
      };
}

/**
 * Identity numbers with a valid check digit, mobile numbers, bank cards beside their label, as `privateNumbers` knows
 * them; those of addresses and names of files are no words of the page. Only the masked form ever leaves this rule
 * (notice 四(三)).
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
    for (const number of privateNumbers(text)) {
      if (number.place !== 'text' || isAhead(number, today)) continue;
      const { start, end, masked } = number;
      const last = hits[hits.length - 1];
      const between = text.slice(last?.end ?? 0, start).slice(-2 * LABEL_REACH);
      const isContact = last?.severity === '提示' && NEXT_CONTACT.test(between.replace(LAND_LINE, ''));
      hits.push({ start, end, masked, ...said(number, labelBefore(text, start), isContact) });
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
      { why: 'a mobile number as the name of a mailbox', reading: { text: '邮箱：13800138000@163.com' } },
      {
        why: 'an identity number typed wrong beside its label',
        reading: { text: '身份证号：110105194912310021' },
      },
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
        why: 'codes, amounts, mailboxes of no number',
        reading: {
          text: '订单号：13800138000，备案证明13100302001-17001，成交价13800138000元，QQ群：13800138000，yx138@163.com',
        },
      },
      { why: 'old numbers without a label', reading: { text: '批次110105491231002' } },
      { why: 'land lines', reading: { text: '咨询电话：0816-4366123，4008001234。' } },
    ],
  },
};
