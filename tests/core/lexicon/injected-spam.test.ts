import { describe, expect, it } from 'vitest';

import { DEFAULT_PACKS } from '../../../lib/core/lexicon/default-lexicon.ts';
import { isKnownHost } from '../../../lib/core/lexicon/known-hosts.ts';
import { entriesOf } from '../../../lib/core/lexicon/pack.ts';
import { injectedSpam } from '../../../lib/core/lexicon/packs/injected-spam.ts';
import { proveLexicon } from '../../../lib/core/lexicon/prove-lexicon.ts';
import { isSpamHost, spamIn } from '../../../lib/core/lexicon/spam-words.ts';

describe('words of injected spam', () => {
  it('each does what its own sentences say', () => {
    expect(proveLexicon(entriesOf(injectedSpam))).toEqual([]);
  });

  it('are looked for in titles and hidden places only, never in the text for all', () => {
    expect(DEFAULT_PACKS).not.toContain(injectedSpam);
  });

  it.each([
    '福利彩票公益金',
    '不畏强暴',
    '马勒品牌',
    '加快三产融合',
    '红色情怀',
    '网站群程序',
    '第九届亚博会',
    '隐私服务条款',
  ])('says nothing of %s', (text) => expect(spamIn(text)).toEqual([]));

  it.each(['严厉打击网赌、色情', '代开发票业务由税务机关办理', '谨防信用卡套现', '收缴枪支弹药'])(
    'takes a warning for a warning: %s',
    (text) => expect(spamIn(text)).toEqual([]),
  );

  it('the surest words count even there: nobody else writes them', () => {
    expect(spamIn('澳门新葡京教育').map(({ word }) => word)).toEqual(['新葡京']);
  });
});

describe('hosts', () => {
  it.each([
    'bet365-88.com',
    'www.casino.example',
    'yabovip88.com',
    'xpj77.com',
    'qipai8.net',
    'a.porn.example',
  ])('%s is a casino’s or worse', (host) => expect(isSpamHost(host)).toBe(true));
  it.each([
    '12306.cn',
    'alphabet.com',
    'tibet.cn',
    'tibet.gov.cn',
    'essex.ac.uk',
    '95598.cn',
    'm.10086.cn',
    'pjnews.cn',
  ])('%s is none', (host) => expect(isSpamHost(host)).toBe(false));
  it('known hosts are known with everything under them, and nothing beside them', () => {
    expect(isKnownHost('paper.people.com.cn')).toBe(true);
    expect(isKnownHost('people.com.cn')).toBe(true);
    expect(isKnownHost('people.com.cn.evil.example')).toBe(false);
    expect(isKnownHost('notpeople.com.cn')).toBe(false);
    expect(isKnownHost('')).toBe(false);
  });
});
