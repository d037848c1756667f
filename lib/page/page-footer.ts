import type { Footer, Link } from '../core/reading.ts';
import type { PageText } from './page-text.ts';

const SITE_CODE = /标识码\s?[:：]?\s*(\d{10}|bm\d{8})(?!\d)/i;
const ICP = /[\u4e00-\u9fa5]ICP备\s?[:：]?\s?(\d{6,10})\s?号(-\d+)?/i;
const POLICE = /[\u4e00-\u9fa5]公网安备\s?[:：]?\s?(\d{14})\s?号/;
const ORGANIZER = /主\s?办\s?(?:单\s?位)?\s?[:：]\s*([^\s|｜,，;；、]{3,40})/;
const CONTACT = /(?:联系电话|联系方式|办公电话|值班电话|电\s?话)\s?[:：]\s*([^\s|｜,，;；]{5,40})/;
const JIUCUO_HOST = /^https?:\/\/zfw(?:zgl|zzc)\.www\.gov\.cn\//i;
const CONAC_HOST = /^(?:https?:)?\/\/(?:bszs|dcs)\.conac\.cn\//i;

/** What a government page must carry at its foot (国办发〔2017〕47号), wherever on the page it stands. */
export function readFooter(page: PageText, document: Document, links: readonly Link[]): Footer {
  const { text } = page;
  const organizer = ORGANIZER.exec(text)?.[1];
  const contact = CONTACT.exec(footerText(page))?.[1];
  const siteCode = SITE_CODE.exec(text)?.[1];
  const icp = ICP.exec(text)?.[0];
  const police = POLICE.exec(text)?.[0];
  const scripts = [...document.querySelectorAll('script')];
  const conac =
    links.find((link) => CONAC_HOST.test(link.href))?.href ??
    scripts.map((script) => script.getAttribute('src') ?? '').find((src) => CONAC_HOST.test(src)) ??
    scripts
      .map((script) => /(?:https?:)?\/\/(?:bszs|dcs)\.conac\.cn\/[^"'\s\\]+/i.exec(conacSource(script))?.[0])
      .find(Boolean);
  const jiucuo = findJiucuo(scripts, links);
  const sitemap = links.find((link) => /^(网站|站点)(地图|导航)$/.test(link.text))?.href;
  const accessible = /无障碍|适老|关怀版|长者(版|模式|助手)|老年版/.test(text);
  return {
    ...(siteCode ? { siteCode } : {}),
    ...(icp ? { icp } : {}),
    ...(police ? { police } : {}),
    ...(conac ? { conac } : {}),
    ...(jiucuo ? { jiucuo } : {}),
    ...(organizer ? { organizer } : {}),
    ...(contact ? { contact } : {}),
    ...(sitemap ? { sitemap } : {}),
    ...(accessible ? { accessible } : {}),
  };
}

/** The official badge is often written by an inline script of a few lines. */
function conacSource(script: Element): string {
  const source = script.textContent ?? '';
  return source.length < 5000 ? source : '';
}

function findJiucuo(scripts: readonly Element[], links: readonly Link[]): Footer['jiucuo'] {
  const script = scripts.find(
    (one) =>
      one.getAttribute('id') === '_jiucuo_' || /\/exposure\/jiucuo\.js/.test(one.getAttribute('src') ?? ''),
  );
  const href = links.find((link) => JIUCUO_HOST.test(link.href))?.href;
  const code = script?.getAttribute('sitecode')?.trim() || /[?&]site_code=(\w+)/.exec(href ?? '')?.[1];
  if (!script && !href) return undefined;
  return { ...(code ? { code } : {}), ...(href ? { href } : {}) };
}

/** Footer blocks, or the last tenth of a page whose footer has no name. */
function footerText(page: PageText): string {
  const blocks = page.blocks.filter((block) => block.role === 'footer');
  const from = blocks[0]?.start ?? Math.floor(page.text.length * 0.9);
  return page.text.slice(from);
}
