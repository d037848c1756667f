import { isoOf } from '../../lib/core/calendar/civil-date.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { datedFileName } from '../../lib/export/file-name.ts';
import { readConfigPackage, writeConfigPackage } from '../../lib/export/package/config-package.ts';
import { openLedgerDb } from '../../lib/extension/db.ts';
import { OwnRegister } from '../../lib/extension/message-schemas.ts';
import { officeConfig } from '../../lib/extension/office-config.ts';
import { OfficeSettings } from '../../lib/extension/office-settings.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import { sha256Hex } from '../desk/hash.ts';

interface WrittenConfig {
  bytes: Uint8Array<ArrayBuffer>;
  fileName: string;
  /** What is in it, in words. */
  scope: string;
}

/** The office's configuration as a file, read back before it is handed out. */
export async function writeConfigFile(
  settings: Settings,
  now: Date,
  program: string,
): Promise<Result<WrittenConfig>> {
  const opened = await openLedgerDb();
  if (!opened.ok) return opened;
  try {
    const config = await officeConfig(opened.value, settings, now.getTime());
    if (!config.ok) return config;
    const { name, unit } = settings.person ?? { name: '', unit: '' };
    const madeAt = isoOf(now.getTime());
    const head = { madeAt, program, by: { name, unit, role: '大数据中心' as const } };
    const bytes = await writeConfigPackage({ head, ...config.value }, sha256Hex);
    const again = await readConfigPackage(
      bytes,
      { register: OwnRegister, settings: OfficeSettings },
      sha256Hex,
    );
    if (!again.ok)
      return { ok: false, error: `配置包写好后读不回来，没有保存：${again.error}请先改好再导出。` };
    const { register, lists, holidays } = config.value;
    const scope = [
      register ? `栏目 ${register.columns.length} 个、账号 ${register.accounts.length} 个` : '不含栏目清单',
      `词表 ${lists.length} 份`,
      `放假安排 ${holidays.length} 年`,
      '单位设置',
    ].join('、');
    const fileName = datedFileName('巡读配置包', unit || name, madeAt.slice(0, 10), 'zip');
    return { ok: true, value: { bytes, fileName, scope } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, error: `配置包没有写成（${why}）。本机的内容没有改动，请重试。` };
  } finally {
    opened.value.close();
  }
}
