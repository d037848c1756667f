import { isoOf } from '../../lib/core/calendar/civil-date.ts';
import { fingerprintOf } from '../../lib/core/events/device.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { datedFileName } from '../../lib/export/file-name.ts';
import {
  type ConfigKey,
  readConfigPackage,
  writeConfigPackage,
} from '../../lib/export/package/config-package.ts';
import { type LedgerDb, openLedgerDb } from '../../lib/extension/db.ts';
import { signingKey, verifier } from '../../lib/extension/device-key.ts';
import { thisDevice } from '../../lib/extension/event-store.ts';
import { OwnRegister } from '../../lib/extension/message-schemas.ts';
import { officeConfig } from '../../lib/extension/office-config.ts';
import { OfficeSettings } from '../../lib/extension/office-settings.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import { sha256Hex, sha256Text } from '../desk/hash.ts';

interface WrittenConfig {
  bytes: Uint8Array<ArrayBuffer>;
  fileName: string;
  /** What is in it, in words. */
  scope: string;
  /** Of the device that signed it: what the center reads out to whoever telephones. */
  fingerprint: string;
}

/** The office's configuration as a file signed by this device, read back before it is handed out. */
export async function writeConfigFile(
  settings: Settings,
  now: Date,
  program: string,
  ledgerName?: string,
): Promise<Result<WrittenConfig>> {
  const opened = await openLedgerDb(ledgerName === undefined ? {} : { name: ledgerName });
  if (!opened.ok) return opened;
  try {
    const config = await officeConfig(opened.value, settings, now.getTime());
    if (!config.ok) return config;
    const { name, unit } = settings.person ?? { name: '', unit: '' };
    const madeAt = isoOf(now.getTime());
    const head = { madeAt, program, by: { name, unit, role: '大数据中心' as const } };
    const key = await configKey(opened.value, now);
    const bytes = await writeConfigPackage({ head, ...config.value }, sha256Hex, key);
    const again = await readConfigPackage(
      bytes,
      { register: OwnRegister, settings: OfficeSettings },
      sha256Hex,
      verifier(crypto.subtle),
    );
    if (!again.ok || again.value.signer?.publicKey !== key.publicKey)
      return {
        ok: false,
        error: `配置包写好后读不回来，没有保存：${again.ok ? '签名对不上。' : again.error}请先改好再导出。`,
      };
    const { register, lists, holidays } = config.value;
    const scope = [
      register ? `栏目 ${register.columns.length} 个、账号 ${register.accounts.length} 个` : '不含栏目清单',
      `词表 ${lists.length} 份`,
      `放假安排 ${holidays.length} 年`,
      '单位设置',
    ].join('、');
    const fileName = datedFileName('巡读配置包', unit || name, madeAt.slice(0, 10), 'zip');
    const fingerprint = await fingerprintOf(key.publicKey, sha256Text);
    return { ok: true, value: { bytes, fileName, scope, fingerprint } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, error: `配置包没有写成（${why}）。本机的内容没有改动，请重试。` };
  } finally {
    opened.value.close();
  }
}

/** This machine's key under the id its records bear; a machine that never wrote one becomes a device by it. */
async function configKey(db: LedgerDb, now: Date): Promise<ConfigKey> {
  const key = await signingKey(db, crypto.subtle);
  const means = { nowMs: () => now.getTime(), newId: () => crypto.randomUUID() };
  const { id } = await thisDevice(db, means, key.publicKey);
  return { device: id, ...key };
}
