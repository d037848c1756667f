import type { Severity, Sureness, TextQuote } from '../lib/core/finding.ts';

interface Props {
  quote: TextQuote;
  context?: number;
  /** Of the finding the words belong to: they are underlined as their mark on the page is. */
  grade?: { severity: Severity; sureness?: Sureness | undefined };
}

/** A quote with up to `context` characters of what stood around it. React writes text nodes only, so page text cannot become markup. */
export function Quote({ quote, context = 32, grade }: Props) {
  // By code point: half a character would show as a broken box.
  const before = [...quote.prefix].slice(-context).join('');
  const after = [...quote.suffix].slice(0, context).join('');
  return (
    <span className="quote-line">
      {before && <span className="soft">…{before}</span>}
      <mark className={markClass(grade)}>{quote.exact}</mark>
      {after && <span className="soft">{after}…</span>}
    </span>
  );
}

/** The shapes of the page's marks: double, wavy, dotted, thin dotted. */
function markClass(grade: Props['grade']): string {
  if (!grade) return '';
  if (grade.severity === '提示') return 'mark-hint';
  if (grade.sureness === '疑似') return 'mark-maybe';
  return grade.severity === '严重' ? 'mark-grave' : 'mark-plain';
}
