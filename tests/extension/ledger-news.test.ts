import { afterEach, describe, expect, it, vi } from 'vitest';
import { onLedgerChanged, tellLedgerChanged } from '../../lib/extension/ledger-news.ts';
import { eventually } from '../eventually.ts';

const stops: (() => void)[] = [];
function listen() {
  const heard = vi.fn();
  const stop = onLedgerChanged(heard);
  stops.push(stop);
  return { heard, stop };
}
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

describe('news of the ledger', () => {
  it('reaches every listener, and changes that come together are told once', async () => {
    const [one, two] = [listen(), listen()];
    for (let i = 0; i < 20; i++) tellLedgerChanged();
    await eventually(() => expect(two.heard).toHaveBeenCalled());
    await eventually(() => expect(one.heard).toHaveBeenCalled());
    expect([one.heard.mock.calls, two.heard.mock.calls]).toEqual([[[]], [[]]]);
    tellLedgerChanged();
    await eventually(() => expect(one.heard).toHaveBeenCalledTimes(2));
  });

  it('does not reach a page that has gone, not even with a change it had already heard of', async () => {
    const [gone, stays] = [listen(), listen()];
    tellLedgerChanged();
    await new Promise((resolve) => setTimeout(resolve));
    gone.stop();
    await eventually(() => expect(stays.heard).toHaveBeenCalled());
    expect(gone.heard).not.toHaveBeenCalled();
  });

  it('carries nothing: what a page shows it must ask for', async () => {
    const channel = new BroadcastChannel('xundu-ledger');
    const said = new Promise((resolve) => {
      channel.onmessage = (event) => resolve(event.data);
    });
    tellLedgerChanged();
    expect(await said).toBeNull();
    channel.close();
  });
});
