import { describe, expect, it } from 'vitest';

import type { SourceBox } from '../../../lib/core/page-source.ts';
import { isPublicCounter, scriptsNamedIn } from '../../../lib/core/rechecks/script-addresses.ts';
import { importsMore, keepsSecrets, speaksOf } from '../../../lib/core/rechecks/script-deeds.ts';

const box = (tag: string, id = '', classes: string[] = []): SourceBox => ({
  start: 0,
  end: 9,
  parent: -1,
  tag,
  id,
  classes,
  style: '',
  looks: [],
  holdsThings: false,
});
const around = [box('p'), box('div', 'vsb_content', ['v_news_content']), box('body')];

describe('what a script may do to the place', () => {
  it.each([
    "document.getElementById('vsb_content').innerHTML=t",
    'var e=document.querySelector(".v_news_content");e.innerHTML=t',
    "$('#vsb_content p').eq(1).html(t)",
    "$('.box .v_news_content > p').text(t)",
    "document.getElementsByTagName('p')[2].textContent=t",
    'document.getElementsByClassName("v_news_content")[0].append(t)',
    'document.body.innerHTML=t',
    'document.createTreeWalker(document.body,4)',
  ])('speaks of it: %s', (script) => {
    expect(speaksOf(script, around)).toBe(true);
  });

  it.each([
    "$('#hits').html(t)",
    "$('.v_news_content').css('font-size',n)",
    "$('#vsb_content').find('img').attr('width',600)",
    "document.getElementById('vsb_content').style.fontSize='18px'",
    "document.getElementById('share').innerHTML=t",
    "b.getElementsByTagName('td').length",
  ])('leaves it alone: %s', (script) => {
    expect(speaksOf(script, around)).toBe(false);
  });

  it('tells a secret from a name, a sum and an alphabet', () => {
    const token = 'c2VjcmV0IHdvcmRzIG9mIGEgcGFnZQ9kZWFk';
    expect(keepsSecrets(`el.innerHTML=decode(atob("${token}"))`)).toBe(true);
    expect(keepsSecrets('String.fromCharCode(20154,27665,25915,24220,21150,20844,23460,36127,36131)')).toBe(
      true,
    );
    expect(keepsSecrets(`send("${token}")`)).toBe(false);
    expect(keepsSecrets('x.charCodeAt(0);"0123456789abcdef0123456789abcdef"')).toBe(false);
    expect(keepsSecrets('atob;"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"')).toBe(
      false,
    );
    expect(keepsSecrets('eval;"swiper-container-horizontal-3d-slide"')).toBe(false);
  });

  it('knows that it takes in another one', () => {
    expect(importsMore("import('/x.mjs')")).toBe(true);
    expect(importsMore("import a from './a.js'")).toBe(true);
    expect(importsMore('var important = 1; // import duties')).toBe(false);
  });
});

describe('addresses of scripts', () => {
  it('those a script hangs into the page are named', () => {
    const script =
      "var s=document.createElement('script');s.src='//cdn.other.example/a.js?v=2';document.body.appendChild(s);var home='https://www.qinghe.example/'";
    const source = { silent: [{ where: 'script' as const, text: script }] };
    expect(scriptsNamedIn(source as never)).toEqual(['//cdn.other.example/a.js?v=2']);
  });

  it('a counter that offices carry is known by its host, not by a name like it', () => {
    expect(isPublicCounter('dcs.conac.cn')).toBe(true);
    expect(isPublicCounter('hm.baidu.com')).toBe(true);
    expect(isPublicCounter('conac.cn.other.example')).toBe(false);
    expect(isPublicCounter('myconac.cn')).toBe(false);
  });
});
