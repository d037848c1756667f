/** Characters before a number in which its label is looked for, the cell before it in a table included. */
export const LABEL_REACH = 40;

const CREDIT =
  /(?:信用代码|纳税人识别号|税号|组织机构代码|登记证号|订单号?|流水号|项目编号|编号|案号)[^。；;\n]{0,6}$/;
const CODE =
  /(?:信用代码|纳税人识别号|税号|组织机构代码|登记证号?|备案证明|订单号?|流水号?|运单|快递单|单号|编号|编码|代码|案号|文号|备案号|合同号|准考证|报名号|学号|工号|证书号|批号|条码|序列号|QQ群?|群号|ISBN|ISSN|书号)[^。；;，,、\n\d]{0,6}$/i;
/** Measures, as they stand behind a number. */
const MEASURES =
  '(?:余|多)?(?:(?:万|亿)?(?:元|人次|人|户|亩|吨|件|册|平方[千公]?[米里]?|立方米?|千瓦时?)|万|亿|公里|千米|毫米|米|千克|公斤|公顷|股|度|字节|[kK]?(?:m|g|W|Wh|B)|[MG]B|㎡|㎏|%|％)';
/** An amount, an area, a count: a number with its measure. 元坝, 人民路, 户主 and W区 of the next words are none. */
const MEASURE = new RegExp(
  `^(?:${MEASURES}(?![A-Za-z区座栋])(?!(?<=元)坝|(?<=人)民|(?<=户)[主籍口]|(?<=万)[福和年]|(?<=米)[易脂]|(?<=度)假)|号(?!码)|@|[^\\S\\n]${MEASURES}(?![A-Za-z\\p{Script=Han}]))`,
  'u',
);
const ID = /身份证|公民身份|证件号/;
const CARD = /(?:卡号|账号|帐号|账户|帐户|开户|银行|收款)/;
const CARD_RIGHT_BEFORE = /(?:卡号|账号|帐号|账户|帐户|银行卡|信用卡|储蓄卡)[^。；;\d]{0,8}$/;

const PHONE_NAMES =
  '电话|手机|联系|致电|拨打|拨号|来电|打给|呼叫|微信|短信|(?<!合)同号|热线|传真|小灵通|☎|☏|✆|📞|📱|📲';
/** Words in Latin letters that name a telephone; `v` and `vx` are how WeChat is written. */
const PHONE_LETTERS =
  'telephone|tel|cellphone|phone|phoneno|mobile|mobileno|mob|cell|call|contact|weixin|wechat|whatsapp|shouji|sjh|lxdh|dianhua';
const PHONE_CUE = new RegExp(`${PHONE_NAMES}|(?<![a-z])(?:${PHONE_LETTERS}|wx|vx)(?![a-z])|打$`, 'i');
const PHONE_RIGHT_BEFORE = new RegExp(
  `(?:${PHONE_NAMES}|(?<![a-z])(?:${PHONE_LETTERS}|wx|vx))[^。；;，,\\d]{0,10}$|打$`,
  'i',
);
const PHONE_RIGHT_AFTER = /^[\s（(]{0,3}(?:微信|同号|电话|手机|短信|v信|vx|wx|加微)/i;
const PHONE_WORD = new RegExp(`(?:${PHONE_LETTERS})$|^(?:wx|vx|v)$`, 'i');

/** The words before a number in its block and the block before it: a table's label stands in a cell of its own. */
export function labelBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - LABEL_REACH), start);
  const [own = '', previous = ''] = before.split('\n').reverse();
  const words = `${previous}：${own}`;
  return words.slice(words.lastIndexOf('。') + 1);
}

/** What the words about a number say that it is. */
export interface Labels {
  /** A number of something else: an order, a project, a certificate. */
  isCode: boolean;
  /** 统一社会信用代码 and what is numbered like it. */
  isCreditCode: boolean;
  isMeasure: boolean;
  isIdentity: boolean;
  /** A card is spoken of near, or names this very number. */
  isCard: boolean;
  isCardByName: boolean;
  /** A telephone is spoken of near, or names this very number. */
  isPhone: boolean;
  isPhoneByName: boolean;
}

/**
 * @example labelsOf('联系电话：138', 5, 8).isPhoneByName === true
 */
export function labelsOf(text: string, start: number, end: number): Labels {
  const before = labelBefore(text, start);
  const after = text.slice(end, end + LABEL_REACH / 2);
  const around = text.slice(Math.max(0, start - LABEL_REACH), start) + after;
  const isIdentity = ID.test(before);
  const isPhoneAfter = PHONE_RIGHT_AFTER.test(after);
  const isPhoneByName = PHONE_RIGHT_BEFORE.test(before) || isPhoneAfter;
  const code = CODE.exec(before);
  // Of two labels the nearer one names the number.
  const isCode = code !== null && !PHONE_CUE.test(before.slice(code.index)) && !isPhoneAfter;
  return {
    isCode,
    isCreditCode: CREDIT.test(before) && !isIdentity,
    isMeasure: !isPhoneByName && MEASURE.test(after),
    isIdentity,
    isCard: CARD.test(around),
    isCardByName: CARD_RIGHT_BEFORE.test(before),
    isPhone: isPhoneByName || PHONE_CUE.test(before),
    isPhoneByName,
  };
}

/** Headings of columns of figures. */
const FIGURES = /(?:[数量额积率计值]|[万亿]?元|公?里|亩|吨|户|人次|年度|指标)\s?[）)]?\n/;
const TABLE_REACH = 300;

/** Do headings before a place speak of figures, and none of telephones? */
export function isUnderFigures(text: string, start: number): boolean {
  const above = text.slice(Math.max(0, start - TABLE_REACH), start);
  return FIGURES.test(above) && !PHONE_CUE.test(above);
}

/** Does a word in Latin letters name a telephone? @example isPhoneWord('Tel') === true */
export const isPhoneWord = (word: string): boolean => PHONE_WORD.test(word);
