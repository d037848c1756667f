import type { Finding, Severity } from '../lib/core/finding.ts';
import { EmptyList } from './loaded.tsx';
import { Quote } from './quote.tsx';
import { SeverityLabel, SurenessLabel } from './tone.tsx';

const ORDER: readonly Severity[] = ['严重', '一般', '提示'];

/** A stable sort: within one sureness the order of the page stays. */
const surestFirst = (a: Finding, b: Finding): number =>
  Number(a.sureness === '疑似') - Number(b.sureness === '疑似');

interface Props {
  findings: readonly Finding[];
  /** Ticket numbers already filed, by finding id. */
  filed: ReadonlyMap<string, string>;
  onShow: (findingId: string) => void;
}

/** Findings of one page by severity; a click jumps to the mark on the page. */
export function FindingsList({ findings, filed, onShow }: Props) {
  if (findings.length === 0) {
    return (
      <EmptyList
        title="在已检查的范围内未发现问题"
        advice="没有检查的部分见上方。读到不对的地方，请在网页上选中文字，右键“报错”。"
      />
    );
  }
  return (
    <div className="stack">
      {ORDER.map((severity) => {
        const group = findings.filter((finding) => finding.severity === severity);
        if (group.length === 0) return null;
        return (
          <section
            key={severity}
            aria-label={`${severity}问题`}
            className="panel"
            style={{ padding: '8px 12px' }}
          >
            <h3>
              <SeverityLabel severity={severity} /> <span className="soft">{countText(group)}</span>
            </h3>
            <ul className="card-list">
              {[...group].sort(surestFirst).map((finding) => (
                <li key={finding.id}>
                  <FindingButton finding={finding} number={filed.get(finding.id)} onShow={onShow} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** Words of something missing from the page are not wrong themselves: only the place is named by them. */
const gradeOf = (finding: Finding) =>
  finding.where.start === undefined ? ({ severity: '提示' } as const) : finding;

/** 确定 before 疑似, neither left out when the other is there. */
function countText(findings: readonly Finding[]): string {
  const maybe = findings.filter(({ sureness }) => sureness === '疑似').length;
  if (maybe === 0) return `${findings.length} 处`;
  return maybe === findings.length
    ? `疑似 ${maybe} 处`
    : `确定 ${findings.length - maybe} 处，疑似 ${maybe} 处`;
}

function FindingButton({
  finding,
  number,
  onShow,
}: {
  finding: Finding;
  number: string | undefined;
  onShow: (findingId: string) => void;
}) {
  return (
    <button
      type="button"
      className="plain-button stack-tight"
      data-finding={finding.id}
      title="在网页上定位"
      onClick={() => onShow(finding.id)}
    >
      <span className="row" style={{ justifyContent: 'space-between' }}>
        <span>
          <strong>{finding.problemClass}</strong> <SurenessLabel sureness={finding.sureness} />
        </span>
        {number && <span className="chip">已报 {number}</span>}
      </span>
      {finding.quote.exact && <Quote quote={finding.quote} context={12} grade={gradeOf(finding)} />}
      <span className="clip-3" title={finding.message}>
        {finding.message}
      </span>
      {finding.suggestion && <span className="anywhere">建议：{finding.suggestion}</span>}
      <span className="soft small">依据：{finding.clause}</span>
    </button>
  );
}
