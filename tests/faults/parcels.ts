import { createHash } from 'node:crypto';

import { writeEventPackage } from '../../lib/export/package/event-package.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { submission } from '../core/tickets/story.ts';

const SITE = 'https://www.qinghe.example';

export const sha256Bytes = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export interface Parcel {
  fileName: string;
  bytes: Uint8Array;
  events: number;
}

/** Files of other readers, each with four tickets and a picture. */
export async function parcels(count: number): Promise<Parcel[]> {
  const made: Parcel[] = [];
  for (let index = 0; index < count; index++) {
    const device = await SigningDevice.begin(`other${index}`);
    for (let ticket = 0; ticket < 4; ticket++)
      await device.write(
        '提交',
        { kind: 'ticket', id: `p${index}-${ticket}` },
        submission({ url: `${SITE}/p${index}/${ticket}.html`, number: `BC-${index}-${ticket}` }),
      );
    const picture = Uint8Array.from({ length: 64 }, (_, at) => (at * 7 + index) % 256);
    const hash = await sha256Bytes(picture);
    const bytes = await writeEventPackage(
      {
        head: {
          kind: '交件',
          madeAt: '2026-11-23T10:00:00+08:00',
          program: '0.1.0',
          by: { name: '李敏', unit: '区教体局', role: '值班读网员', device: device.id },
          scope: '全部工单',
          evidence: [{ hash, type: 'image/png' }],
        },
        events: device.events,
        evidence: new Map([[hash, picture]]),
      },
      sha256Bytes,
    );
    made.push({ fileName: `${index}.zip`, bytes, events: device.events.length });
  }
  return made;
}
