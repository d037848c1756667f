import { describe, expect, it } from 'vitest';
import { rule } from '../../lib/core/rules/repost-source.ts';
import { hitsOf } from './check-example.ts';

const said = (
  text: string,
  source?: string,
  kind: 'article' | 'account' = 'article',
): (string | undefined)[] =>
  hitsOf(rule, { why: '', reading: { kind, text, ...(source ? { source } : {}) } }).map(
    (hit) => hit.words ?? text.slice(hit.start, hit.end),
  );

describe('a source nobody can go back to', () => {
  it.each([
    '来源：网络',
    '来源: 互联网',
    '文章来源：网络',
    '转自网络',
    '（转载自互联网）',
    '内容来源于网络，侵删',
    '稿件来源：网络综合',
    '转自：',
  ])('%s', (line) => {
    expect(said(`冬季用电安全常识。\n${line}`)).toHaveLength(1);
    expect(said(`冬季用电安全常识。\n${line}`, undefined, 'account')).toHaveLength(1);
  });
  it.each(['网络', '互联网', '来自网络', '转载', '不详'])('labelled %s', (source) => {
    expect(said('冬季用电安全常识。', source)).toEqual([source]);
  });
});

describe('sources that can be traced', () => {
  it.each([
    '来源：新华社',
    '来源：县融媒体中心',
    '来源：网络安全和信息化委员会办公室',
    '转自：人民日报',
    '图片来自网络',
    '（资料来源：网络）',
    '资金来源：网络众筹',
  ])('%s', (line) => expect(said(`冬季用电安全常识。\n${line}`)).toEqual([]));
  it.each(['县政府办', '新华网', '中国政府网', '网络安全协会', '本站'])('labelled %s', (source) => {
    expect(said('冬季用电安全常识。', source)).toEqual([]);
  });
});

describe('an agency’s words', () => {
  it.each(['县政府办', '县教育局', undefined])('under the name of %s', (source) => {
    expect(said('新华社北京11月2日电（记者某某）国务院日前印发意见。', source)).toEqual(['新华社']);
  });
  it.each(['新华社', '新华网', '中国政府网', '人民日报', '央视新闻客户端'])(
    'under the name of %s are fine',
    (source) => {
      expect(said('新华社北京11月2日电（记者某某）国务院日前印发意见。', source)).toEqual([]);
    },
  );
  it('quoted in the middle are none', () => {
    expect(said('据报道，新华社北京11月2日电说，意见已印发。', '县政府办')).toEqual([]);
  });
});
