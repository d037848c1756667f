import type { Page } from 'playwright';

import type { Finding } from '../../lib/core/finding.ts';
import { askExtension } from '../../lib/node/ask-extension.ts';
import { until } from '../../lib/node/overlay-driver.ts';
import { tabIdOf } from '../../lib/node/walk-pages.ts';
import { expect, type Office, test } from './fixtures.ts';

const SITE = 'https://www.qinghe.example/names/';

/** Every name a form may be made to answer to in place of its own. */
const NAMES_IN_PAGE = () => {
  const names = new Set<string>();
  for (const prototype of [
    Object.prototype,
    EventTarget.prototype,
    Node.prototype,
    Element.prototype,
    HTMLElement.prototype,
    HTMLFormElement.prototype,
  ])
    for (const name of Object.getOwnPropertyNames(prototype)) if (!/^on|^__/.test(name)) names.add(name);
  return [...names, 'data', 'value', 'length', 'then', 'toJSON'];
};

const NUMBER = '11010519491231002X';
const casino = (at: number | string) =>
  `<div style="display:none"><a href="https://casino${at}.example/dc/">第${at}处澳门新葡京娱乐城</a></div>`;
/** A wrong word, an identity number and a hidden link, with `第N处` before them to know them by. */
const evil = (at: number) =>
  `<p>第${at}处，青禾县人民攻府。</p><p class="number">第${at}处，身份证号${NUMBER}。</p>${casino(at)}`;

/** How a page puts a control of a name under a form, with words inside of the form or after it. */
const KINDS: Record<string, (name: string, at: number) => string> = {
  输入框在表单里: (name, at) => `<form><input type="hidden" name="${name}">${evil(at)}<i></i></form>`,
  '输入框以 id 在表单里': (name, at) =>
    `<form>${evil(at)}<button type="button" id="${name}"></button></form>`,
  空表单和文字之后的输入框: (name, at) =>
    `<form id="f${at}"></form>${evil(at)}<input type="hidden" form="f${at}" name="${name}">`,
  指向前面的输入框: (name, at) =>
    `<input type="hidden" form="f${at}" name="${name}"><form id="f${at}"></form>${evil(at)}`,
  图片在表单里: (name, at) => `<form><img name="${name}" alt="">${evil(at)}</form>`,
  对象在表单里: (name, at) => `<form><object name="${name}"></object>${evil(at)}</form>`,
};

/** The page's own script keeps what it needs before a control takes its name. */
const LATER = `<script>
  const all = document.querySelectorAll.bind(document), make = document.createElement.bind(document);
  addEventListener('more', () => {
    for (const place of all('p.number')) {
      const more = make('p');
      more.textContent = '新来的一段，青禾县人民攻府。';
      place.after(more);
    }
  });
</script>`;

const page = (body: string) =>
  `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>测试公告</title></head><body><h1>关于供水的公告</h1>${body}<p>版权所有 青禾县人民政府</p></body></html>`;

async function serve(office: Office, pages: Record<string, string>): Promise<void> {
  await office.context.route(`${SITE}**`, (route) => {
    const body = pages[decodeURIComponent(new URL(route.request().url()).pathname.split('/').pop() ?? '')];
    return body === undefined
      ? route.fulfill({ status: 404, body: '' })
      : route.fulfill({ contentType: 'text/html; charset=utf-8', body });
  });
}

async function findingsOf(office: Office, tab: Page): Promise<Finding[]> {
  const summary = await askExtension(office.desk, 'pageSummary', { tabId: await tabIdOf(office.desk, tab) });
  return summary.state === 'read' ? (summary.result?.findings ?? []) : [];
}

/** Which of the places are found: by the number that stands before the words, or in the link. */
function placesFound(findings: readonly Finding[], rule: string): Set<string> {
  return new Set(
    findings
      .filter(({ ruleId }) => ruleId === rule)
      .flatMap(({ quote, message }) => {
        const before = [...`${quote.prefix}${quote.exact}`.matchAll(/第(\d+)处/g)].at(-1)?.[1];
        const place = before ?? /casino(\d+)\.example/.exec(message)?.[1];
        return place === undefined ? [] : [place];
      }),
  );
}

