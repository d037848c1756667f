import { describe, expect, it } from 'vitest';

import { emptyReading } from '../../../lib/core/reading-of-text.ts';
import { saysItIsGone } from '../../../lib/core/rechecks/says-gone.ts';

const MENU = '首页\n政务公开\n互动交流\n当前位置：首页\n';
const FOOT = '\n版权所有 青禾县人民政府\n鄂ICP备05000001号';
const ticket = {
  pageTitle: '关于冬季供水的公告',
  quote: undefined,
  surroundings: ['为做好冬季供水保障，青禾县定于十二月一日起检修。'],
};
const says = (
  text: string,
  title = '青禾县人民政府',
  over: Partial<Parameters<typeof saysItIsGone>[1]> = {},
) =>
  saysItIsGone(
    { reading: { ...emptyReading('https://www.qinghe.example/1.html'), text, title } },
    { ...ticket, ...over },
  );

describe('a page that answers 200 and says that it is gone', () => {
  it.each([
    '您访问的页面不存在！',
    '抱歉，您要查看的页面已不存在，3秒后返回首页……',
    '该信息已删除！',
    '此文章已被撤回',
    '您访问的信息因已过期，已归档下线，不再对外提供。如需查询，请依申请公开。',
    '对不起，没有找到您要的页面。',
    '提示：文档尚未审核或已被删除，无法浏览！',
  ])('%s', (line) => {
    expect(says(MENU + line + FOOT)).toBe(true);
  });

  it('said in the title', () => {
    expect(says(`${MENU}返回首页${FOOT}`, '404 Not Found')).toBe(true);
    expect(says(`${MENU}返回首页${FOOT}`, '页面未找到_青禾县人民政府')).toBe(true);
    expect(says('青府发〔2023〕404号', '青府发〔2023〕404号')).toBe(false);
  });

  it.each([
    '经检索，您申请公开的信息不存在。',
    '您申请公开的信息不存在。',
    '经查，该政府信息不存在，现予以告知。',
    '经核查，你单位反映的页面不存在问题已整改，相关信息已被删除，感谢监督。',
    '该信息已删除个人隐私内容后重新发布。',
    '各单位要逐一核对，凡页面不存在、内容不更新的，要限期整改到位，按月报送，逾期通报。',
  ])('not an article about what does not exist: %s', (line) => {
    expect(says(`${MENU}关于信息公开申请的答复\n${line}${FOOT}`)).toBe(false);
  });

  it('not one with a text of its own beside the line', () => {
    const more = '县住建局收悉来信后高度重视，立即组织人员到现场核查，有关情况答复如下，请予监督。\n'.repeat(
      3,
    );
    expect(says(`${MENU}该信息不存在。\n${more}${FOOT}`)).toBe(false);
  });

  it('not while the number of the ticket stands on it', () => {
    const masked = { exact: '110105********002X', prefix: '', suffix: '', start: 0 };
    const text = `${MENU}该信息已删除！\n11010519491231002X${FOOT}`;
    expect(says(text, '信息提示', { quote: masked })).toBe(false);
    expect(says(text.replace('11010519491231002X', ''), '信息提示', { quote: masked })).toBe(true);
  });
});
