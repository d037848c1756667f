import { figuresAbove, isAmount } from './figures.ts';
import { labelWords } from './label-words.ts';

/** Characters before a number in which its label is looked for, the cell before it in a table included. */
export const LABEL_REACH = 40;

const CREDIT = /(?:信用代码|纳税人识别号|税号|组织机构代码|登记证号)[^。;\n]{0,6}$/;
const NUMBERING = /(?:订单号?|流水号|编号|案号)[^。;\n]{0,6}$/;
const CODE =
  /(?:信用代码|纳税人识别号|税号|组织机构代码|登记证号?|备案证明|订单号?|流水号?|运单|快递单|单号|编号|编码|代码|案号|文号|备案号|合同号|准考证|报名号|学号|工号|证书号|批号|条码|序列号|qq群?|群号|isbn|issn|书号|[电水气热]户号|户号:|[表型车票井座站桩卷册图]号)[^。;,、\n\d]{0,6}$/;
/** The last word before a number, if it stands apart from those before it. */
const LAST_WORD = /[:\s/](\p{Script=Han}{2,})[:\s]*$/u;
/** Words that only lead on from a label to its number. */
const LEADS_ON = /号码?$|[为是系]$|如下$/;

/**
 * Behind a label a word of its own is what the label names: 工号 张三 13800138000. A name spread over its cell is told
 * from a label by nothing, so that only whole words count.
 *
 * @param before as written, with its spaces
 */
function isAnswered(before: string): boolean {
  const words = before.split(/\s+/).map(labelWords).join(' ');
  const last = LAST_WORD.exec(words)?.[1];
  return last !== undefined && !CODE.test(`${last}:`) && !LEADS_ON.test(last);
}

/** Papers of a person; what is only called 证件 is one of a trade or a building too. */
const SURE_IDENTITY =
  '身份证|[一二]代证|驾驶证|驾照|身份号|公民身份|公民号码|居住证|identity|id ?card|id ?number|id ?no|sfz|shenfenzheng';
const PAPER = '(?<![可业格质营权产册记批])证件';
const IDENTITY = `${SURE_IDENTITY}|${PAPER}号`;
const IDENTITY_NAME = new RegExp(IDENTITY);
const IDENTITY_CUE = new RegExp(`${IDENTITY}|身份|${PAPER}`);
/** The number itself is what the label names: nothing but signs and what belongs to the label stand between. */
const rightBefore = (names: string): RegExp =>
  new RegExp(
    `(?:${names})(?:件|证|h)?(?:号码?|no|number)?(?:\\([^()]{0,8}\\))?(?:[\\s:;,.#/_(\\[【"“-]|是|为|系|号|码)*$`,
  );
const IDENTITY_RIGHT_BEFORE = rightBefore(IDENTITY);
const SURE_NAME = new RegExp(SURE_IDENTITY);
const SURE_RIGHT_BEFORE = rightBefore(SURE_IDENTITY);

/** Words for what money is kept in: any card, account or book, and the banks by their short names. */
const ACCOUNT =
  '卡号|[账帐][号户]|存折|一[卡折]通|支付宝|财付通|银联|[\\p{Script=Han}]卡(?![车片口通点位顿尔拉塔])|折号';
const BANK =
  '银行|信用社|农商|农信|邮储|邮政储蓄|储蓄所|分理处|[支分商]行(?![业政为动程])|[工农中建交招浦民兴光华广邮渤恒浙]行(?![业政为动人程军驶道列李距长使书文事])|开户|户名|持卡|收款|汇款|打款|转账|汇入|打入|打到|补助款|发放至';
const MONEY_LETTERS = '(?<![a-z])(?:card|account|acct|bank|unionpay|visa|alipay|kahao|zhanghao|yhk)(?![a-z])';
const CARD_CUE = new RegExp(`${ACCOUNT}|${BANK}|${MONEY_LETTERS}`, 'u');
const CARD_RIGHT_BEFORE = new RegExp(`(?:${ACCOUNT}|${BANK}|${MONEY_LETTERS})[^。;\\d]{0,8}$`, 'u');
/** 秦德福补贴1200.00元 */
const PAID_AFTER =
  /^[\s:,]?\p{Script=Han}{2,4}[\s:,]?(?:补贴|补助|补偿|工资|救助|低保|养老|抚恤|退款|奖励|稿费|劳务)/u;
