import './papers.css';

import type { PaperPart } from '../../lib/core/papers/paper.ts';

/** A paper as it will be printed: text nodes only, whatever a page's words hold. */
export function PaperView({ parts }: { parts: readonly PaperPart[] }) {
  return (
    <article className="paper">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a paper may repeat and never move
        <Part key={index} part={part} />
      ))}
    </article>
  );
}

function Part({ part }: { part: PaperPart }) {
  switch (part.is) {
    case 'title':
      return <h1>{part.text}</h1>;
    case 'heading':
      return <h2>{part.text}</h2>;
    case 'right':
      return <p className="paper-right">{part.text}</p>;
    case 'center':
      return <p className="paper-center">{part.text}</p>;
    case 'sign':
      return (
        <div className="paper-sign">
          {part.labels.map((label) => (
            <span key={label}>{label}：</span>
          ))}
        </div>
      );
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {part.headings.map((heading) => (
                <th key={heading}>{heading}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {part.rows.map((row) => (
              <tr key={row.join('\n')}>
                {row.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
                  <td key={index}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    default:
      return <p>{part.text}</p>;
  }
}
