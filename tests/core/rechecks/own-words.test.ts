import { describe, expect, it } from 'vitest';

import { speaksOf } from '../../../lib/core/rechecks/script-deeds.ts';

const PUT = 'document.body.innerHTML=';

describe('a script that writes the whole page anew', () => {
  it.each([
    'b=document.body.innerHTML;p=b.substr(b.indexOf(s)+17);p=p.substring(0,p.indexOf(e));document.body.innerHTML=p;',
    'var b=window.document.body.innerHTML;var n=document.getElementById("zoom").innerHTML;document.body.innerHTML=n;window.print();document.body.innerHTML=b;',
    'document.body.innerHTML=document.getElementById(id).innerHTML;',
    'var h="<html><head><title></title></head><body>",f="</body>";var n=$("#a").html();document.body.innerHTML=h+n+f;',
    'var p=document.body.innerHTML.split(x);', // Nothing is put back.
    'b=document.body.innerHTML;document.body.innerHTML=b.split("<!--a-->")[1];',
  ])('says nothing new: %s', (script) => expect(speaksOf(script, [], false)).toBe(false));

  it.each([
    `${PUT}t`,
    `b=document.body.innerHTML;${PUT}b.replace("政","攻");`,
    `b=document.body.innerHTML;b=get();${PUT}b;`,
    `b=document.body.innerHTML;${PUT}b+"攻府";`,
    `b=document.body.innerHTML;${PUT}b.substr(9).replace(a,c);`,
    `b=document.body.innerHTML;b+=t;${PUT}b;`,
    `function w(b){${PUT}b}`,
    `b=document.body.innerHTML;function w(a,b){${PUT}b}`,
    `b=document.body.innerHTML;w((b)=>{${PUT}b});w(b=>{});`,
    `b=document.body.innerHTML;w((b,c)=>{${PUT}b});`,
    `b=document.body.innerHTML;[a,b]=t;${PUT}b;`,
    `b=document.body.innerHTML;${PUT}f(b);`,
    `${PUT}document.body.innerHTML\n  .replace(a,c);`,
    `b=document.body.innerHTML\n +t;${PUT}b;`,
    `$.get(u,function(d){${PUT}$(d).html()})`,
    `${PUT}$("<p>攻</p>").html();`,
    `var b=document.body.innerHTML;window.b=t;${PUT}b;`,
    `var b=document.body.innerHTML;for(b of t)${PUT}b;`,
    `b=document.body.innerHTML;${PUT}'<img src="/old.png">'+b;`,
    `a=b;b=a;${PUT}a;`,
    `b=document.body.innerHTML;${PUT}"${'<b>'.repeat(200)}"+t;`,
  ])('may say something new: %s', (script) => expect(speaksOf(script, [], false)).toBe(true));

  it('and nothing is let pass where the script holds something of the words', () => {
    expect(speaksOf(`b=document.body.innerHTML;${PUT}b;`, [], true)).toBe(true);
  });
});
