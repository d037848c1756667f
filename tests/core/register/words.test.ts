import { describe, expect, it } from 'vitest';

import { guessClass } from '../../../lib/core/register/guess-class.ts';
import { platformKey } from '../../../lib/core/register/platform.ts';
import { readSheetLimit } from '../../../lib/core/register/sheet-limit.ts';

describe('guessClass', () => {
  it.each([
    ['部门动态', '动态要闻'],
    ['今日要闻', '动态要闻'],
    ['通知公告', '通知公告'],
    ['公示公告', '通知公告'],
    ['规范性文件', '政策文件'],
    ['政策解读', '政策文件'],
    ['事业单位招聘', '人事招考'],
    ['人事任免', '人事招考'],
    ['统计数据', '统计信息'],
    ['办事统计', '办事统计'],
    ['信件选登', '信件选登'],
    ['区情概况', '概况信息'],
    ['政府信息公开年报', '年报规划财政'],
    ['财政预决算', '年报规划财政'],
    ['领导之窗', '领导机构'],
    ['机构职能', '领导机构'],
    ['乡村振兴专栏', '专题专栏'],
    ['财政动态', '动态要闻'],
    ['领导活动', '动态要闻'],
    ['规划公示', '通知公告'],
    ['网站地图', '其他'],
  ])('takes %s for %s', (name, columnClass) => {
    expect(guessClass(name, '')).toMatchObject({ columnClass, written: false });
  });

  it('believes the sheet’s own words before the name', () => {
    expect(guessClass('乡村振兴', '动态要闻类')).toMatchObject({ columnClass: '动态要闻', written: true });
    expect(guessClass('部门动态', '概况类')).toMatchObject({ columnClass: '概况信息', written: true });
  });
});

describe('readSheetLimit', () => {
  it('reads the figures offices write', () => {
    const days = (text: string) => {
      const limit = readSheetLimit(text);
      return limit.kind === 'figure' ? `${limit.amount} ${limit.unit} ${limit.days}` : limit.kind;
    };
    expect(
      [
        '14天',
        '１４ 日',
        '两周',
        '十四天',
        '二十一天',
        '一个月',
        '6个月',
        '半年',
        '一年',
        '每季度',
        '每日',
      ].map(days),
    ).toEqual([
      '14 days 14',
      '14 days 14',
      '14 days 14',
      '14 days 14',
      '21 days 21',
      '1 months 30',
      '6 months 180',
      '6 months 180',
      '1 years 365',
      '3 months 91',
      '1 days 1',
    ]);
    expect(['', '—', '及时更新', '长期', '尽快', '0天', '3个工作日'].map(days)).toEqual([
      'none',
      'none',
      'none',
      'none',
      'unknown',
      'unknown',
      'workdays',
    ]);
    expect(['按月', '季度更新', '每年度', '14个自然日', '一季度', '每半年', '2周内'].map(days)).toEqual([
      '1 months 30',
      '3 months 91',
      '1 years 365',
      '14 days 14',
      '3 months 91',
      '6 months 180',
      '14 days 14',
    ]);
  });

  it('takes no figure from a range, from 一年半 or from words that only sound like one', () => {
    for (const words of ['3-6个月', '一年半', '一个半月', '两周半', '尽快', '按规定']) {
      expect(readSheetLimit(words).kind, words).toBe('unknown');
    }
  });
});

describe('platformKey', () => {
  it('calls one platform one, however it is written, and keeps 视频号 and 小程序 apart from 公众号', () => {
    expect(new Set(['微信公众号', 'WeChat', '微信', 'mp.weixin'].map(platformKey)).size).toBe(1);
    expect(new Set(['微信公众号', '微信视频号', '微信小程序', '微博', '抖音'].map(platformKey)).size).toBe(5);
  });
});
