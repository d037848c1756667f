import { readFileSync } from 'node:fs';
import { chromium, test } from 'playwright/test';
import { OverlayPage } from './overlay/harness.ts';
import { column } from './overlay/pages.ts';
import { columnUrlKey } from '../../lib/core/register/column-url.ts';
test('real', async () => {
  test.setTimeout(900_000);
  const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
  const rows = readFileSync('/work/shared/realdata/pages.tsv','utf8').trim().split('\n').map(l=>l.split('\t')); 
  let n=0, bad=0, badgeCount=0;
  const STATES=['逾期','正常','将到期','空白','未能识别','未读到'] as const;
  for (const [path,url] of rows) {
    if (!path || !url || !/^https?:/.test(url)) continue;
    const page = await b.newPage({viewport:{width:1366,height:768}});
    const errors:string[]=[];
    try {
      const body = readFileSync('/work/shared/realdata/'+path);
      const u = new URL(url).href;
      await page.route('**/*', r => r.request().url().split('#')[0]===u.split('#')[0] ? r.fulfill({status:200,contentType:'text/html',headers:{'content-security-policy':"script-src 'none'"},body}) : r.abort());
      await page.goto(u,{waitUntil:'domcontentloaded',timeout:20000});
      const overlay = new OverlayPage(page, await page.context().newCDPSession(page));
      await overlay.cdp.send('Runtime.enable');
      overlay.cdp.on('Runtime.exceptionThrown',(e:any)=>errors.push(e.exceptionDetails.exception?.description??e.exceptionDetails.text));
      const links = await page.evaluate(()=>[...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(a=>({t:(a.textContent??'').trim(),h:a.href})).filter(l=>l.t.length>=2&&l.t.length<9&&/^https?:/.test(l.h)));
      const seen=new Map(); for(const l of links) if(!seen.has(columnUrlKey(l.h))) seen.set(columnUrlKey(l.h),l);
      const cols=[...seen.values()].slice(0,60).map((l:any,i)=>({...column(l.t,'/x'+i,STATES[i%6]!),urlKey:columnUrlKey(l.h)}));
      const before=await overlay.html();
      await overlay.start({faults:[{exact:'的'},{exact:'政府',severity:'严重'},{exact:'工作',sureness:'疑似'}],columns:cols});
      const badges=await overlay.badges(); badgeCount+=badges.length;
      const w=await page.evaluate(()=>[document.documentElement.scrollWidth,document.documentElement.scrollHeight]);
      if (n%8===0||badges.length>30) await overlay.shot('real-'+path.replace(/\W/g,'_'));
      await overlay.evaluate('harness.overlay.stop()');
      const after=await overlay.html(); const w2=await page.evaluate(()=>[document.documentElement.scrollWidth,document.documentElement.scrollHeight]);
      n++; if(after!==before||errors.length||String(w)!==String(w2)){bad++; console.log('BAD',path,after===before,errors.slice(0,2),w,w2);}
    } catch(e) { bad++; console.log('FAIL',path,String(e).slice(0,200)); }
    await page.close();
  }
  console.log('pages',n,'bad',bad,'badges',badgeCount);
  await b.close();
});
