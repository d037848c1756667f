import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { readEventPackage } from '../../lib/export/package/event-package.ts';
import { packageOfLedgerJson } from '../../lib/export/package/json-package.ts';
import { story } from '../core/tickets/story.ts';
import { ledgerJson } from './ledger-file.ts';

const sha256 = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a ledger as JSON on its way in', () => {
  it('is a package of the very same records, the same bytes each time', async () => {
    const { events } = await story('提交', '受理', '通知');
    const json = await ledgerJson({ scope: '统计范围：全部', rows: [], events });
    const [one, other] = [await packageOfLedgerJson(json, sha256), await packageOfLedgerJson(json, sha256)];
    expect(one).toEqual(other);
    if (!one.ok) throw new Error(one.error);
    const read = await readEventPackage(one.value, sha256);
    expect(read.ok && read.value.events).toEqual([...events].sort((a, b) => (a.id < b.id ? -1 : 1)));
    expect(read.ok && read.value.head.scope).toBe('统计范围：全部');
  });

  it('cut anywhere, or with one record that cannot be read, is refused whole with a sentence', async () => {
    const { events } = await story('提交', '受理');
    const json = await ledgerJson({ scope: '', rows: [], events });
    let refused = 0;
    for (let at = 0; at < json.length - 2; at += 97) {
      const cut = await packageOfLedgerJson(json.subarray(0, at), sha256);
      expect(cut).toMatchObject({ ok: false, error: expect.stringMatching(/没有读入/) });
      refused += 1;
    }
    expect(refused).toBeGreaterThan(20);
    const text = new TextDecoder().decode(json);
    const broken = { ...JSON.parse(text), events: [events[0], { ...events[1], seq: 'x' }] };
    const answer = await packageOfLedgerJson(new TextEncoder().encode(JSON.stringify(broken)), sha256);
    expect(answer).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^第 2 条记录不能读.*整个文件都没有导入/),
    });
    const empty = await packageOfLedgerJson(await ledgerJson({ scope: '', rows: [], events: [] }), sha256);
    expect(empty).toMatchObject({ ok: false, error: expect.stringMatching(/没有办理记录/) });
  });
});
