import { allTickets } from '../../lib/node/ask-extension.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { type Alive, killedWhile, nextStart } from './killed-browser.ts';
import { seededPoints } from './seeded-points.ts';

/** Milliseconds after the first ticket at which the browser is killed: from amid the first write to well into them. */
const POINTS = seededPoints({ count: 30, least: 20, most: 1_500, seed: 20261123 });

for (const [i, point] of POINTS.entries()) {
  test(`a browser killed ${point} ms into filing has lost no acknowledged ticket (${i + 1})`, async ({
    profile,
  }) => {
    const acknowledged = await killedWhile(profile, point, (desk) =>
      desk.evaluate(async () => {
        const { chrome, acknowledge } = globalThis as unknown as Alive;
        for (let n = 0; n < 100_000; n += 1) {
          const reply = await chrome.runtime.sendMessage({
            id: n,
            type: 'fileTicket',
            timestamp: Date.now(),
            data: {
              reading: { url: `https://www.qinghe.example/p/${n}`, title: `第${n}页`, site: {} },
              selection: { exact: `错字${n}`, prefix: '', suffix: '', start: 0 },
              surroundings: [],
              problemClass: '错别字',
            },
          });
          if (reply.res?.ok) acknowledge(reply.res.value.id);
        }
      }),
    );
    const tickets = await nextStart(profile, (desk) => allTickets(desk));
    const found = new Set(tickets.map(({ ticket }) => ticket.id));
    const lost = acknowledged.filter((id) => !found.has(id));
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(lost, `${acknowledged.length} acknowledged`).toEqual([]);
  });
}
