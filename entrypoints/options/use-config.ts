import { useCallback, useState } from 'react';
import { browser } from 'wxt/browser';

import { useLoad } from '../../components/loaded.tsx';
import type { ConfigAnswer, TakeConfigState } from '../../components/options/config/take-config.tsx';
import type { Result } from '../../lib/core/page-result.ts';
import { ask } from '../../lib/extension/ask.ts';
import { putIncoming } from '../../lib/extension/incoming.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import { download } from '../desk/download.ts';
import { writeConfigFile } from './write-config.ts';

const MOST_BYTES = 300 * 1024 * 1024;

/** A 配置包 out and in: looked at first, taken over when confirmed, taken back in one step. */
export function useConfig(onChanged: () => void) {
  const standing = useLoad(useCallback(() => ask('configStanding', null), []));
  const [taking, setTaking] = useState<TakeConfigState>({ is: 'idle' });
  const [file, setFile] = useState<{ name: string; bytes: Uint8Array }>();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ ok: boolean; sentence: string }>();

  const say = (answer: Result<unknown>, sentence: string) =>
    setSaid({ ok: answer.ok, sentence: answer.ok ? sentence : answer.error });

  return {
    standing,
    taking,
    busy,
    said,

    async write(settings: Settings) {
      setBusy(true);
      const written = await writeConfigFile(settings, new Date(), browser.runtime.getManifest().version);
      setBusy(false);
      if (written.ok) download(written.value.bytes, 'application/zip', written.value.fileName);
      say(
        written,
        written.ok
          ? `已存为 ${written.value.fileName}，已重新读出核对无误。内有：${written.value.scope}。本机签名，指纹 ${written.value.fingerprint}：对方打电话来核对时照着念。含本单位的词表和名单，只发给本单位的值班电脑。`
          : '',
      );
    },

    async choose(chosen: File) {
      setSaid(undefined);
      setFile(undefined);
      if (chosen.size > MOST_BYTES) {
        setTaking({ is: 'failed', error: `${chosen.name} 太大（超过 300 MB），没有导入。` });
        return;
      }
      setTaking({ is: 'reading', fileName: chosen.name });
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const id = await putIncoming(chosen.name, bytes);
      const preview = id.ok ? await ask('lookAtConfig', { id: id.value }) : id;
      if (!preview.ok) {
        setTaking({ is: 'failed', error: `${chosen.name}：${preview.error}` });
        return;
      }
      setFile({ name: chosen.name, bytes });
      setTaking({ is: 'ready', preview: preview.value });
    },

    async confirm(answer: ConfigAnswer) {
      if (!file || taking.is !== 'ready') return;
      const { preview } = taking;
      setTaking({ is: 'taking', preview });
      const id = await putIncoming(file.name, file.bytes);
      const taken = id.ok ? await ask('takeConfig', { id: id.value, base: preview.base, ...answer }) : id;
      setFile(undefined);
      setTaking(taken.ok ? { is: 'idle' } : { is: 'failed', error: taken.error });
      if (taken.ok)
        say(
          taken,
          `配置包 ${file.name} 已导入，打开的网页正在按新的配置重新检查。新加的网站要在“网站”里授权后才自动读。${
            preview.signer.is === '第一次见到' || preview.signer.is === '换了钥匙'
              ? `本机已认得大数据中心（${preview.madeBy}），以后它导出的配置包不用再核对。`
              : ''
          }`,
        );
      standing.reload();
      onChanged();
    },

    cancel() {
      setFile(undefined);
      setTaking({ is: 'idle' });
    },

    async undo() {
      setBusy(true);
      const undone = await ask('undoConfig', null);
      setBusy(false);
      say(undone, '已撤销，栏目清单、词表、放假安排和设置都回到导入前。');
      standing.reload();
      onChanged();
    },
  };
}
