import { Alert, Button } from 'antd';

import { WorkProgress } from '../work-progress.tsx';

const EXPORT_FORMATS = ['xlsx', 'csv', 'json', 'docx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const HINTS: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'Excel 表，可直接报送',
  csv: '纯文本表，其他系统可读',
  json: '连同全部办理记录，可在另一台电脑的“收发文件”里导入',
  docx: 'Word 表，A3 横向，可打印盖章',
};

/** How an export stands. */
export type ExportState =
  | { is: 'idle' }
  | { is: 'busy'; what: string; done: number; of: number }
  | { is: 'cancelled' }
  | { is: 'done'; fileName: string; count: number }
  | { is: 'failed'; error: string };

interface Props {
  count: number;
  /** What the current filter takes in, in words. */
  scope: string;
  state: ExportState;
  onExport: (format: ExportFormat) => void;
  onCancel: () => void;
  onDismiss: () => void;
}

/** Export of the ledger over what the table shows: the scope is said before and after. */
export function ExportBar({ count, scope, state, onExport, onCancel, onDismiss }: Props) {
  const busy = state.is === 'busy';
  return (
    <div className="stack-tight">
      <div className="row">
        <span className="soft grow clip" title={scope}>
          错敏整改台账：{scope}，共 <b className="figures">{count}</b> 张
        </span>
        <span className="soft small">导出台账</span>
        {EXPORT_FORMATS.map((format) => (
          <Button
            key={format}
            title={HINTS[format]}
            aria-label={`导出台账 ${format.toUpperCase()}`}
            onClick={() => onExport(format)}
            disabled={count === 0 || busy}
            loading={busy && state.what === format}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </div>
      {busy && (
        <div className="row">
          <WorkProgress
            label="导出进度"
            says={`正在写第 ${state.done} / ${state.of} 行…`}
            share={state.done / Math.max(1, state.of)}
            stop="取消"
            onStop={onCancel}
          />
        </div>
      )}
      {state.is === 'cancelled' && (
        <Alert
          type="info"
          showIcon
          closable={{ onClose: onDismiss }}
          title="已取消导出，没有留下文件。工单没有改动。"
        />
      )}
      {state.is === 'done' && (
        <Alert
          type="success"
          showIcon
          closable={{ onClose: onDismiss }}
          title={`已导出 ${state.count} 行：${state.fileName}，在浏览器的“下载”里。`}
        />
      )}
      {state.is === 'failed' && (
        <Alert type="error" showIcon closable={{ onClose: onDismiss }} title={state.error} />
      )}
    </div>
  );
}
