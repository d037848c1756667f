import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SlicedTypoChecker } from '../../../lib/core/typos/typo-checker.ts';
import { MODEL_FILES } from '../../../lib/core/typos/typo-model.ts';
import { shippedChecker, TYPO_MODEL } from '../../../lib/node/typo-checker-file.ts';

/** Sentences of our own, the slip in brackets: what it should be. */
const SLIPS = [
  '请各乡镇认真贯彻执行，切实做好安全生[户]工作。产',
  '组织开展年度绩效[靠河]工作。考核',
  '对工作不力的单位予以通报批[平]。评',
  '进一步提高政治[战]位，强化责任担当。站',
  '区政府常务会议审[义]通过了这一方案。议',
  '深入开展矛盾纠[分]排查化解工作。纷',
  '推动经济社会高质[亮]发展。量',
  '认真做好森林防火和防[讯]抗旱工作。汛',
  '加快推进重点项目[健]设。建',
  '切实维护社会和谐稳[订]。定',
  '依法打击各类违法[饭]罪行为。犯',
  '加强对食品安全的监督管[里]。理',
  '建立健全长效[几]制。机',
  '扎实推进生态环[镜]保护工作。境',
  '为企业提供优质高[笑]的服务。效',
  '请各有关单位遵照[值]行。执',
  '有效防范化解重大风[显]。险',
  '进一步规[犯]行政执法行为。范',
];

const CLEAN = [
  '推行跨省通办，以网格员队伍为基层治理赋能。',
  '本办法自发布之日起施行，有效期5年。',
  '关于印发《安州区政府网站管理办法》的通知',
  '阿卜杜拉·本·阿卜杜勒阿齐兹国王接见了代表团。',
  '秀水镇、塔水镇、桑枣镇、沸水镇开展了应急演练。',
  '党史学习教育领导小组办公室召开推进会。',
  '要坚决扛起政治责任，以钉钉子精神抓好落实。',
  '中央纪委国家监委驻国家发展改革委纪检监察组',
  '该项目由四川某建筑工程有限公司承建，监理单位为某咨询公司。',
  '全面落实河长制、林长制、田长制，强化耕地保护。',
  '做好老旧小区改造、加装电梯、充电桩建设等民生实事。',
  '各中小学要落实“双减”要求，做好课后服务。',
  '全区共设置核酸采样点126个，实行网格化管理。',
  '抗疫一线的医护人员和志愿者坚守岗位。',
  '深化“放管服”改革，优化营商环境，推进证照分离。',
  '根据《中华人民共和国政府信息公开条例》有关规定，现予公布。',
  '经区政府第45次常务会议研究同意，现将有关事项通知如下。',
  '发现问题请拨打12345政务服务便民热线。',
  '辣椒、番茄、魔芋等特色农产品通过直播带货销往各地。',
  '羌族同胞身着盛装，跳起沙朗，欢庆羌历新年。',
  '对违反中央八项规定精神的问题严肃查处、通报曝光。',
];

describe('the typo model that ships', () => {
  let checker: SlicedTypoChecker;
  beforeAll(() => {
    checker = shippedChecker();
  });

  it.each(SLIPS)('finds the slip at the normal level: %s', (line) => {
    const [, before = '', wrong = '', after = '', right = ''] = /^(.*)\[(.+)\](.*。)(.+)$/.exec(line) ?? [];
    expect(checker.check(before + wrong + after, 'normal')).toMatchObject([
      { start: before.length, end: before.length + wrong.length, suggestion: right },
    ]);
  });

  it.each(SLIPS)('says nothing once it is mended, even of a draft: %s', (line) => {
    const [, before = '', , after = '', right = ''] = /^(.*)\[(.+)\](.*。)(.+)$/.exec(line) ?? [];
    expect(checker.check(before + right + after, 'wide')).toEqual([]);
  });

  it.each(CLEAN)('says nothing at the normal level of: %s', (text) => {
    expect(checker.check(text, 'normal')).toEqual([]);
  });

  it('is complete, with its notices, and at most 6 MB', () => {
    const names = readdirSync(TYPO_MODEL);
    expect(names).toEqual(expect.arrayContaining([...MODEL_FILES, 'NOTICE.txt', 'LGPL-2.1.txt', 'MIT.txt']));
    expect(names.reduce((sum, name) => sum + statSync(join(TYPO_MODEL, name)).size, 0)).toBeLessThan(
      6_000_000,
    );
    const notice = readFileSync(join(TYPO_MODEL, 'NOTICE.txt'), 'utf8');
    for (const name of MODEL_FILES) expect(notice, `NOTICE.txt 没有说明 ${name}`).toContain(name);
  });
});
