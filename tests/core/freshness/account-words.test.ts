import { describe, expect, it } from 'vitest';

import { judgeColumn } from '../../../lib/core/freshness/judge.ts';
import type { Observation } from '../../../lib/core/freshness/observation.ts';
import type { Account } from '../../../lib/core/register/register.ts';

const NOW = '2026-11-23T10:00:00+08:00';
const account = (over: Partial<Account> = {}): Account => ({
  id: 'a',
  platform: '微博',
  name: '云溪发布',
  url: 'https://weibo.com/u/7000000001',
  ...over,
});
const look = (over: Partial<Observation>): Observation => ({
  targetId: 'a',
  target: 'account',
  via: 'account-page',
  state: 'blank',
  line: '',
  url: 'https://weibo.com/u/7000000001',
  seenAt: NOW,
  seenBy: '张三',
  ...over,
});
const dated = (date: string) =>
  look({ state: 'dated', newest: { date, from: 'row', line: date }, line: date });

describe('what is said of an account', () => {
  it('“僵尸” from day 15 on, not on day 14', () => {
    expect(judgeColumn(account(), dated('2026-11-08'), NOW).sentence).toContain('不得产生“僵尸”账号');
    expect(judgeColumn(account(), dated('2026-11-09'), NOW).sentence).not.toContain('僵尸');
  });

  it('“空壳” when its own page says that it has no post', () => {
    const state = judgeColumn(account(), look({ line: '暂无内容' }), NOW);
    expect(state.state).toBe('空白');
    expect(state.sentence).toContain('“空壳”');
    expect(state.sentence).toContain('暂无内容');
    const old = judgeColumn(account(), look({ seenAt: '2026-11-01T10:00:00+08:00' }), NOW);
    expect([old.sureness, old.sentence.includes('疑似空白')]).toEqual(['疑似', true]);
  });

  it('a page that was opened and not understood is 未能识别, never 未读到 or 正常', () => {
    const state = judgeColumn(
      account(),
      look({ state: 'unreadable', unread: true, why: '版面没有认出' }),
      NOW,
    );
    expect([state.state, state.sentence.includes('版面没有认出')]).toEqual(['未能识别', true]);
  });

  it.each(['视频号', '微信小程序'])(
    '%s has no page: 未读到 with what to do, until a person saw it',
    (platform) => {
      const one = account({ platform, url: undefined });
      const state = judgeColumn(one, undefined, NOW);
      expect(state.state).toBe('未读到');
      expect(state.sentence).toMatch(/没有能在浏览器里读的网页；请在手机上打开.*登记看到的最新一条/);
      expect(judgeColumn(one, { ...dated('2026-11-20'), via: 'by-hand' }, NOW).state).toBe('正常');
    },
  );

  it('an account without an address says that too', () => {
    expect(judgeColumn(account({ url: undefined }), undefined, NOW).sentence).toContain('没有登记主页网址');
  });
});