/** Another number of a person right before it in its row. */
const PERSON_BEFORE = /(?<![\dXx])(?:\d{17}[\dXx]|1[3-9]\d{9})(?![\dXx])[^。;\d]{0,12}$/;

const PHONE_NAMES =
  '电话|手机|联系|联络|致电|拨打|请拨|拨号|来电|打给|呼叫|微信|短信|(?<!合)同号|热线|传真|小灵通|☎|☏|✆|📞|📱|📲';
/** Words in Latin letters that name a telephone; `v` and `vx` are how WeChat is written. */
const PHONE_LETTERS =
  'telephone|tel|cellphone|phone|phoneno|mobile|mobileno|mob|cell|call|contact|weixin|wechat|whatsapp|shouji|sjh|lxdh|dianhua';
const PHONE_CUE = new RegExp(`${PHONE_NAMES}|(?<![a-z])(?:${PHONE_LETTERS}|wx|vx)(?![a-z])|打$`);
const PHONE_RIGHT_BEFORE = new RegExp(
  `(?:${PHONE_NAMES}|(?<![a-z])(?:${PHONE_LETTERS}|wx|vx))[^。;,\\d]{0,10}$|打$`,
);
const PHONE_RIGHT_AFTER = /^[\s(]{0,3}(?:微信|同号|电话|手机|短信|v信|vx|wx|加微)/;
const PHONE_WORD = new RegExp(`(?:${PHONE_LETTERS})$|^(?:wx|vx|v)$`, 'i');
/** A mailbox that bears somebody's telephone. */
const MAILBOX_AFTER = /^@(?!\dx\b)[\w-]+\.[a-z]/i;

/** The words before a number in its block and the block before it: a table's label stands in a cell of its own. */
export function labelBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - LABEL_REACH), start);
  const feed = before.lastIndexOf('\n');
  const words =
    feed < 0
      ? `：${before}`
      : `${before.slice(before.lastIndexOf('\n', feed - 1) + 1, feed)}：${before.slice(feed + 1)}`;
  return words.slice(words.lastIndexOf('。') + 1);
}

