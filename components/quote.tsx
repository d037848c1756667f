import type { TextQuote } from '../lib/core/finding.ts';

/** A quote with up to `context` characters of what stood around it. React writes text nodes only, so page text cannot become markup. */
export function Quote({ quote, context = 32 }: { quote: TextQuote; context?: number }) {
  // By code point: half a character would show as a broken box.
  const before = [...quote.prefix].slice(-context).join('');
  const after = [...quote.suffix].slice(0, context).join('');
  return (
    <span className="quote-line">
      {before && <span className="soft">…{before}</span>}
      <mark>{quote.exact}</mark>
      {after && <span className="soft">{after}…</span>}
    </span>
  );
}
