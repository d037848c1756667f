import type { CardModule } from './card-shapes.ts';

/** Where `card.js` leaves its module for the overlay of the same isolated world. */
const CARD = Symbol.for('xundu.card');

type Holder = { [CARD]?: CardModule };

export function offerCard(module: CardModule): void {
  (globalThis as Holder)[CARD] = module;
}

export function offeredCard(): CardModule | null {
  return (globalThis as Holder)[CARD] ?? null;
}
