import { describe, expect, it } from 'vitest';

import { receiver } from '../../entrypoints/background/receive.ts';
import { messageRules } from '../../lib/extension/message-schemas.ts';
import {
  answered,
  DESK,
  everythingStored,
  OVERLAY,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';
import { desk, draft, HOSTILE, ME, overlay, popup, reading } from './hostile-messages.ts';
import { HOSTILE_REQUESTS } from './hostile-requests.ts';

const EVERY_HOSTILE = [...HOSTILE, ...HOSTILE_REQUESTS];

async function filled(): Promise<TestBackground> {
  const test = testBackground();
  const result = answered(await test.handlers.judgePage({ reading }, OVERLAY));
  const findingId = result.findings[0]?.id ?? '';
  answered(await test.handlers.fileTicket({ reading, findingId, surroundings: [] }, OVERLAY));
  answered(await test.handlers.setSettings({ practised: true }, DESK));
  await test.settled();
  return test;
}

describe('messages', () => {
  it(`${EVERY_HOSTILE.length} hostile and malformed messages are answered with a sentence and change nothing`, async () => {
    expect(EVERY_HOSTILE.length).toBeGreaterThanOrEqual(100);
    const test = await filled();
    const receive = receiver(test.handlers, ME);
    const before = await everythingStored(test);
    const told = test.told.length;
    for (const [why, type, data, sender] of EVERY_HOSTILE) {
      const result = await receive(type, data, sender);
      expect({ why, result }).toEqual({
        why,
        result: { ok: false, error: expect.stringMatching(/[一-龥]/) },
      });
      expect({ why, changed: (await everythingStored(test)) !== before }).toEqual({ why, changed: false });
    }
    expect(test.told.slice(told)).toEqual([]);
    console.log(`${EVERY_HOSTILE.length} 条格式不对或不该收的消息：状态改动 0 次`);
  });

  it('a message that should pass does pass: the gate is not simply shut', async () => {
    const receive = receiver((await filled()).handlers, ME);
    expect(await receive('judgePage', { reading }, overlay)).toMatchObject({ ok: true });
    expect(await receive('fileTicket', draft, overlay)).toMatchObject({ ok: true });
    expect(await receive('fileTicket', draft, popup)).toMatchObject({ ok: true });
    expect(await receive('filedByRule', null, desk)).toMatchObject({ ok: true });
    expect(await receive('storeHealth', undefined, popup)).toMatchObject({ ok: true });
    expect(await receive('injectCard', null, overlay)).toMatchObject({ ok: true });
  });

  it('every message of the protocol has a schema and senders', () => {
    for (const [type, rule] of Object.entries(messageRules)) {
      expect({ type, senders: rule.from.length > 0 }).toEqual({ type, senders: true });
    }
  });

  it('a handler that throws becomes a sentence', async () => {
    const { handlers } = await filled();
    const broken = {
      ...handlers,
      filedByRule: () => Promise.reject(new Error('planted')),
    };
    expect(await receiver(broken, ME)('filedByRule', null, desk)).toEqual({
      ok: false,
      error: expect.stringContaining('已保存的记录都在'),
    });
  });

  it('the handler is reached before anything is awaited, so that a reader’s gesture survives', () => {
    let reached = false;
    const { handlers } = testBackground();
    const receive = receiver(
      {
        ...handlers,
        openPanel: async () => {
          reached = true;
          return { ok: true, value: null };
        },
      },
      ME,
    );
    void receive('openPanel', null, overlay);
    expect(reached).toBe(true);
  });
});
