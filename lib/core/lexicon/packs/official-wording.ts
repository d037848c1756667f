import type { Pack } from '../pack.ts';

/** Blunders in the names of country and organs that were reported in public, and fixed phrases of official writing. */
// biome-ignore format: one entry a line, so that adding a word is adding a line
export const officialWording: Pack = {
  id: 'official-wording',
  title: '公文固定表述',
  defaults: { problemClass: '严重表述错误', severity: '严重', sureness: '确定', source: '公开通报的政府网站差错' },
  entries: [
    { wrong: '人民攻府', right: '人民政府', hits: ['县人民攻府办公室印发了通知。'], misses: ['县人民政府办公室印发了通知。', '人民攻克府城的难关。'] },
    { wrong: '中华人民共合国', right: '中华人民共和国', hits: ['根据《中华人民共合国预算法》执行。'], misses: ['根据《中华人民共和国预算法》执行。'] },
    { wrong: '中华人民大和国', right: '中华人民共和国', hits: ['庆祝中华人民大和国成立七十周年。'], misses: ['庆祝中华人民共和国成立七十周年。'] },
    { wrong: '中共人民共和国', right: '中华人民共和国', hits: ['《中共人民共和国安全生产法》宣传周启动。'], misses: ['《中华人民共和国安全生产法》宣传周启动。', '中共中央办公厅印发意见。'] },
    { wrong: '中华入民共和国', right: '中华人民共和国', hits: ['依照《中华入民共和国土地管理法》办理。'], misses: ['依照《中华人民共和国土地管理法》办理。'] },
    { wrong: '人民大表大会', right: '人民代表大会', hits: ['县第十八届人民大表大会第三次会议闭幕。'], misses: ['县第十八届人民代表大会第三次会议闭幕。', '召开居民代表大会。'] },
    { wrong: '人民曰报', right: '人民日报', hits: ['转自《人民曰报》第三版。'], misses: ['转自《人民日报》第三版。'] },
    { wrong: '扫黑险恶', right: '扫黑除恶', hits: ['深入开展扫黑险恶专项斗争。'], misses: ['深入开展扫黑除恶专项斗争。', '识破扫黑对象的险恶用心。'] },
    { wrong: '齐齐哈市', right: '齐齐哈尔市', hits: ['齐齐哈市统计局发布公报。'], misses: ['齐齐哈尔市统计局发布公报。', '从齐齐哈尔到哈市的列车晚点。'] },
    { wrong: '具有法律效应', right: '具有法律效力', problemClass: '错别字', severity: '一般', source: '公文用语：有效力，不说有效应', hits: ['未加盖公章的材料不具有法律效应。'], misses: ['未加盖公章的材料不具有法律效力。', '这部法律的社会效应逐步显现。'] },
    { wrong: '具备法律效应', right: '具备法律效力', problemClass: '错别字', severity: '一般', source: '公文用语：有效力，不说有效应', hits: ['电子证照与纸质证照同样具备法律效应。'], misses: ['电子证照与纸质证照同样具备法律效力。'] },
    { wrong: '同等法律效应', right: '同等法律效力', problemClass: '错别字', severity: '一般', source: '公文用语：有效力，不说有效应', hits: ['电子签章与实物印章具有同等法律效应。'], misses: ['电子签章与实物印章具有同等法律效力。'] },
    { wrong: '产生法律效应', right: '产生法律效力', problemClass: '错别字', severity: '一般', sureness: '疑似', source: '公文用语：有效力，不说有效应', hits: ['协议自双方签字之日起产生法律效应。'], misses: ['协议自双方签字之日起产生法律效力。', '判决产生了良好的法律效果和社会效应。'] },
  ],
};
