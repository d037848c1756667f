import { waitUntilRead } from '../../lib/node/walk-pages.ts';
import { expect, test } from './fixtures.ts';

/** Elements by which a page takes a name of the window: a script that starts later finds them in its place. */
const TAKEN: readonly [what: string, html: string][] = [
  ['a form named chrome with a field named runtime', '<form id=chrome><input name=runtime></form>'],
  ['a frame named chrome', '<iframe name=chrome></iframe>'],
  ['a form named browser that has an id', '<form id=browser><input name=runtime id=x></form>'],
  ['both', '<iframe name=browser></iframe><iframe name=chrome></iframe>'],
];

const page = (
  html: string,
) => `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>冬季供水公告</title>
${html}<h1>关于冬季供水的公告</h1><p>青禾县人民攻府定于十二月一日起检修供水管道，请各村提前储水。</p></html>`;

test('a page that takes the names of the interface of extensions is read like any other', async ({
  office,
}) => {
  const { context, desk } = office;
  await context.route('https://www.qinghe.example/taken/**', (route) => {
    const at = Number(new URL(route.request().url()).pathname.split('/').pop());
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: page(TAKEN[at]?.[1] ?? '') });
  });
  for (const [at, [what]] of TAKEN.entries()) {
    const tab = await context.newPage();
    await tab.goto(`https://www.qinghe.example/taken/${at}`);
    const { result } = await waitUntilRead(desk, tab);
    expect(
      result?.findings.map(({ quote }) => quote.exact),
      what,
    ).toContain('人民攻府');
    await tab.close();
  }
});

test('words that an endless page has sent are read while it is still coming', async ({ office }) => {
  const { context, desk } = office;
  await context.route('https://www.qinghe.example/slow.js', () => undefined);
  await context.route('https://www.qinghe.example/endless', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: page('').replace('</html>', '<script src="/slow.js"></script></html>'),
    }),
  );
  const tab = await context.newPage();
  await tab.goto('https://www.qinghe.example/endless', { waitUntil: 'commit' });
  const { result } = await waitUntilRead(desk, tab);
  expect(result?.findings.map(({ quote }) => quote.exact)).toContain('人民攻府');
  await context.unrouteAll({ behavior: 'ignoreErrors' });
});
