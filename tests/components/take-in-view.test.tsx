import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { TakeInView, type TakenIn } from '../../components/packages/take-in-view.tsx';

const nothing = () => undefined;

function view(count: number): string {
  const result = {
    kind: '交件',
    fileName: '交件.zip',
    fresh: 1,
    known: 0,
    tickets: 1,
    quarantined: [],
    missing: [{ device: 'd1', name: '石桥镇的电脑', count }],
    unapproved: [],
    ledgerHash: 'a'.repeat(64),
    evidence: 0,
    newerParts: 0,
  } as unknown as TakenIn;
  return renderToStaticMarkup(
    <TakeInView
      state={{ is: 'done', results: [result], failures: [] }}
      onFiles={nothing}
      onConfirm={nothing}
      onOwn={nothing}
      onCancel={nothing}
    />,
  );
}

describe('what a file taken in still lacks', () => {
  it('is counted', () => {
    expect(view(3)).toContain('石桥镇的电脑 还有 3 条记录没有收到（待补），收到后自动补上。');
  });

  it.each([100_001, 2 ** 31, Number.MAX_SAFE_INTEGER])('is no count by a made-up number: %d', (count) => {
    const html = view(count);
    expect(html).toContain('石桥镇的电脑 有记录的编号不可信');
    expect(html).not.toContain('待补）');
    expect(html).not.toContain('收到后自动补上');
    expect(html).not.toMatch(/\d{6}/);
  });
});
