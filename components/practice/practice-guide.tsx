import { PRACTICE_FAULTS, type PracticeRule } from './practice-faults.ts';

interface Props {
  /** Faults reported so far. */
  found: ReadonlySet<PracticeRule>;
  /** The page was read and painted. */
  ready: boolean;
  error: string | undefined;
  onAgain: () => void;
  onBack: () => void;
}

/** Instructions beside the model page. It lives in a shadow root of its own, so the overlay does not read it. */
export function PracticeGuide({ found, ready, error, onAgain, onBack }: Props) {
  const done = found.size === PRACTICE_FAULTS.length;
  return (
    <div className="guide">
      <h2>练一练</h2>
      <p className="soft">练习页上的标记和真网站上一样。练习单不入台账。</p>
      {error !== undefined && (
        <p className="warn" role="alert">
          ▲ {error}
        </p>
      )}
      {!ready && error === undefined && <p role="status">◐ 正在读练习页…</p>}
      <ol>
        <li>
          <b>看：</b>错处画了线；栏目旁有状态牌，鼠标停在上面看整句。
        </li>
        <li>
          <b>点：</b>点画线的字或状态牌，看原因、依据、建议。
        </li>
        <li>
          <b>报：</b>在卡片里点“报错”。没画线的字，先用鼠标选中，再点鼠标右键选“报错”。
        </li>
      </ol>
      <h3>
        找出这三处（{found.size}／{PRACTICE_FAULTS.length}）
      </h3>
      <ul className="faults">
        {PRACTICE_FAULTS.map((fault) => (
          <li key={fault.ruleId} data-fault={fault.ruleId} data-done={found.has(fault.ruleId)}>
            <span aria-hidden>{found.has(fault.ruleId) ? '●' : '○'}</span> {fault.title}
            <span className="soft">{found.has(fault.ruleId) ? '，已报' : `：${fault.hint}`}</span>
          </li>
        ))}
      </ul>
      {done && (
        <p className="done" role="status">
          ● 三处都报了，练习完成。以后在真网站上就这样做。
        </p>
      )}
      <p className="soft">
        键盘也行：<kbd>Alt+↓</kbd> 下一处，<kbd>Alt+Enter</kbd> 打开卡片，<kbd>Esc</kbd> 关上。
      </p>
      <div className="buttons">
        <button type="button" onClick={onAgain}>
          从头再练
        </button>
        <button type="button" className={done ? 'main' : ''} onClick={onBack}>
          {done ? '完成，返回' : '不练了，返回'}
        </button>
      </div>
    </div>
  );
}
