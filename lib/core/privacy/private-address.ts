import { withMasks } from '../text/mask-private.ts';
import { numbersThing, PERSON_PATHS } from '../text/person-names.ts';
import { type PrivateKind, privateNumbers } from '../text/private-numbers.ts';
import type { Mask } from './private-ranges.ts';

/** `name=value` of an address, in a text or by itself. */
const PARAMETER = /([?&;#])([^=&;#?\s]{1,60})=([^&;#\s]{11,300})/g;
/** A telephone link, and a piece of a path behind one that names a telephone or a person. */
const NAMED_PIECE = new RegExp(
  `((?:^|[/?&;#\\s"'(（：])(?:tel|sms|phone|mobile|shouji|sjh|lxdh|wx|weixin|${PERSON_PATHS})(?:[/:]|%3a|%2f){1,3})([^/?&;#\\s]{11,300})`,
  'gi',
);
/** A card number is one beside its label only; the parameter's name stands for it. */
const ACCOUNT = /card|acc(?:oun)?t|bank|kh|zh|yhk|卡|账/i;
const PHONE = /phone|mobile|tel|sjh|shouji|dh$/i;
const ANY: readonly PrivateKind[] = ['身份证号码', '手机号码', '银行卡号'];

/**
 * Masks numbers of persons inside an address, where the rule does not look: identity numbers anywhere, telephones
 * and cards as the value of a parameter that does not number an article, in percent codes and full width too.
 * Other digits of a path stay: eleven of them are an article's number, and a page must be found again.
 *
 * @example addressMasker()('https://a.gov.cn/?tel=13800138000') === 'https://a.gov.cn/?tel=138****8000'
 */
export function addressMasker(): Mask {
  return (text) =>
    masked('', text, ['身份证号码'])
      .replace(PARAMETER, (whole, mark: string, name: string, value: string) =>
        numbersThing(name)
          ? whole
          : `${mark}${name}=${masked(ACCOUNT.test(name) ? '卡号：' : PHONE.test(name) ? '手机：' : '', value, ANY)}`,
      )
      .replace(NAMED_PIECE, (_, name: string, value: string) => name + masked('手机：', value, ANY));
}

/** @param label what stands for the name of the number, not given back */
function masked(label: string, words: string, kinds: readonly PrivateKind[]): string {
  const at = label.length;
  const ranges = privateNumbers(label + words).filter(({ kind }) => kinds.includes(kind));
  return withMasks(
    words,
    ranges.map((range) => ({ ...range, start: range.start - at, end: range.end - at })),
  );
}
