import type { VetoCounter } from '../../lib/core/freshness/veto.ts';

interface Props {
  lines: readonly VetoCounter[];
  /** Shows a column in the list; absent where there is none to show it in. */
  onShow?: (targetId: string) => void;
}

/** The single-veto lines: `n/5`, `n/10`, `n/5`, home page and accounts, each with what counts towards it. */
export function VetoLines({ lines, onShow }: Props) {
  if (lines.length === 0) return null;
  return (
    <section className="panel stack-tight" aria-label="单项否决">
      <h3>单项否决</h3>
      <ul className="card-list">
        {lines.map((line) => (
          <li key={line.id} className="veto-line">
            <span className="row" style={{ gap: 6 }}>
              <span className="grow">{line.title}</span>
              <b className={`figures ${line.vetoed ? 'tone-grave' : ''}`}>
                {line.vetoed && '▲ 已触发 '}
                {line.text}
              </b>
            </span>
            <Names label="计入" targets={line.columns} onShow={onShow} />
            <Names label="疑似或未能识别" targets={line.possible} onShow={onShow} />
            <Names label="其中核对无变动" targets={line.attested} onShow={onShow} />
            {line.note !== undefined && <span className="soft small">{line.note}</span>}
          </li>
        ))}
      </ul>
      <span className="soft small">
        按国办秘函〔2019〕19号。计数只看日期，核对无变动另计；留言超期、首页打不开等其他否决项不在这里。
      </span>
    </section>
  );
}

function Names({
  label,
  targets,
  onShow,
}: {
  label: string;
  targets: VetoCounter['columns'];
  onShow: Props['onShow'];
}) {
  if (targets.length === 0) return null;
  return (
    <div className="small anywhere">
      <span className="soft">{label}：</span>
      {targets.map(({ targetId, name }, index) => (
        <span key={targetId}>
          {index > 0 && '、'}
          {onShow ? (
            <button type="button" className="text-link" onClick={() => onShow(targetId)}>
              {name}
            </button>
          ) : (
            name
          )}
        </span>
      ))}
    </div>
  );
}
