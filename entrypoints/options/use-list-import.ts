import { useEffect, useRef, useState } from 'react';

import type { ImportTarget } from '../../components/options/words/list-import.tsx';
import type { ListRead } from '../../lib/export/read-list.ts';
import type { ListNews, ListOrder } from '../list-worker.ts';

/** Where an import stands; until it is confirmed nothing is written. */
export type ListImportState =
  | { is: 'idle' }
  | { is: 'reading'; share: number }
  | { is: 'read'; fileName: string; target: ImportTarget; read: ListRead };

const failed = (message: string): ListRead => ({
  is: 'refused',
  error: `${message}什么都没有导入，请重试。`,
});

/** Reads a list in a worker of its own, which stopping ends. */
export function useListImport() {
  const [state, setState] = useState<ListImportState>({ is: 'idle' });
  const worker = useRef<Worker>(undefined);

  const stop = () => {
    worker.current?.terminate();
    worker.current = undefined;
    setState({ is: 'idle' });
  };
  useEffect(() => () => worker.current?.terminate(), []);

  const start = async (sheet: File | string, target: ImportTarget) => {
    stop();
    setState({ is: 'reading', share: 0 });
    const fileName = typeof sheet === 'string' ? '' : sheet.name;
    const mine = new Worker('/list-worker.js');
    worker.current = mine;
    const end = (read: ListRead) => {
      if (worker.current !== mine) return;
      mine.terminate();
      worker.current = undefined;
      setState({ is: 'read', fileName, target, read });
    };
    mine.onmessage = ({ data: news }: MessageEvent<ListNews>) => {
      if ('read' in news) end(news.read);
      else if ('failed' in news) end(failed(`词表没有读完（${news.failed}）。`));
      else if (worker.current === mine) setState({ is: 'reading', share: news.share });
    };
    mine.onerror = (event) => end(failed(`读词表的程序没有启动（${event.message ?? ''}）。`));
    try {
      const bytes =
        typeof sheet === 'string'
          ? new TextEncoder().encode(sheet)
          : new Uint8Array(await sheet.arrayBuffer());
      const order: ListOrder = { bytes, name: fileName, kind: target.kind };
      mine.postMessage(order, [bytes.buffer]);
    } catch (error) {
      end(failed(`文件打不开（${String(error)}）。`));
    }
  };

  return { state, start, stop };
}
