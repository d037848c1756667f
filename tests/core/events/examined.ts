import { webcrypto } from 'node:crypto';

import { fingerprintOf } from '../../../lib/core/events/device.ts';
import type { Event } from '../../../lib/core/events/event.ts';
import { type Examination, examineEvents } from '../../../lib/core/events/examine.ts';
import { eventHash, newEvent, type PreviousEvent, signedText } from '../../../lib/core/events/new-event.ts';
import { verifier } from '../../../lib/extension/device-key.ts';
import { START, sha256 } from '../tickets/story.ts';

const subtle = webcrypto.subtle as SubtleCrypto;
export const verify = verifier(subtle);

export function examined(events: readonly Event[], own: readonly string[] = []): Promise<Examination> {
  return examineEvents(events, { sha256, verify, own });
}

/** A device of a test: writes signed records, one after the other. */
export class SigningDevice {
  readonly events: Event[] = [];
  private previous: PreviousEvent | null = null;

  private constructor(
    readonly id: string,
    readonly publicKey: string,
    private readonly key: CryptoKey,
  ) {}

  static async begin(id: string, role: Event['by']['role'] = '值班读网员'): Promise<SigningDevice> {
    const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    const raw = Buffer.from(await subtle.exportKey('raw', pair.publicKey)).toString('base64url');
    const device = new SigningDevice(id, raw, pair.privateKey);
    await device.write(
      '登记',
      { kind: 'device', id },
      { publicKey: raw, name: id, unit: '某局', follows: [] },
      { role },
    );
    return device;
  }

  /** The same device with the same key, which goes on by itself: a copied profile. */
  copy(): SigningDevice {
    const twin = new SigningDevice(this.id, this.publicKey, this.key);
    twin.events.push(...this.events);
    twin.previous = this.previous;
    return twin;
  }

  /** This key with another 登记 as its first record. */
  async registeredAnew(more: Record<string, unknown>): Promise<SigningDevice> {
    const anew = new SigningDevice(this.id, this.publicKey, this.key);
    const [first] = this.events;
    await anew.write('登记', { kind: 'device', id: this.id }, { ...first?.payload, ...more });
    return anew;
  }

  fingerprint(): Promise<string> {
    return fingerprintOf(this.publicKey, sha256);
  }

  async write(
    type: string,
    subject: Event['subject'],
    payload: Record<string, unknown>,
    over: {
      role?: Event['by']['role'];
      parents?: readonly string[];
      now?: number;
      id?: string;
      /** Wall time, where it is another than that of the clock. */
      at?: string;
    } = {},
  ): Promise<Event> {
    const event = newEvent({
      type,
      subject,
      payload,
      by: {
        device: this.id,
        person: { name: `人${this.id}`, unit: '某局' },
        role: over.role ?? '值班读网员',
      },
      parents: over.parents ?? [],
      now: over.now ?? START + this.events.length * 60_000,
      previous: this.previous,
      randomId: over.id ?? `${this.id}-${this.events.length + 1}`,
    });
    if (over.at !== undefined) event.at = over.at;
    event.sig = await this.sign(signedText(event));
    this.events.push(event);
    this.previous = { id: event.id, hash: await eventHash(event, sha256), hlc: event.hlc, seq: event.seq };
    return event;
  }

  async sign(text: string): Promise<string> {
    const bytes = await subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      this.key,
      new TextEncoder().encode(text),
    );
    return Buffer.from(bytes).toString('base64url');
  }
}
