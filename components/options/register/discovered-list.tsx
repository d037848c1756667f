import { Alert, Button, Select, Table } from 'antd';
import { useState } from 'react';

import { ColumnClass } from '../../../lib/core/register/register.ts';
import { EmptyList } from '../../loaded.tsx';

/** A column seen on the site and not in the register. */
export interface FoundColumn {
  key: string;
  url: string;
  name: string;
  siteId: string;
  columnClass: ColumnClass;
  reason: string;
  classReason: string;
  seenAt: string;
  dismissed?: boolean | undefined;
}

interface Props {
  found: readonly FoundColumn[];
  siteName: (siteId: string) => string;
  showTime: (at: string) => string;
  busy: boolean;
  /** Keys dismissed just now, so that they can be brought back. */
  justDismissed: readonly string[];
  onAdd: (columns: readonly FoundColumn[]) => void;
  onDismiss: (keys: readonly string[], dismissed: boolean) => void;
}

/** 发现的新栏目: what duty readers passed while reading, to be added with one click or put aside. */
export function DiscoveredList(props: Props) {
  const { found, siteName, showTime, busy, justDismissed, onAdd, onDismiss } = props;
  const [classes, setClasses] = useState<Readonly<Record<string, ColumnClass>>>({});
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [showAside, setShowAside] = useState(false);
  const asChosen = (one: FoundColumn): FoundColumn => ({
    ...one,
    columnClass: classes[one.key] ?? one.columnClass,
  });
  const aside = found.filter((one) => one.dismissed);
  const shown = found.filter((one) => showAside || !one.dismissed);
  const picked = found.filter((one) => chosen.includes(one.key) && !one.dismissed).map(asChosen);
  return (
    <div className="stack">
      <p className="soft">
        打开已登记的网站时，在列表页、首页板块、导航栏和文章里看到、而登记册里没有的栏目会列在这里。类别是按名称推定的，请核对。
      </p>
      {justDismissed.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={`已放到一边（${justDismissed.length} 个），以后不再提示。`}
          action={<Button onClick={() => onDismiss(justDismissed, false)}>撤销</Button>}
        />
      )}
      <div className="row">
        <Button type="primary" disabled={picked.length === 0} loading={busy} onClick={() => onAdd(picked)}>
          加入选中的 {picked.length} 个
        </Button>
        <Button
          disabled={picked.length === 0 || busy}
          onClick={() =>
            onDismiss(
              picked.map((one) => one.key),
              true,
            )
          }
        >
          选中的不是栏目
        </Button>
        {aside.length > 0 && (
          <Button type="text" onClick={() => setShowAside(!showAside)}>
            {showAside ? '不看放到一边的' : `看放到一边的 ${aside.length} 个`}
          </Button>
        )}
      </div>
      {shown.length === 0 ? (
        <EmptyList
          title="没有发现新栏目"
          advice="打开已登记网站的首页、栏目页读一遍；站上有而登记册里没有的栏目会自己列到这里。"
        />
      ) : (
        <Table<FoundColumn>
          size="small"
          rowKey="key"
          dataSource={[...shown]}
          tableLayout="fixed"
          rowSelection={{
            selectedRowKeys: [...chosen],
            onChange: (keys) => setChosen(keys.map(String)),
            getCheckboxProps: (one) => ({
              disabled: one.dismissed === true,
              'aria-label': `选中 ${one.name}`,
            }),
          }}
          pagination={{ defaultPageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            {
              title: '栏目',
              width: 190,
              render: (_, one) => (
                <div className="anywhere">
                  <strong>{one.name}</strong>
                  <div className="soft small">{siteName(one.siteId)}</div>
                </div>
              ),
            },
            {
              title: '类别',
              width: 140,
              render: (_, one) => (
                <Select<ColumnClass>
                  style={{ width: '100%' }}
                  aria-label={`${one.name}的类别`}
                  title={one.classReason}
                  disabled={one.dismissed === true}
                  value={asChosen(one).columnClass}
                  options={ColumnClass.options.map((value) => ({ value, label: value }))}
                  onChange={(value) => setClasses((all) => ({ ...all, [one.key]: value }))}
                />
              ),
            },
            {
              title: '为什么',
              render: (_, one) => (
                <div className="anywhere">
                  {one.reason}；{one.classReason}
                  <div className="soft small">
                    {one.url} · {showTime(one.seenAt)} 看到
                  </div>
                </div>
              ),
            },
            {
              title: '',
              width: 96,
              render: (_, one) =>
                one.dismissed ? (
                  <Button onClick={() => onDismiss([one.key], false)}>恢复</Button>
                ) : (
                  <div className="stack-tight">
                    <Button
                      aria-label={`加入 ${one.name}`}
                      disabled={busy}
                      onClick={() => onAdd([asChosen(one)])}
                    >
                      加入
                    </Button>
                    <Button
                      type="text"
                      aria-label={`${one.name}不是栏目`}
                      disabled={busy}
                      onClick={() => onDismiss([one.key], true)}
                    >
                      不是栏目
                    </Button>
                  </div>
                ),
            },
          ]}
        />
      )}
    </div>
  );
}
