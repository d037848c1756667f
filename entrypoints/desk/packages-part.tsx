import { Table } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { browser } from 'wxt/browser';

import { Loaded, useLoad } from '../../components/loaded.tsx';
import { HandOver } from '../../components/packages/hand-over.tsx';
import { TakeInView } from '../../components/packages/take-in-view.tsx';
import { UnfinishedSets } from '../../components/packages/unfinished-sets.tsx';
import { showTime } from '../../components/show-time.ts';
import { type DeskPlace, filterWords, writeDeskHash } from '../../components/tickets/desk-hash.ts';
import { backupAge } from '../../lib/core/calendar/backup-age.ts';
import { NOBODY } from '../../lib/core/events/device.ts';
import { ask } from '../../lib/extension/ask.ts';
import { onLedgerChanged } from '../../lib/extension/ledger-news.ts';
import type { ImportRow } from '../../lib/extension/segments.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import { DevicesPart } from './devices-part.tsx';
import type { HandOverOrder } from './plan-package.ts';
import { useHandOver } from './use-hand-over.ts';
import { useTakeIn } from './use-take-in.ts';

interface Props {
  place: DeskPlace;
  /** Takes the desk's filter away. */
  onAll: () => void;
  settings: Settings | undefined;
  onSettingsChanged: () => void;
}

/** 收发文件: what comes from other browsers, what goes to them, and whose devices wrote it. */
export function PackagesPart({ place, onAll, settings, onSettingsChanged }: Props) {
  const { filter } = place;
  const chosen = useLoad(useCallback(() => ask('ticketIds', { filter, order: 'newest' }), [filter]));
  const imports = useLoad(useCallback(() => ask('imports', null), []));
  const [withLooks, setWithLooks] = useState(true);
  const reloads = useRef<() => void>(() => undefined);
  reloads.current = () => {
    chosen.reload();
    imports.reload();
  };
  useEffect(() => onLedgerChanged(() => reloads.current()), []);
  const takeIn = useTakeIn(() => reloads.current());

  const isCenter = settings?.role === '大数据中心';

  const handOver = useHandOver(async (events) => {
    const kept = await ask('setSettings', { lastBackup: { at: new Date().toISOString(), events } });
    if (kept.ok) onSettingsChanged();
  });
  const write = (what: HandOverOrder['kind']) =>
    void handOver.begin(what, async () => {
      const ids = await ask('ticketIds', { filter, order: 'newest' });
      if (!ids.ok) return ids.error;
      return {
        kind: what,
        scope: what === '备份' ? '全部记录' : filterWords(place.filter),
        selection:
          what === '备份' ? { is: 'everything' } : { is: 'tickets', ids: new Set(ids.value), withLooks },
        person: settings?.person ?? { name: NOBODY, unit: '' },
        role: settings?.role ?? '公众志愿者',
        program: browser.runtime.getManifest().version,
        now: new Date(),
      };
    });

  return (
    <div className="stack" data-packages>
      <TakeInView
        state={takeIn.state}
        onFiles={takeIn.choose}
        onConfirm={() => void takeIn.confirm()}
        onOwn={takeIn.answerOwn}
        onCancel={takeIn.cancel}
      />
      <HandOver
        state={handOver.state}
        chosen={chosen.value?.length ?? 0}
        scope={filterWords(filter)}
        isPart={writeDeskHash({ page: 'tickets', filter }) !== ''}
        onAll={onAll}
        withLooks={withLooks}
        onWithLooks={setWithLooks}
        onHandIn={() => write('交件')}
        onReply={() => write('回复')}
        onBackup={() => write('备份')}
        onWrite={handOver.write}
        onStop={handOver.stop}
        onSave={handOver.save}
        isCenter={isCenter}
        backupDays={backupAge(settings?.lastBackup?.at, Date.now())}
      />
      {settings && <DevicesPart settings={settings} />}
      <section className="panel stack">
        <h3>收件记录</h3>
        <Loaded of={imports}>
          {(rows) => (
            <>
              <UnfinishedSets rows={rows} />
              <Table<ImportRow>
                rowKey="id"
                dataSource={[...rows]}
                pagination={rows.length > 20 ? { pageSize: 20 } : false}
                locale={{ emptyText: '还没有导入过文件。' }}
                columns={[
                  { title: '导入时间', render: (_, row) => showTime(row.takenAt) },
                  { title: '文件', dataIndex: 'fileName' },
                  {
                    title: '种类',
                    render: (_, { kind, set }) =>
                      set ? `${kind}，第 ${set.volume} 卷共 ${set.of} 卷` : kind,
                  },
                  { title: '谁交的', dataIndex: 'madeBy' },
                  { title: '新增 / 文件里的记录', render: (_, row) => `${row.fresh} / ${row.events}` },
                  { title: '证据', dataIndex: 'evidence' },
                  { title: '谁导入的', dataIndex: 'takenBy' },
                ]}
              />
            </>
          )}
        </Loaded>
      </section>
    </div>
  );
}