test('no name of a control hides anything, before or after a script adds to the page', async ({ office }) => {
  const names = await office.desk.evaluate(NAMES_IN_PAGE);
  expect(names.length).toBeGreaterThan(200);
  const kinds = Object.entries(KINDS);
  const bodyOf = ([, section]: (typeof kinds)[number], nameOf: (at: number) => string) =>
    page(LATER + names.map((_, at) => section(nameOf(at), at)).join('\n'));
  const [first] = kinds;
  if (!first) throw new Error('no kinds');
  await serve(office, {
    control: bodyOf(first, (at) => `harmless${at}`),
    ...Object.fromEntries(kinds.map((kind) => [kind[0], bodyOf(kind, (at) => names[at] ?? '')])),
  });
  const { tab: control } = await office.read(`${SITE}control`);
  const plain = await findingsOf(office, control);
  await control.close();
  const expected = new Map(
    [...new Set(plain.map(({ ruleId }) => ruleId))].map((rule) => [rule, placesFound(plain, rule)] as const),
  );
  const count = (of: readonly Finding[], rule: string) => of.filter(({ ruleId }) => ruleId === rule).length;
  // All three kinds of fault were planted and are found; around a number nothing is quoted, so it is counted.
  for (const rule of ['wrong-word', 'hidden-link']) expect(expected.get(rule)?.size, rule).toBe(names.length);
  expect(count(plain, 'personal-data')).toBe(names.length);

  for (const [kind] of kinds) {
    const { tab } = await office.read(SITE + encodeURIComponent(kind));
    const findings = await findingsOf(office, tab);
    for (const [rule, places] of expected) {
      const found = placesFound(findings, rule);
      const missed = [...places].filter((place) => !found.has(place));
      expect(
        missed.map((place) => names[Number(place)]),
        `${kind} ${rule}`,
      ).toEqual([]);
      expect(count(findings, rule), `${kind} ${rule}`).toBe(count(plain, rule));
    }
    // What a script puts in later is found as well, and the tab still answers.
    await tab.evaluate(() => dispatchEvent(new Event('more')));
    await until(`what came later: ${kind}`, async () => {
      const later = await findingsOf(office, tab);
      return later.filter(({ quote }) => quote.exact === '人民攻府').length === names.length * 2;
    });
    await tab.close();
  }
});

test('an attribute like ours hides nothing and takes nothing out of the page', async ({ office }) => {
  const words = evil(1);
  const html = (attributes: Record<string, string>) => (body: string) =>
    `<!DOCTYPE html><html lang="zh-CN" ${attributes.html ?? ''}><head ${attributes.head ?? ''}><meta charset="utf-8"><title>测试公告</title></head><body ${attributes.body ?? ''}><h1>关于供水的公告</h1>${body}</body></html>`;
  const own = 'data-xundu-overlay';
  const late = `<script>addEventListener('load', () => {
    const box = document.createElement('div');
    box.setAttribute('${own}', '');
    box.innerHTML = ${JSON.stringify(words)};
    document.documentElement.append(box);
  })</script>`;
  const pages: Record<string, string> = {
    control: html({})(words),
    html: html({ html: own })(words),
    head: html({ head: own })(words),
    body: html({ body: own })(words),
    box: html({})(`<div ${own}="">${words}</div>`),
    late: html({})(late),
  };
  await serve(office, pages);
  const rules = async (tab: Page) => (await findingsOf(office, tab)).map(({ ruleId }) => ruleId).sort();
  const { tab: control } = await office.read(`${SITE}control`);
  const expected = await rules(control);
  expect(new Set(expected).size).toBeGreaterThanOrEqual(3);
  await control.close();
  for (const name of Object.keys(pages)) {
    const { tab } = await office.read(`${SITE}${name}`);
    await until(
      `all faults of ${name}`,
      async () => JSON.stringify(await rules(tab)) === JSON.stringify(expected),
    );
    expect(await tab.evaluate(() => document.documentElement.textContent?.includes('第1处')), name).toBe(
      true,
    );
    // Ours, and the page's own where it has one.
    expect(await tab.locator(`[${own}]`).count(), name).toBe(name === 'control' ? 1 : 2);
    await tab.close();
  }
});
