interface Props {
  notLookedAt: readonly string[];
  failedRules: readonly string[];
}

/** What was not looked at. 未发现问题 is never said without it (DESIGN 1). */
export function ScopeLine({ notLookedAt, failedRules }: Props) {
  if (notLookedAt.length === 0 && failedRules.length === 0) return null;
  return (
    <details className="scope small" open={failedRules.length > 0}>
      <summary>
        <span className={failedRules.length > 0 ? 'tone-warn' : 'tone-soft'}>
          ? 有 {notLookedAt.length + failedRules.length} 项没有检查到
        </span>
        <span className="soft">，不等于没有问题</span>
      </summary>
      <ul>
        {notLookedAt.map((line) => (
          <li key={line} className="anywhere">
            {line}
          </li>
        ))}
        {failedRules.map((title) => (
          <li key={`rule-${title}`} className="anywhere">
            规则“{title}”运行出错，本页没有按它检查
          </li>
        ))}
      </ul>
    </details>
  );
}
