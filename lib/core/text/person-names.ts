/** Pieces of the path of an address behind which somebody is named. */
export const PERSON_PATHS =
  'u|users?|usr|members?|people|persons?|profiles?|accounts?|uid|yonghu|huiyuan|space|authors?|contacts?|wa\\.me';

/** Names of parameters, attributes and keys that hold a number of a person. */
const PERSON =
  /id_?card|idno|card|phone|mobile|tel(?:ephone|no|num)?(?![a-z])|sfz|zjh|yhk|sjh|shouji|weixin|wechat|whatsapp|wx|contact|call|sms|acc(?:oun)?t|电话|手机|联系|微信/i;
/** Names of what numbers an article, a place or counts time: their digits are nobody's. */
const NO_PERSON =
  /^(?:_|t|v|ts|r|rnd|rand|random|time|timestamp|date)$|(?:ids?|no|num|code|index|page|version|time|stamp|token|seq|sn)$/i;

/** Does a parameter, an attribute or a key hold a number of a person by its name? @example namesPerson('data-tel') === true */
export const namesPerson = (name: string): boolean => PERSON.test(name);

/** Does it number something else by its name? @example numbersThing('newsId') === true */
export const numbersThing = (name: string): boolean => NO_PERSON.test(name) && !PERSON.test(name);
