/** What a file told of this machine and of records that do not count yet. */
export interface OutcomeFacts {
  healed: number;
  healedProofs?: number | undefined;
  rolledBack?: { here: number; there: number } | undefined;
  waiting: number;
  newer: number;
}

/** Lines of a file's outcome, each only where there is something to say. */
export function OutcomeLines({ healed, healedProofs = 0, rolledBack, waiting, newer }: OutcomeFacts) {
  return (
    <>
      {rolledBack && (
        <li className="tone-warn">
          ◐ 这台电脑被还原或复制过：文件里有本机写到第 {rolledBack.there} 号的记录，本机只写到第{' '}
          {rolledBack.here} 号。找回的记录已导入；以后本机用新的设备编号继续写，核准沿用。
        </li>
      )}
      {healed > 0 && <li>● 本机有 {healed} 条记录损坏过，已按这个文件补好。</li>}
      {healedProofs > 0 && <li>● 本机有 {healedProofs} 份证据损坏过，已按这个文件补好。</li>}
      {waiting > 0 && (
        <li className="tone-warn">
          ◐ 有 {waiting} 条是未核准设备所写，没有计入：在下面“设备”里核准，或在“等待采纳”里采纳。
        </li>
      )}
      {newer > 0 && (
        <li className="tone-warn">◐ 有 {newer} 条由较新版本写入，没有计入，都原样留着：请更新本机的巡读。</li>
      )}
    </>
  );
}
