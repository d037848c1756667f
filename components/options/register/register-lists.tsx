import { Button, Input, Popconfirm, Segmented, Table, type TableColumnsType } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';

import { limitOf, limitText } from '../../../lib/core/freshness/limits.ts';
import { unitDuties } from '../../../lib/core/register/edit-register.ts';
import type { Column, Register } from '../../../lib/core/register/register.ts';
import type { SheetKind } from '../../../lib/core/register/sheet-headings.ts';
import { listCells } from '../../../lib/core/register/sheet-rows.ts';
import { EmptyList } from '../../loaded.tsx';

/** What can be looked through and edited: the three lists, units and sites. */
export type ListKind = SheetKind | 'units' | 'sites';

export const LIST_NAMES: Readonly<Record<ListKind, string>> = {
  columns: '栏目',
  accounts: '账号',
  persons: '人员',
  units: '单位',
  sites: '网站',
};

/** One line on the screen: cells by heading under the record's id. */
interface Line {
  id: string;
  name: string;
  cells: Readonly<Record<string, string>>;
  /** What holds where a cell is empty. */
  implied?: Readonly<Record<string, string>> | undefined;
  /** Why it cannot be removed. */
  stays?: string | undefined;
}

/** Headings shown, widest first where there is room to spare. */
const SHOWN: Readonly<Record<ListKind, readonly (readonly [heading: string, width?: number])[]>> = {
  columns: [
    ['一级栏目', 92],
    ['二级栏目', 112],
    ['栏目类别', 80],
    ['更新期限', 122],
    ['责任单位', 120],
    ['A岗', 64],
    ['B岗', 64],
    ['网址'],
  ],
  accounts: [
    ['类型', 104],
    ['账号名称', 130],
    ['账号ID', 150],
    ['主办单位', 140],
    ['负责人', 80],
    ['管理员及电话'],
  ],
  persons: [
    ['单位', 160],
    ['平台', 100],
    ['级别', 110],
    ['姓名', 80],
    ['职务'],
    ['A/B岗', 64],
    ['办公电话', 120],
    ['变更日期', 100],
  ],
  units: [['单位'], ['栏目', 70], ['账号', 70], ['人员', 70]],
  sites: [['名称', 220], ['域名'], ['网站标识码', 130]],
};

const SMALL: readonly string[] = ['网址', '域名'];

const EMPTY: Readonly<Record<ListKind, string>> = {
  columns: '导入《栏目责任清单》，或点“新增”一个个填；登记后，页面上的栏目旁会标出是否逾期。',
  accounts: '导入《新媒体账号备案》表，或点“新增”；登记后，打开账号页面就判断是否超过14天没更新。',
  persons: '导入《三级责任人》表，或点“新增”；发通知时可以直接选人。',
  units: '导入清单时自动建立，也可以点“新增”。',
  sites: '到上面的“网站”一栏添加。',
};

function linesOf(register: Register, kind: ListKind): Line[] {
  if (kind === 'sites') {
    return register.sites.map(({ id, name, hosts, code }) => ({
      id,
      name,
      cells: { 名称: name, 域名: hosts.join('、'), 网站标识码: code ?? '' },
      stays: '移除网站请到上面的“网站”一栏。',
    }));
  }
  if (kind === 'units') {
    return register.units.map(({ id, name }) => {
      const { columns, accounts, persons } = unitDuties(register, id);
      const inUse = columns + accounts + persons > 0;
      return {
        id,
        name,
        cells: { 单位: name, 栏目: `${columns}`, 账号: `${accounts}`, 人员: `${persons}` },
        stays: inUse ? '还有栏目、账号或人员归这个单位，先改归别的单位才能删。' : undefined,
      };
    });
  }
  const cells = listCells(register, kind);
  return register[kind].map((record, index) => ({
    id: record.id,
    name: record.name,
    cells: cells[index] ?? {},
    implied: 'columnClass' in record ? impliedLimit(record) : undefined,
  }));
}

/** The sheet's cell is empty where the limit is that of the class: on the screen it still says which. */
function impliedLimit(column: Column): Line['implied'] {
  const limit = limitOf(column);
  return { 更新期限: limit ? `${limitText(limit)}（按类别）` : '无规定' };
}

