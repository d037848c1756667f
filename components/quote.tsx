import type { Severity, Sureness, TextQuote } from '../lib/core/finding.ts';
import { shownContext } from '../lib/core/text/shown-context.ts';

interface Props {
  quote: TextQuote;
  context?: number;
  /** Of the finding the words belong to: they are underlined as their mark on the page is. */
  grade?: { severity: Severity; sureness?: Sureness | undefined };
}

/** A quote with up to `context` characters of its own paragraph. React writes text nodes only, so page text cannot become markup. */
export function Quote({ quote, context = 32, grade }: Props) {
  const { before, after } = shownContext(quote, context);
  return (
    <span className="quote-line">
      {before && <span className="soft">{before}</span>}
      <mark className={markClass(grade)}>{quote.exact}</mark>
      {after && <span className="soft">{after}</span>}
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
