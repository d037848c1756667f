import { cpSync } from 'node:fs';
import { join } from 'node:path';

import { allTickets } from '../../lib/node/ask-extension.ts';
import { E2E_BUILD } from '../../lib/node/extension-browser.ts';
import { fileFromMark } from '../../lib/node/walk-tickets.ts';
import { expect, openOffice, test } from './fixtures.ts';

test('a ticket outlives the browser', async ({ profile }) => {
  const first = await openOffice(profile);
  const url = first.page('article-township').url;
  const filed = await fileFromMark(first.desk, await first.context.newPage(), url, '人民攻府');
  await first.context.close();

  const second = await openOffice(profile);
  const tickets = await allTickets(second.desk);
  expect(tickets.map((view) => view.ticket.number)).toEqual([filed.number]);
  await second.context.close();
});

test('a build loaded from another folder opens the same ledger', async ({ profile }, info) => {
  const [folderA, folderB] = [join(info.outputDir, 'build-a'), join(info.outputDir, 'build-b')];
  cpSync(E2E_BUILD, folderA, { recursive: true });
  cpSync(E2E_BUILD, folderB, { recursive: true });

  const first = await openOffice(profile, folderA);
  const url = first.page('article-township').url;
  const filed = await fileFromMark(first.desk, await first.context.newPage(), url, '峻工');
  await first.context.close();

  const second = await openOffice(profile, folderB);
  expect(second.extensionId).toBe(first.extensionId);
  const tickets = await allTickets(second.desk);
  expect(tickets.map((view) => view.ticket.number)).toEqual([filed.number]);
  await second.context.close();
});
