import { describe, expect, it } from 'vitest';
import { rule } from '../../lib/core/rules/red-head.ts';
import { hitsOnPage } from './read-html.ts';

const TITLE = '关于做好冬季供暖工作的通知';
const article = (top: string): string =>
  `<html><head><meta name="ArticleTitle" content="${TITLE}"><meta name="ColumnName" content="县人民政府文件"></head><body>
  <div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zfwj/">县人民政府文件</a></div>
  <h1>${TITLE}</h1><div class="info">发布日期：2026-11-02 来源：县政府办</div>
  <div class="body">${top}<p>各乡镇人民政府：</p><p>为做好冬季供暖工作，保障群众温暖过冬，现就有关事项通知如下，请认真贯彻落实。</p></div></body></html>`;
const surenessOf = (top: string): (string | undefined)[] =>
  hitsOnPage(rule, article(top)).map((hit) => hit.sureness);

describe('a red head that stayed on', () => {
  it.each([
    [
      'red, large, centred',
      '<p style="text-align:center;color:red;font-size:42px">云溪县人民政府办公室文件</p><p>云府办发〔2026〕12号</p>',
      '确定',
    ],
    ['old font tags', '<center><font color="#FF0000" size="7">云溪县人民政府文件</font></center>', '确定'],
    ['set wide', '<p style="color:#e60000">云 溪 县 水 利 局 文 件</p>', '确定'],
    ['red rule under it', '<p>云溪县人民政府办公室文件</p><hr color="red">', '确定'],
    [
      'signer beside the number',
      '<p>云溪县水利局文件</p><p>云水发〔2026〕5号</p><p>签发人：王某</p>',
      '确定',
    ],
    ['colour lost, number right below', '<p>云溪县水利局文件</p><p>云水发〔2026〕5号</p>', '疑似'],
    [
      'a head without 文件',
      '<p style="text-align:center;color:red;font-size:36px">云溪县人民政府办公室</p><p>云府办函〔2026〕12号</p>',
      '疑似',
    ],
    ['only the signer', '<p>云水发〔2026〕5号</p><p>签发人：王某</p>', '疑似'],
  ])('%s', (_what, top, sureness) => {
    expect(surenessOf(top)).toEqual([sureness]);
  });
});

describe('none', () => {
  it.each([
    ['head taken off', '<p style="text-align:center">云府办发〔2026〕12号</p>'],
    ['the column’s name', '<p>县人民政府文件</p><p>云府办发〔2026〕12号</p>'],
    [
      'facts about the paper',
      '<p>发文机关</p><p>云溪县人民政府</p><p>发文字号</p><p>云府办发〔2026〕12号</p>',
    ],
    [
      'a red warning',
      '<p style="text-align:center;color:red;font-size:36px">重要提示</p><p>云府办发〔2026〕12号</p>',
    ],
    ['a red title', `<p style="text-align:center;color:red;font-size:36px">${TITLE}</p>`],
    ['papers spoken of', '<p>会议传达学习了上级文件</p>'],
    [
      'a red place name',
      '<p style="color:red;text-align:center;font-size:36px">云溪县人民政府办公室</p><p>供暖热线见文末。</p>',
    ],
  ])('%s', (_what, top) => {
    expect(surenessOf(top)).toEqual([]);
  });
});

it('a notice that is a picture is to be looked at, on the office’s own pages only', () => {
  const scanned = (code: string): string =>
    `<meta name="ArticleTitle" content="${TITLE}"><meta name="SiteIDCode" content="${code}"><h1>${TITLE}</h1>
     <p>发布日期：2026-11-02</p><div><img src="/scan1.jpg"></div>`;
  expect(hitsOnPage(rule, scanned('5199990001'))).toMatchObject([{ severity: '提示', sureness: '疑似' }]);
  expect(hitsOnPage(rule, scanned(''))).toEqual([]);
});