/** What the words about a number say that it is. Each question is asked where somebody wants to know. */
export class Labels {
  private words: { spaced: string; before: string } | undefined;
  private behind: string | undefined;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly end: number,
  ) {}

  /** Words are made where a question needs them: a text of digits has as many stretches to ask about as digits. */
  private get label(): { spaced: string; before: string } {
    if (this.words) return this.words;
    const spaced = labelBefore(this.text, this.start);
    this.words = { spaced, before: labelWords(spaced) };
    return this.words;
  }

  /** The label as written. */
  private get spaced(): string {
    return this.label.spaced;
  }

  /** The label as it is compared. */
  private get before(): string {
    return this.label.before;
  }

  /** What stands behind the number, as written. */
  private get written(): string {
    return this.text.slice(this.end, this.end + LABEL_REACH / 2);
  }

  private get after(): string {
    this.behind ??= labelWords(this.written);
    return this.behind;
  }

  /** A number of something else: an order, a project, a certificate. Of two labels the nearer one names the number. */
  get isCode(): boolean {
    const code = CODE.exec(this.before);
    if (code === null || isAnswered(this.spaced) || MAILBOX_AFTER.test(this.after)) return false;
    return !PHONE_CUE.test(this.before.slice(code.index)) && !PHONE_RIGHT_AFTER.test(this.after);
  }

  /** 统一社会信用代码 and the codes before it. */
  get isCreditCode(): boolean {
    return CREDIT.test(this.before) && !IDENTITY_NAME.test(this.before);
  }

  /** A number that somebody gave to a thing, with a day in it perhaps: of an order, a project, a case. */
  get isNumbering(): boolean {
    return NUMBERING.test(this.before) && !IDENTITY_NAME.test(this.before);
  }

  /** An amount: a measure stands behind it, a sign of money or a word for a sum before it. */
  get isMeasure(): boolean {
    return isAmount(this.before, this.written) && !this.isPhoneByName;
  }

  /** An identity number is spoken of near, or named right before. */
  get isIdentity(): boolean {
    return IDENTITY_CUE.test(this.before);
  }

  get isIdentityByName(): boolean {
    return this.isRightBefore(IDENTITY_RIGHT_BEFORE);
  }

  /** Named by a word that names nothing but papers of a person, or as a 证件 whose kind is told before it. */
  get isIdentityBySureName(): boolean {
    if (this.isRightBefore(SURE_RIGHT_BEFORE)) return true;
    return SURE_NAME.test(this.before) && this.isIdentityByName;
  }

  /** The label may be broken over lines as a scanner or a narrow cell leaves it. */
  private isRightBefore(names: RegExp): boolean {
    if (!hasWords(this.text, this.start - LABEL_REACH, this.start)) return false;
    if (names.test(this.before)) return true;
    const lines = this.text.slice(Math.max(0, this.start - LABEL_REACH), this.start);
    return lines.includes('\n') && names.test(labelWords(lines.replaceAll('\n', '')));
  }

  /** A card is spoken of near, or names this very number. */
  get isCard(): boolean {
    const { text, start, end } = this;
    if (!hasWords(text, start - LABEL_REACH, start) && !hasWords(text, end, end + LABEL_REACH / 2))
      return false;
    const around = `${labelWords(text.slice(Math.max(0, start - LABEL_REACH), start))} ${this.after}`;
    return CARD_CUE.test(around);
  }

  get isCardByName(): boolean {
    return CARD_RIGHT_BEFORE.test(this.before);
  }

  /** A name and what it is paid stand behind it. */
  get isPaidTo(): boolean {
    return PAID_AFTER.test(this.after);
  }

  /** Stands in the row of a person whose identity or mobile number stands before it. */
  get isBesidePerson(): boolean {
    return PERSON_BEFORE.test(this.before);
  }

  /** A telephone is spoken of near, or names this very number. */
  get isPhone(): boolean {
    return this.isPhoneByName || PHONE_CUE.test(this.before);
  }

  get isPhoneByName(): boolean {
    return PHONE_RIGHT_BEFORE.test(this.before) || PHONE_RIGHT_AFTER.test(this.after);
  }
}

/** Does a stretch of text hold more than digits, marks and spaces? A stroke parts cells. */
function hasWords(text: string, from: number, to: number): boolean {
  for (let at = to - 1; at >= Math.max(0, from); at--) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x41 && (unit < 0x7b || unit > 0x7e)) return true;
  }
  return false;
}

/**
 * @example labelsOf('联系电话：138', 5, 8).isPhoneByName === true
 */
export const labelsOf = (text: string, start: number, end: number): Labels => new Labels(text, start, end);

/** Do headings before a stretch of digits speak of figures, and none of telephones? @param isCells it fills cells */
export function isUnderFigures(text: string, start: number, end: number, isCells: boolean): boolean {
  const above = figuresAbove(text, start, end, isCells);
  return above !== undefined && !speaksOfPhones(above);
}

/** Do words speak of a telephone? @example speaksOfPhones('联系电话') === true */
export const speaksOfPhones = (words: string): boolean => PHONE_CUE.test(labelWords(words));

/** Does what stands behind a number make it the name of a mailbox? @example isMailbox('@a.cn') === true */
export const isMailbox = (after: string): boolean => MAILBOX_AFTER.test(after);

/** Does a word in Latin letters name a telephone? @example isPhoneWord('Tel') === true */
export const isPhoneWord = (word: string): boolean => PHONE_WORD.test(word);