interface Props {
  register: Register;
  kind: ListKind;
  busy: boolean;
  onKind: (kind: ListKind) => void;
  onAdd: (kind: ListKind) => void;
  onEdit: (kind: ListKind, id: string) => void;
  onRemove: (kind: ListKind, id: string, name: string) => void;
  onExport: (format: 'xlsx' | 'csv', kind: SheetKind | undefined) => void;
}

/** The register as it stands: looked through by kind and words, changed line by line, exported as the same sheets. */
export function RegisterLists({ register, kind, busy, onKind, onAdd, onEdit, onRemove, onExport }: Props) {
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed).trim().toLowerCase();
  const lines = useMemo(() => linesOf(register, kind), [register, kind]);
  const shown = useMemo(
    () =>
      words === ''
        ? lines
        : lines.filter(({ cells }) =>
            Object.values(cells).some((cell) => cell.toLowerCase().includes(words)),
          ),
    [lines, words],
  );
  const name = LIST_NAMES[kind];
  const sheetKind = kind === 'units' || kind === 'sites' ? undefined : kind;
  const columns: TableColumnsType<Line> = [
    ...SHOWN[kind].map(([heading, width]) => ({
      title: heading,
      ...(width === undefined ? {} : { width }),
      render: (_: unknown, { cells, implied }: Line) =>
        !cells[heading] && implied?.[heading] ? (
          <span className="soft small">{implied[heading]}</span>
        ) : (
          <span className={SMALL.includes(heading) ? 'clip-2 small' : 'anywhere'} title={cells[heading]}>
            {cells[heading] || '—'}
          </span>
        ),
    })),
    {
      title: '',
      width: 88,
      render: (_, line) => (
        <span className="row" style={{ flexWrap: 'nowrap', gap: 4 }}>
          <Button aria-label={`改${name} ${line.name}`} disabled={busy} onClick={() => onEdit(kind, line.id)}>
            改
          </Button>
          <Popconfirm
            title={`删掉${name}“${line.name}”？`}
            description="已报的工单和看过的记录都保留，删后可以撤销。"
            okText="删掉"
            cancelText="不删"
            disabled={line.stays !== undefined || busy}
            onConfirm={() => onRemove(kind, line.id, line.name)}
          >
            <Button
              type="text"
              danger
              aria-label={`删${name} ${line.name}`}
              title={line.stays}
              disabled={line.stays !== undefined || busy}
            >
              删
            </Button>
          </Popconfirm>
        </span>
      ),
    },
  ];
  const kinds = Object.keys(LIST_NAMES) as ListKind[];
  return (
    <div className="stack">
      <div className="row">
        <Segmented<ListKind>
          value={kind}
          onChange={onKind}
          options={kinds.map((value) => ({ value, label: `${LIST_NAMES[value]} ${register[value].length}` }))}
        />
        <Input.Search
          style={{ width: 200 }}
          allowClear
          aria-label={`查找${name}`}
          placeholder={`查找${name}`}
          value={typed}
          onChange={(change) => setTyped(change.target.value)}
        />
        {kind !== 'sites' && (
          <Button type="primary" disabled={busy} onClick={() => onAdd(kind)}>
            新增{name}
          </Button>
        )}
        <span className="grow" />
        <Button onClick={() => onExport('xlsx', undefined)}>导出三张表（XLSX）</Button>
        {sheetKind && <Button onClick={() => onExport('csv', sheetKind)}>导出{name}（CSV）</Button>}
      </div>
      {lines.length === 0 ? (
        <EmptyList title={`还没有${name}`} advice={EMPTY[kind]} />
      ) : (
        <Table<Line>
          size="small"
          rowKey="id"
          dataSource={shown}
          columns={columns}
          tableLayout="fixed"
          locale={{ emptyText: `没有含“${typed.trim()}”的${name}` }}
          pagination={{
            defaultPageSize: 20,
            hideOnSinglePage: true,
            showTotal: (total) => `共 ${total} 条`,
          }}
        />
      )}
    </div>
  );
}
