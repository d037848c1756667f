import { Alert, Button } from 'antd';

/** One thing that guards against the gravest, and what its loss means. */
export interface Loss {
  key: string;
  title: string;
  consequence: string;
}

interface Props {
  losses: readonly Loss[];
  busy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asked by itself, whoever signed: a 配置包 would switch off or silence what is named here. */
export function LossQuestion({ losses, busy, onConfirm, onCancel }: Props) {
  return (
    <section className="stack" aria-label="再确认一次">
      <Alert
        type="error"
        showIcon
        title={`再确认一次：导入后，本机有 ${losses.length} 项严重问题的检查会停用或变弱`}
        description={
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {losses.map(({ key, title, consequence }) => (
              <li key={key} className="anywhere">
                <b>{title}</b>：{consequence}。
              </li>
            ))}
          </ul>
        }
      />
      <div className="row">
        <span className="grow">不是有意的，就不要导入，先问大数据中心。还没有写入任何内容。</span>
        <Button danger loading={busy} onClick={onConfirm}>
          知道后果，仍然导入
        </Button>
        <Button disabled={busy} onClick={onCancel}>
          不导入
        </Button>
      </div>
    </section>
  );
}
