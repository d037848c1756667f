interface Props {
  notLookedAt: readonly string[];
  failedRules: readonly string[];
  /** Titles of rules switched off on this machine; the sentence that names them is in `notLookedAt`. */
  rulesOff?: readonly string[] | undefined;
}

/** What was not looked at. 未发现问题 is never said without it (DESIGN 1). */
export function ScopeLine({ notLookedAt, failedRules, rulesOff = [] }: Props) {
  if (notLookedAt.length === 0 && failedRules.length === 0) return null;
  const isWarning = failedRules.length > 0 || rulesOff.length > 0;
  return (
    <details className="scope small" open={failedRules.length > 0}>
      <summary>
        <span className={isWarning ? 'tone-warn' : 'tone-soft'}>
          ? 有 {notLookedAt.length + failedRules.length} 项没有检查到
        </span>
        <span className="soft">，不等于没有问题</span>
        {rulesOff.length > 0 && <span className="tone-warn"> · 已停用 {rulesOff.length} 条规则</span>}
      </summary>
      <ul>
        {failedRules.map((title) => (
          <li key={`rule-${title}`} className="anywhere">
            规则“{title}”运行出错，本页没有按它检查
          </li>
        ))}
        {notLookedAt.map((line) => (
          <li key={line} className="anywhere">
            {line}
          </li>
        ))}
      </ul>
    </details>
  );
}
