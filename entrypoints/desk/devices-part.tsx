import { Alert } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';

import { Loaded, useLoad } from '../../components/loaded.tsx';
import { NewerLine } from '../../components/newer-line.tsx';
import { deviceName } from '../../components/packages/device-row.ts';
import { DevicesTable } from '../../components/packages/devices-table.tsx';
import { OldApprovals } from '../../components/packages/old-approvals.tsx';
import { type DeviceApproval, PasteApprovals } from '../../components/packages/paste-approvals.tsx';
import { WaitingSection } from '../../components/packages/waiting-section.tsx';
import { NOBODY } from '../../lib/core/events/device.ts';
import type { DeviceView } from '../../lib/core/events/device-view.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { ask } from '../../lib/extension/ask.ts';
import { onLedgerChanged } from '../../lib/extension/ledger-news.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import { type DeviceNews, useTakeOver } from './use-take-over.ts';

/** Nothing was written here since 首次设置: then this machine's row has no name of its own yet. */
function namedHere(device: DeviceView, person: Settings['person']): DeviceView {
  return device.state === '本机' && device.name === NOBODY ? { ...device, ...person } : device;
}

/** Whose devices wrote the records here: approvals, what waits for a person, what a later version wrote. */
export function DevicesPart({ settings }: { settings: Settings }) {
  const devices = useLoad(useCallback(() => ask('devices', null), []));
  const waiting = useLoad(useCallback(() => ask('waitingRecords', null), []));
  const newer = useLoad(useCallback(() => ask('newerRecords', null), []));
  const register = useLoad(useCallback(() => ask('getRegister', null), []));
  const [news, setNews] = useState<DeviceNews>();
  const [pastes, setPastes] = useState(false);
  const reloads = useRef<() => void>(() => undefined);
  reloads.current = () => {
    devices.reload();
    waiting.reload();
    newer.reload();
  };
  useEffect(() => onLedgerChanged(() => reloads.current()), []);
  const done = (what: DeviceNews) => {
    setNews(what);
    reloads.current();
  };
  const { busy, takeOver } = useTakeOver(done);
  const { role } = seatOf(settings);
  const isCenter = role === '大数据中心';

  const act = async <T,>(answer: Promise<Result<T>>, says: (value: T) => string) => {
    const result = await answer;
    done(result.ok ? { ok: true, says: says(result.value) } : { ok: false, says: result.error });
  };
  const approve = (approvals: DeviceApproval[]) =>
    void act(ask('approveDevices', { approvals }), ({ approved, counted }) =>
      counted > 0 ? `已核准 ${approved} 台，等着的 ${counted} 条步骤一并计入。` : `已核准 ${approved} 台。`,
    );
  const { columns = [], accounts = [] } = register.value ?? {};
  const columnName = (id: string) => [...columns, ...accounts].find((one) => one.id === id)?.name;

  return (
    <>
      {news && (
        <Alert
          type={news.ok ? 'success' : 'error'}
          showIcon
          closable={{ onClose: () => setNews(undefined) }}
          title={news.says}
        />
      )}
      <NewerLine newer={newer.value} />
      <WaitingSection
        waiting={waiting.value ?? []}
        columnName={columnName}
        isCenter={isCenter}
        busy={busy}
        onTakeOver={(ids) => void takeOver(ids)}
      />
      <Loaded of={devices}>
        {(rows) => {
          const named = rows.map((device) => namedHere(device, settings.person));
          return (
            <>
              {isCenter && <OldApprovals devices={named} onConfirm={approve} />}
              <DevicesTable
                devices={named}
                actingAs={role}
                onPaste={() => setPastes(true)}
                onApprove={({ id: device, fingerprint = '', unit, name }, seats) =>
                  void act(ask('approveDevice', { device, fingerprint, seats }), () =>
                    isCenter
                      ? `已核准 ${deviceName({ unit, name, id: device })} 的设备为${seats.join('、')}。`
                      : `已认定 ${deviceName({ unit, name, id: device })} 的设备为大数据中心，它办的步骤在本机作数。`,
                  )
                }
                onRevoke={(device, reason, keep) =>
                  void act(ask('revokeDevice', { device: device.id, reason, keep }), () =>
                    isCenter
                      ? `已吊销 ${deviceName(device)} 的设备，已收到的照旧作数。`
                      : `已不再认定 ${deviceName(device)} 的设备，已收到的照旧作数，以后的不作数。`,
                  )
                }
                onUndoRestore={(device, reason) =>
                  void act(
                    ask('undoRestore', { device: device.device, reason }),
                    () => `已撤销恢复，${deviceName(device)} 的设备不再算本机。`,
                  )
                }
              />
              {pastes && (
                <PasteApprovals
                  devices={named}
                  onCancel={() => setPastes(false)}
                  onApprove={(approvals) => {
                    setPastes(false);
                    approve(approvals);
                  }}
                />
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}
