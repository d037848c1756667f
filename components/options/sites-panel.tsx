import { Alert, Button, Form, Input, Popconfirm, Table } from 'antd';

import type { Site } from '../../lib/core/register/register.ts';
import { EmptyList } from '../loaded.tsx';
import { siteHost } from './site-host.ts';

export interface SiteRow {
  site: Site;
  granted: boolean;
  columnCount: number;
}

interface Props {
  rows: readonly SiteRow[];
  busy: boolean;
  /** A site just removed, so that it can be brought back. */
  removed: Site | undefined;
  onAdd: (name: string, host: string) => void;
  onGrant: (site: Site) => void;
  onRemove: (site: Site) => void;
  onUndo: () => void;
}

/** Sites that are read as soon as they are opened. Each host is asked for by itself, with the reason. */
export function SitesPanel({ rows, busy, removed, onAdd, onGrant, onRemove, onUndo }: Props) {
  return (
    <div className="stack">
      <SiteForm busy={busy} onAdd={onAdd} />
      {removed && (
        <Alert
          type="info"
          showIcon
          title={`已移除“${removed.name}”，打开它时不再自动读。工单都还在。`}
          action={<Button onClick={onUndo}>撤销移除</Button>}
        />
      )}
      {rows.length === 0 ? (
        <EmptyList
          title="还没有添加网站"
          advice="添加后，打开这个网站就自动标出栏目状态和错处。不添加也能用：在网页上点工具栏的“巡”字，再点“读本页”。"
        />
      ) : (
        <Table<SiteRow>
          size="small"
          rowKey={({ site }) => site.id}
          dataSource={[...rows]}
          pagination={false}
          columns={[
            { title: '网站', render: (_, { site }) => <strong>{site.name}</strong> },
            { title: '网址', render: (_, { site }) => site.hosts.join('、') },
            { title: '登记栏目', width: 90, render: (_, { columnCount }) => `${columnCount} 个` },
            {
              title: '自动读',
              width: 190,
              render: (_, { site, granted }) =>
                granted ? (
                  <span className="tone-good">● 已授权</span>
                ) : (
                  <span className="row">
                    <span className="tone-warn">– 未授权</span>
                    <Button onClick={() => onGrant(site)}>授权</Button>
                  </span>
                ),
            },
            {
              title: '',
              width: 80,
              render: (_, { site }) => (
                <Popconfirm
                  title={`移除“${site.name}”？`}
                  description="收回读取授权，打开它时不再自动读。栏目清单和工单都保留。"
                  okText="移除"
                  cancelText="不移除"
                  onConfirm={() => onRemove(site)}
                >
                  <Button type="text" danger>
                    移除
                  </Button>
                </Popconfirm>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}

interface SiteFormProps {
  busy: boolean;
  submitText?: string;
  onAdd: (name: string, host: string) => void;
}

/** Address and name of one site. The reason for the browser's question stands right beside the button. */
export function SiteForm({ busy, submitText = '添加并授权', onAdd }: SiteFormProps) {
  const [form] = Form.useForm<{ address: string; name: string }>();
  return (
    <Form
      form={form}
      layout="inline"
      requiredMark={false}
      style={{ rowGap: 6 }}
      onFinish={({ address, name }) => {
        const host = siteHost(address);
        if (!host) return;
        onAdd((name ?? '').trim() || host, host);
        form.resetFields();
      }}
    >
      <Form.Item
        name="address"
        label="网址"
        rules={[
          {
            validator: (_rule, typed: string | undefined) =>
              siteHost(typed ?? '')
                ? Promise.resolve()
                : Promise.reject(new Error('请填网站地址，如 www.example.gov.cn')),
          },
        ]}
      >
        <Input style={{ width: 240 }} placeholder="www.example.gov.cn" />
      </Form.Item>
      <Form.Item name="name" label="名称">
        <Input style={{ width: 180 }} placeholder="如：某某县人民政府" maxLength={40} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>
        {submitText}
      </Button>
      <p className="soft small" style={{ flexBasis: '100%' }}>
        浏览器会问是否允许“读取和更改”这一个网站：巡读要读它的文字和日期，并把标记画在上面；不改动网页内容，也不读别的网站。
      </p>
    </Form>
  );
}
