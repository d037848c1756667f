import { describe, expect, it } from 'vitest';

import type { CaptureBox } from '../../lib/core/page-picture.ts';
import { type CaptureCanvas, composeScreenshot } from '../../lib/extension/screenshot.ts';
import { allTickets, answered, article, DESK, OVERLAY, testBackground } from './fresh-ledger.ts';

const box = (left: number, top: number, right: number, bottom: number): CaptureBox => ({
  left,
  top,
  right,
  bottom,
});

function paper(width: number, height: number) {
  const drawn: { what: string; box: CaptureBox }[] = [];
  const canvas: CaptureCanvas = {
    width,
    height,
    cut: (at) => drawn.push({ what: 'cut', box: at }),
    fill: (at) => drawn.push({ what: 'black', box: at }),
    frame: (at) => drawn.push({ what: 'frame', box: at }),
    bytes: async () => new Uint8Array([1]),
  };
  return { canvas, drawn };
}

describe('a screenshot', () => {
  it.each([1, 1.25, 2])(
    'is drawn at the picture’s own scale, %s, and private data is painted over last',
    async (scale) => {
      const { canvas, drawn } = paper(1366 * scale, 700 * scale);
      await composeScreenshot(canvas, {
        width: 1366,
        height: 700,
        crop: box(60, 20, 540, 240),
        frames: [box(100, 50, 160, 70)],
        black: [box(120, 55, 200, 65)],
      });
      expect(drawn.map(({ what }) => what)).toEqual(['cut', 'frame', 'black']);
      expect(drawn[0]?.box).toEqual(box(60 * scale, 20 * scale, 540 * scale, 240 * scale));
      const black = drawn[2]?.box;
      // The bar covers the whole value and a little more, whatever the scale.
      expect(black?.left).toBeLessThan(120 * scale);
      expect(black?.right).toBeGreaterThan(200 * scale);
      expect(black?.top).toBeLessThan(55 * scale);
      expect(black?.bottom).toBeGreaterThan(65 * scale);
    },
  );

  it('of a window without a size is refused: nobody knows where private data stands', async () => {
    const { canvas } = paper(100, 100);
    const view = { width: 0, height: 0, crop: box(0, 0, 10, 10), frames: [], black: [] };
    await expect(composeScreenshot(canvas, view)).rejects.toThrow();
  });
});

describe('filing where no picture can be taken', () => {
  it('files all the same, and the ticket says why it has none', async () => {
    const test = testBackground();
    const reading = article('青禾县人民攻府办公室。');
    const [finding] = answered(await test.handlers.judgePage({ reading }, OVERLAY)).findings;
    answered(
      await test.handlers.fileTicket({ reading, findingId: finding?.id ?? '', surroundings: [] }, OVERLAY),
    );
    const [view] = await allTickets(test.handlers);
    expect(view?.ticket.submission.evidenceFiles).toBeUndefined();
    expect(view?.ticket.submission.evidenceNote).toMatch(/没有截图/);
  });

  it('asks for none when the office switched pictures off', async () => {
    const test = testBackground();
    answered(await test.handlers.setSettings({ screenshots: false }, DESK));
    const reading = article('青禾县人民攻府办公室。');
    const [finding] = answered(await test.handlers.judgePage({ reading }, OVERLAY)).findings;
    answered(
      await test.handlers.fileTicket({ reading, findingId: finding?.id ?? '', surroundings: [] }, OVERLAY),
    );
    const [view] = await allTickets(test.handlers);
    expect(view?.ticket.submission.evidenceNote).toBeUndefined();
    expect(test.told.map(({ type }) => type)).not.toContain('beforeCapture');
  });

  it('private data is placed for the picture even when its findings are switched off', async () => {
    const test = testBackground();
    answered(await test.handlers.setSettings({ offRules: ['personal-data'] }, DESK));
    const reading = article('身份证号11010519491231002X。');
    const result = answered(await test.handlers.judgePage({ reading }, OVERLAY));
    expect(result.findings.filter(({ problemClass }) => problemClass === '个人隐私')).toEqual([]);
    expect(result.privateAt).toHaveLength(1);
    const [at] = result.privateAt ?? [];
    expect(reading.text.slice(at?.start, at?.end)).toBe('11010519491231002X');
  });
});
