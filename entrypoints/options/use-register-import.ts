import { useEffect, useRef, useState } from 'react';

import { canonicalJson } from '../../lib/core/events/canonical-json.ts';
import { mergeRegister } from '../../lib/core/register/merge-register.ts';
import type { Register, Site } from '../../lib/core/register/register.ts';
import type { RegisterRead } from '../../lib/export/read-register.ts';
import type { RegisterNews, RegisterOrder } from '../register-worker.ts';

/** Where an import stands; until it is confirmed nothing is written. */
export type ImportState =
  | { is: 'idle' }
  | { is: 'reading'; name: string; share: number }
  | { is: 'read'; name: string; against: Register; read: RegisterRead };

const failed = (message: string): RegisterRead => ({
  is: 'errors',
  errors: [{ sheet: '', row: 0, column: '', message: `${message}什么都没有导入，请重试。` }],
});

/** Reads lists in a worker of its own, shows what they would change, and applies them when confirmed. */
export function useRegisterImport() {
  const [state, setState] = useState<ImportState>({ is: 'idle' });
  const worker = useRef<Worker>(undefined);

  const stop = () => {
    worker.current?.terminate();
    worker.current = undefined;
    setState({ is: 'idle' });
  };
  useEffect(() => () => worker.current?.terminate(), []);

  const start = async (sheet: File | string, register: Register, site: Site | undefined) => {
    stop();
    const name = typeof sheet === 'string' ? '' : sheet.name;
    setState({ is: 'reading', name, share: 0 });
    const mine = new Worker('/register-worker.js');
    worker.current = mine;
    const end = (read: RegisterRead) => {
      if (worker.current !== mine) return;
      mine.terminate();
      worker.current = undefined;
      setState({ is: 'read', name, against: register, read });
    };
    mine.onmessage = ({ data: news }: MessageEvent<RegisterNews>) => {
      if ('read' in news) end(news.read);
      else if ('failed' in news) end(failed(`表格没有读完（${news.failed}）。`));
      else if (worker.current === mine) setState({ is: 'reading', name, share: news.share });
    };
    mine.onerror = (event) => end(failed(`读表的程序没有启动（${event.message ?? ''}）。`));
    try {
      const bytes =
        typeof sheet === 'string'
          ? new TextEncoder().encode(sheet)
          : new Uint8Array(await sheet.arrayBuffer());
      const order: RegisterOrder = { bytes, name, register, site };
      mine.postMessage(order, [bytes.buffer]);
    } catch (error) {
      end(failed(`文件打不开（${String(error)}）。`));
    }
  };

  /** The change to write: as shown, or worked out anew when the register changed meanwhile. */
  const changeOf = (read: Extract<RegisterRead, { is: 'ready' }>, against: Register) => (now: Register) =>
    canonicalJson(now) === canonicalJson(against) ? read.change.next : mergeRegister(now, read.lists).next;

  return { state, start, stop, changeOf };
}
