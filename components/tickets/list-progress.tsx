import { WorkProgress } from '../work-progress.tsx';

interface Props {
  /** Absent while the records are still being read. */
  progress: { done: number; of: number } | undefined;
}

/** What a long ledger is waited for with: after the browser slept it is put together anew. */
export function ListProgress({ progress }: Props) {
  const { done = 0, of = 0 } = progress ?? {};
  return (
    <div className="panel stack-tight" role="status" data-list-progress>
      <span>
        {of === 0 ? '正在读取台账…' : `正在整理工单：第 ${done} / ${of} 张…`}
        <span className="soft"> 工单多时要等几秒，好了自动显示。</span>
      </span>
      <div className="row">
        <WorkProgress label="整理进度" share={of === 0 ? 0 : done / of} />
      </div>
    </div>
  );
}
