import { Button } from 'antd';

import { EmptyList } from '../loaded.tsx';

interface Props {
  hosts: readonly string[];
  onRestore: (host: string) => void;
}

/** Hosts on which the reader switched the marks off. */
export function OffHosts({ hosts, onRestore }: Props) {
  if (hosts.length === 0) {
    return (
      <EmptyList
        title="没有关闭标记的网站"
        advice="在弹出窗口里点“关闭本站标记”的网站会列在这里，随时可以恢复。"
      />
    );
  }
  return (
    <ul className="card-list">
      {hosts.map((host) => (
        <li key={host} className="row" style={{ padding: '4px 0' }}>
          <span className="grow">○ {host}</span>
          <Button onClick={() => onRestore(host)}>恢复标记</Button>
        </li>
      ))}
    </ul>
  );
}
