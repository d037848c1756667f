import { Alert, Button } from 'antd';

/** How an export stands. */
export type ExportState =
  | { is: 'idle' }
  | { is: 'busy'; what: string }
  | { is: 'done'; fileName: string; count: number }
  | { is: 'failed'; error: string };

interface Props {
  count: number;
  /** What the current filter takes in, in words. */
  scope: string;
  state: ExportState;
  onExport: (format: 'xlsx' | 'csv') => void;
  onDismiss: () => void;
}

/** Export of the ledger over what the table shows: the scope is said before and after. */
export function ExportBar({ count, scope, state, onExport, onDismiss }: Props) {
  const busy = state.is === 'busy';
  return (
    <div className="stack-tight">
      <div className="row">
        <span className="soft grow clip" title={scope}>
          错敏整改台账：{scope}，共 <b className="figures">{count}</b> 张
        </span>
        <Button
          onClick={() => onExport('xlsx')}
          disabled={count === 0 || busy}
          loading={busy && state.what === 'xlsx'}
        >
          导出台账 XLSX
        </Button>
        <Button
          onClick={() => onExport('csv')}
          disabled={count === 0 || busy}
          loading={busy && state.what === 'csv'}
        >
          导出台账 CSV
        </Button>
      </div>
      {busy && (
        <span role="status" className="soft small">
          正在写 {count} 行…
        </span>
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
