import { isoOf } from '../../lib/core/calendar/civil-date.ts';
import type { Event } from '../../lib/core/events/event.ts';
import { asPrevious, newEvent, type PreviousEvent, type Sha256 } from '../../lib/core/events/new-event.ts';
import { hanText, seeded } from './seeded-text.ts';

/** The machine whose restored backup the records came from: named by `follows`, so what it did counts. */
export const MANY_DEVICE = 'earlier-machine';
const FIRST_MS = Date.parse('2026-06-01T01:00:00Z');
const CLASSES = ['错别字', '严重表述错误', '个人隐私', '暗链外链', '失效链接', '标点符号'] as const;
const UNITS = 40;

/** A record with its hash, as an import keeps it. */
export interface HashedEvent {
  event: Event;
  hash: string;
}

/**
 * So many tickets of one office over half a year, the same for the same count: most are only filed, some are
 * accepted, told to the unit, or rectified. One chain of one device.
 */
export async function manyTickets(count: number, sha256: Sha256): Promise<HashedEvent[]> {
  const random = seeded(20_261_123);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const all: HashedEvent[] = [];
  let previous: PreviousEvent | null = null;
  let now = FIRST_MS;
  const write = async (ticket: string, type: string, payload: Record<string, unknown>, parents: string[]) => {
    now += 20_000 + Math.floor(random() * 60_000);
    const event = newEvent({
      type,
      subject: { kind: 'ticket', id: ticket },
      payload,
      by: { device: MANY_DEVICE, person: { name: '梁思齐', unit: '县政府办公室' }, role: '大数据中心' },
      parents,
      now,
      previous,
      randomId: `${ticket}-${parents.length === 0 ? '0' : type}`,
    });
    previous = await asPrevious(event, sha256);
    all.push({ event, hash: previous.hash });
    return event.id;
  };
  for (let at = 0; at < count; at++) {
    const id = `many-${String(at).padStart(6, '0')}`;
    const text = hanText(260, random);
    const unit = `县直单位${Math.floor(random() * UNITS)}`;
    const foundAt = isoOf(now + 10_000);
    let head = await write(
      id,
      '提交',
      {
        number: `BC-2026-${String(at).padStart(6, '0')}`,
        url: `https://www.qinghe.example/zwgk/${Math.floor(random() * 400)}/t2026_${at}.html`,
        pageTitle: text.slice(0, 22),
        siteName: '青禾县人民政府',
        platform: '政府网站',
        columnName: text.slice(22, 28),
        unitName: unit,
        problemClass: pick(CLASSES),
        severity: pick(['严重', '一般', '提示']),
        origin: '读网',
        quote: {
          exact: text.slice(28, 32),
          prefix: text.slice(32, 64),
          suffix: text.slice(64, 96),
          start: at,
        },
        suggestion: text.slice(96, 100),
        surroundings: [text.slice(100, 180), text.slice(180)],
        foundAt,
        foundByResponsibleUnit: false,
      },
      [],
    );
    const far = random();
    if (far < 0.4) continue;
    head = await write(id, '受理', { unitName: unit }, [head]);
    if (far < 0.6) continue;
    const at8 = isoOf(now);
    head = await write(id, '通知', { personName: '程望舒', stand: 'A', how: '电话', receivedAt: at8 }, [
      head,
    ]);
    if (far < 0.75) continue;
    await write(id, '反馈整改', { measure: '修改', doneAt: isoOf(now + 1000) }, [head]);
  }
  return all;
}
