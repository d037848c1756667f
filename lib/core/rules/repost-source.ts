import type { PageReading } from '../reading.ts';
import { siteOfPage } from '../register/own-hosts.ts';
import type { Hit, Rule } from '../rule.ts';

/** Sources nobody can go back to. */
const NOBODY =
  /^(来自|来源于|源于|转自|摘自|整理自|综合)?(网络|互联网|网上|网友|微信|微信公众号|公众号|朋友圈|抖音|快手|小红书|百度|转载|转发|综合整理|本网综合|未知|不详|无|其他|其它)(转载|整理|综合|素材|投稿)?$/;
const NOBODY_LINE =
  /(?:(?:文章|内容|信息|稿件|图文|文字)?来源\s?[:：]\s?(?:综合)?|(?:转载|转|摘|整理)自\s?[:：]?\s?|(?:内容|文章|图文|文字|素材|稿件|文稿)(?:来自|来源于|源于)\s?[:：]?\s?)(?:(?:朋友圈|微信(?:公众号)?|抖音|百度|转载|本网综合)(?=\s?(?:$|[，,。；）)丨|｜]))|(?:网络|互联网|网上|网友)(?=$|[\s，,。；）)丨|｜]|转载|整理|综合|平台))/gm;
/** A repost that names nobody after the label. */
const BARE_LABEL = /(?:转载自|转自|本文转载)\s?[:：]\s*(?=\n|$)/g;

/** How agencies and papers of record begin: the words are theirs. */
const DATELINE =
  /^(?:\(|（)?(新华社|中新社|人民日报|中新网|央视网|光明日报|经济日报)[\u4e00-\u9fa5、\s]{0,16}(?:\d{1,2}月)?\d{1,2}日(?:电|讯|消息)/;
const MEDIA = /新华|人民|中国|中新|央视|总台|求是|光明|经济日报|日报|晚报|客户端|通讯社|新闻|网|报$|国务院/;

function datelineHit({ blocks, text, source }: PageReading): Hit | undefined {
  const block = blocks.find(
    ({ role, start, end }) =>
      role === 'body' && DATELINE.test(text.slice(start, Math.min(end, start + 60)).trim()),
  );
  if (!block || (source && MEDIA.test(source))) return undefined;
  const agency = DATELINE.exec(text.slice(block.start, block.end).trim())?.[1] ?? '';
  const start = text.indexOf(agency, block.start);
  return {
    start,
    end: start + agency.length,
    message: source ? `正文是${agency}的稿件，来源却标为“${source}”` : `正文是${agency}的稿件，没有标注来源`,
    suggestion: `来源应标为“${agency}”`,
    sureness: '疑似',
  };
}

function lineHits({ text, source }: PageReading): Hit[] {
  const hits: Hit[] = [];
  for (const pattern of [NOBODY_LINE, BARE_LABEL]) {
    for (const match of text.matchAll(pattern)) {
      // 图片来自网络 is said of pictures; 资金来源 and the like of other things.
      if (
        /[图照视频数资金货电水气人料材言谣索乐]片?$/.test(
          text.slice(Math.max(0, match.index - 2), match.index),
        )
      )
        continue;
      const words = match[0].trimEnd();
      hits.push({
        start: match.index,
        end: match.index + words.length,
        message: '转载没有写明可追溯的来源',
        suggestion: '写明原发布单位或媒体的名称，最好附原文链接',
      });
    }
  }
  if (hits.length === 0 && source && NOBODY.test(source.trim()))
    hits.push({
      words: source,
      message: `来源标为“${source}”，无法追溯`,
      suggestion: '写明原发布单位或媒体的名称，最好附原文链接',
    });
  return hits.slice(0, 1);
}

/** Notice 三(二)2(3): what is reposted can be traced to its source. Whether the words were altered only a person can compare. */
export const rule: Rule = {
  id: 'repost-source',
  title: '转载来源不明',
  clause: '三(二)2(3)',
  problemClass: '转载不规范',
  severity: '一般',
  sureness: '确定',
  needs: ['kind', 'source', 'text'],
  check(reading, { register }) {
    if (reading.kind !== 'article' && reading.kind !== 'account') return [];
    const lines = lineHits(reading);
    if (lines.length > 0) return lines;
    // A medium's own page need not say that it is itself.
    const isOwn = siteOfPage(register, reading) !== undefined || /\.gov\.cn([:/]|$)/.test(reading.url);
    const hit = isOwn && reading.kind === 'article' ? datelineHit(reading) : undefined;
    return hit ? [hit] : [];
  },
  examples: {
    flags: [
      { why: 'from the net', reading: { kind: 'article', text: '某文。\n来源：网络' } },
      { why: 'a source that is nobody', reading: { kind: 'article', source: '互联网', text: '某文。' } },
      {
        why: 'from the net, in other words',
        reading: { kind: 'article', text: '某文。\n素材来源于网络，侵删' },
      },
      { why: 'gathered from the net', reading: { kind: 'article', text: '来源：综合网络' } },
      { why: 'circle of friends', reading: { kind: 'article', text: '来源：朋友圈' } },
      { why: 'a label with nobody behind it', reading: { kind: 'account', text: '某文。\n转自：' } },
      {
        why: 'an agency’s words under an office’s name',
        reading: { kind: 'article', source: '县政府办', text: '新华社北京11月2日电 国务院日前印发意见。' },
      },
    ],
    passes: [
      {
        why: 'a paper named',
        reading: {
          kind: 'article',
          source: '人民日报',
          text: '新华社北京11月2日电 国务院日前印发意见。\n来源：人民日报',
        },
      },
      { why: 'a network company', reading: { kind: 'article', text: '来源：网络安全和信息化委员会办公室' } },
      { why: 'pictures', reading: { kind: 'article', text: '（图片来自网络）' } },
      { why: 'where a rumour came from', reading: { kind: 'article', text: '谣言来源：网络' } },
      {
        why: 'an account and a platform named',
        reading: { kind: 'article', text: '来源：微信公众号“云溪发布”\n来源：网络问政平台' },
      },
      { why: 'an account named on', reading: { kind: 'article', text: '以下内容来自微信公众号 云溪发布' } },
      { why: 'an office', reading: { kind: 'article', source: '县教育局', text: '某文。' } },
      { why: 'a list', reading: { kind: 'list', text: '来源：网络' } },
    ],
  },
};
