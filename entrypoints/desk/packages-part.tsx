import { Table } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { browser } from 'wxt/browser';

import { Loaded, useLoad } from '../../components/loaded.tsx';
import { type DeviceRow, DevicesTable } from '../../components/packages/devices-table.tsx';
import { HandOver, type HandOverState } from '../../components/packages/hand-over.tsx';
import { TakeInView } from '../../components/packages/take-in-view.tsx';
import { showTime } from '../../components/show-time.ts';
import { type DeskPlace, filterWords, writeDeskHash } from '../../components/tickets/desk-hash.ts';
import { backupAge } from '../../lib/core/calendar/backup-age.ts';
import { NOBODY } from '../../lib/core/events/device.ts';
import { ask } from '../../lib/extension/ask.ts';
import { onLedgerChanged } from '../../lib/extension/ledger-news.ts';
import type { ImportRow } from '../../lib/extension/segments.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import { download } from './download.ts';
import { useTakeIn } from './use-take-in.ts';
import { type HandOverOrder, writePackage } from './write-package.ts';

const ZIP_MIME = 'application/zip';

interface Props {
  place: DeskPlace;
  /** Takes the desk's filter away. */
  onAll: () => void;
  settings: Settings | undefined;
  onSettingsChanged: () => void;
}

/** Nothing was written here since 首次设置: then this machine's row has no name of its own yet. */
function namedHere(device: DeviceRow, person: Settings['person']): DeviceRow {
  return device.state === '本机' && device.name === NOBODY ? { ...device, ...person } : device;
}

/** 收发文件: what comes from other browsers, what goes to them, and whose devices wrote it. */
export function PackagesPart({ place, onAll, settings, onSettingsChanged }: Props) {
  const { filter } = place;
  const chosen = useLoad(useCallback(() => ask('ticketIds', { filter, order: 'newest' }), [filter]));
  const imports = useLoad(useCallback(() => ask('imports', null), []));
  const devices = useLoad(useCallback(() => ask('devices', null), []));
  const [handOver, setHandOver] = useState<HandOverState>({ is: 'idle' });
  const [failure, setFailure] = useState<string>();
  const [withLooks, setWithLooks] = useState(true);
  const reloads = useRef<() => void>(() => undefined);
  reloads.current = () => {
    chosen.reload();
    imports.reload();
    devices.reload();
  };
  useEffect(() => onLedgerChanged(() => reloads.current()), []);
  const takeIn = useTakeIn(() => reloads.current());

  const isCenter = settings?.role === '大数据中心';

  const write = async (what: HandOverOrder['kind']) => {
    setHandOver({ is: 'busy', what });
    const ids = await ask('ticketIds', { filter, order: 'newest' });
    if (!ids.ok) {
      setHandOver({ is: 'failed', error: ids.error });
      return;
    }
    const written = await writePackage({
      kind: what,
      scope: what === '备份' ? '全部记录' : filterWords(place.filter),
      selection:
        what === '备份' ? { is: 'everything' } : { is: 'tickets', ids: new Set(ids.value), withLooks },
      person: settings?.person ?? { name: NOBODY, unit: '' },
      role: settings?.role ?? '公众志愿者',
      program: browser.runtime.getManifest().version,
      now: new Date(),
    });
    if (!written.ok) {
      setHandOver({ is: 'failed', error: written.error });
      return;
    }
    const { bytes, fileName, tickets: count, events } = written.value;
    download(bytes, ZIP_MIME, fileName);
    if (what === '备份') {
      const kept = await ask('setSettings', { lastBackup: { at: new Date().toISOString(), events } });
      if (kept.ok) onSettingsChanged();
    }
    setHandOver({ is: 'done', what, fileName, tickets: count, events, verified: true });
  };

  const act = async (answer: Promise<{ ok: true } | { ok: false; error: string }>) => {
    const result = await answer;
    setFailure(result.ok ? undefined : result.error);
    reloads.current();
  };

  return (
    <div className="stack" data-packages>
      <TakeInView
        state={takeIn.state}
        onFiles={takeIn.choose}
        onConfirm={() => void takeIn.confirm()}
        onCancel={takeIn.cancel}
      />
      <HandOver
        state={handOver}
        chosen={chosen.value?.length ?? 0}
        scope={filterWords(filter)}
        isPart={writeDeskHash({ page: 'tickets', filter }) !== ''}
        onAll={onAll}
        withLooks={withLooks}
        onWithLooks={setWithLooks}
        onHandIn={() => void write('交件')}
        onReply={() => void write('回复')}
        onBackup={() => void write('备份')}
        isCenter={isCenter}
        backupDays={backupAge(settings?.lastBackup?.at, Date.now())}
      />
      {failure !== undefined && (
        <p role="alert" className="tone-grave">
          ▲ {failure}
        </p>
      )}
      <Loaded of={devices}>
        {(rows) => (
          <DevicesTable
            devices={rows.map((device) => namedHere(device, settings?.person))}
            mayApprove={settings !== undefined && settings.role !== '公众志愿者'}
            onApprove={(device, fingerprint) => void act(ask('approveDevice', { device, fingerprint }))}
            onRevoke={(device, reason) => void act(ask('revokeDevice', { device, reason }))}
          />
        )}
      </Loaded>
      <section className="panel stack">
        <h3>收件记录</h3>
        <Loaded of={imports}>
          {(rows) => (
            <Table<ImportRow>
              rowKey="id"
              dataSource={[...rows]}
              pagination={rows.length > 20 ? { pageSize: 20 } : false}
              locale={{ emptyText: '还没有导入过文件。' }}
              columns={[
                { title: '导入时间', render: (_, row) => showTime(row.takenAt) },
                { title: '文件', dataIndex: 'fileName' },
                { title: '种类', dataIndex: 'kind' },
                { title: '谁交的', dataIndex: 'madeBy' },
                { title: '新增 / 文件里的记录', render: (_, row) => `${row.fresh} / ${row.events}` },
                { title: '证据', dataIndex: 'evidence' },
                { title: '谁导入的', dataIndex: 'takenBy' },
              ]}
            />
          )}
        </Loaded>
      </section>
    </div>
  );
}
