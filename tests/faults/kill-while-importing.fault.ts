import { allTickets, askExtension } from '../../lib/node/ask-extension.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { type Alive, killedWhile, nextStart } from './killed-browser.ts';
import { type Parcel, parcels } from './parcels.ts';
import { seededPoints } from './seeded-points.ts';

const FILES = 40;
const TICKETS_EACH = 4;
/** Whoever is not set up sees own tickets only. */
const CENTER = { person: { name: '王主任', unit: '大数据中心' }, role: '大数据中心', setupDone: true };
/** Milliseconds after the first file at which the browser is killed. */
const POINTS = seededPoints({ count: 20, least: 5, most: 900, seed: 20261124 });

for (const [i, point] of POINTS.entries()) {
  test(`a browser killed ${point} ms into taking in files has every file whole or not at all (${i + 1})`, async ({
    profile,
  }) => {
    const files = (await parcels(FILES)).map(asText);
    const acknowledged = await killedWhile(profile, point, async (desk) => {
      await askExtension(desk, 'setSettings', CENTER);
      await desk.evaluate(async (files) => {
        const { chrome, acknowledge } = globalThis as unknown as Alive;
        for (const { fileName, base64 } of files) {
          const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
          const db = await new Promise<IDBDatabase>((resolve, reject) => {
            const open = indexedDB.open('xundu');
            open.onsuccess = () => resolve(open.result);
            open.onerror = () => reject(open.error);
          });
          await new Promise<void>((resolve, reject) => {
            const transaction = db.transaction('incoming', 'readwrite');
            transaction.objectStore('incoming').put({ id: fileName, fileName, bytes: bytes.buffer, at: '' });
            transaction.oncomplete = () => resolve();
            transaction.onerror = () => reject(transaction.error);
          });
          db.close();
          const message = { id: 1, type: 'takeInPackage', timestamp: Date.now(), data: { id: fileName } };
          const reply = await chrome.runtime.sendMessage(message);
          if (reply.res?.ok) acknowledge(fileName);
        }
      }, files);
    });
    const tickets = await nextStart(profile, (desk) => allTickets(desk));
    const perFile = new Map<string, number>();
    for (const { ticket } of tickets) {
      const fileName = `${/^p(\d+)-/.exec(ticket.id)?.[1]}.zip`;
      perFile.set(fileName, (perFile.get(fileName) ?? 0) + 1);
    }
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.filter((name) => perFile.get(name) !== TICKETS_EACH)).toEqual([]);
    expect([...perFile].filter(([, count]) => count !== TICKETS_EACH)).toEqual([]);
  });
}

function asText({ fileName, bytes }: Parcel): { fileName: string; base64: string } {
  return { fileName, base64: Buffer.from(bytes).toString('base64') };
}
