import type { DeviceStanding } from '../../lib/core/events/device.ts';
import type { DeviceView } from '../../lib/core/events/device-view.ts';
import { missingWords } from '../../lib/core/events/not-counted.ts';
import { showTime } from '../show-time.ts';
import { CENTER, deviceName } from './device-row.ts';

const SIGNS: Readonly<Record<DeviceStanding['state'], string>> = {
  本机: '● 本机',
  已核准: '● 已核准',
  未登记: '○ 未核准',
  已吊销: '▲ 已吊销',
  未签名: '? 未签名',
};

/** What stands of a device, by whom and since when; and what is odd about it. */
export function DeviceState({
  device,
  all,
  isCenter,
}: {
  device: DeviceView;
  all: readonly DeviceView[];
  isCenter: boolean;
}) {
  const { state, approvedBy, approvedAt, revokedAt, revokedBy, revokedHere, succeeds, forkedAt, branch } =
    device;
  const named = (id: string) => {
    const one = all.find((other) => other.id === id);
    return one ? deviceName(one) : `设备 ${id.slice(0, 8)}`;
  };
  // A reader takes back what it learnt by itself; only the center revokes.
  const isGivenUp = revokedHere && !isCenter;
  return (
    <div className="stack-tight">
      <span className={state === '已吊销' ? 'tone-grave' : ''}>
        {isGivenUp ? '▲ 已不再认定' : SIGNS[state]}
        {state === '已核准' && approvedBy !== undefined && (
          <span className="soft">
            {' '}
            · {approvedBy}核准{approvedAt !== undefined && `，${showTime(approvedAt)}`}
          </span>
        )}
        {state === '已吊销' && revokedAt !== undefined && (
          <span className="soft">
            {' '}
            · {revokedBy !== undefined && !isGivenUp && `${revokedBy}吊销，`}
            {showTime(revokedAt)} 起
          </span>
        )}
      </span>
      {succeeds !== undefined && (
        <span className="small">
          由 {named(succeeds)} 的旧密钥担保，沿用其核准{isCenter ? '；不对的话可以吊销。' : '。'}
        </span>
      )}
      {device.id !== device.device && (
        <span className="small tone-warn">
          ◐ 和 {named(device.device)} 用同一个编号、另一把密钥：可能有一方冒用，先查清再核准。
        </span>
      )}
      {forkedAt !== undefined && (
        <span className="small tone-warn">
          ◐ 第 {forkedAt} 号起有两支：电脑被还原或复制过；
          {state === '本机'
            ? '是本机自己写的，两支都计入。'
            : branch > 0
              ? `先到的一支计入，另一支 ${branch} 条待采纳。`
              : '另一支已经采纳。'}
        </span>
      )}
    </div>
  );
}

/** Seats it is approved for. */
export function DeviceSeats({ device: { state, seats, roles } }: { device: DeviceView }) {
  if (seats.length > 0 && state !== '本机')
    return (
      <>
        {state === '已吊销' ? '原核准为' : '核准为'} {seats.join('、')}
      </>
    );
  if (state === '本机') return <span className="soft">—</span>;
  const written = roles.filter((role) => role !== '公众志愿者');
  if (written.length === 0) return <span className="soft">未核准</span>;
  return (
    <span className="soft">
      未核准；以{written.join('、')}的名义写过
      {written.includes(CENTER) && <b className="tone-warn">（包括大数据中心）</b>}
    </span>
  );
}

/** How many records there are of it, and why some do not count. */
export function DeviceRecords({ device: { events, notCounted, waiting } }: { device: DeviceView }) {
  const { missing = 0, apart = 0, reason = '' } = notCounted ?? {};
  return (
    <>
      {events} 条
      {missing > 0 && <div className="small tone-warn">◐ 待补 {missingWords(missing)}：对方还没有交来</div>}
      {waiting > 0 && <div className="small tone-warn">◐ 等待采纳 {waiting} 条</div>}
      {apart > 0 && (
        <div className="small tone-grave">
          ▲ 已隔离 {apart} 条，不计入台账：{reason}
        </div>
      )}
    </>
  );
}
