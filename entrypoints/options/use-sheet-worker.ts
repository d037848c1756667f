import { useEffect, useRef } from 'react';

import { MOST_BYTES } from '../../lib/export/sheet-limits.ts';
import type { WorkerNews } from '../../lib/extension/worker-end.ts';

/** What becomes of one reading; nothing is told once it was stopped or a newer one began. */
export interface ReadingHears<Read> {
  share(share: number): void;
  read(read: Read): void;
  /** One Chinese phrase with its cause, and a full stop. */
  failed(why: string): void;
}

/** Reads one sheet at a time in a worker of its own, which stopping ends. */
export function useSheetWorker<Order extends { bytes: Uint8Array<ArrayBuffer> }, Read>(
  script: string,
  noun: string,
) {
  const worker = useRef<Worker>(undefined);
  const stop = () => {
    worker.current?.terminate();
    worker.current = undefined;
  };
  useEffect(() => () => worker.current?.terminate(), []);

  const start = async (
    sheet: File | string,
    orderOf: (bytes: Order['bytes']) => Order,
    hears: ReadingHears<Read>,
  ) => {
    stop();
    const mine = new Worker(script);
    worker.current = mine;
    const end = (tell: () => void) => {
      if (worker.current !== mine) return;
      stop();
      tell();
    };
    mine.onmessage = ({ data: news }: MessageEvent<WorkerNews<Read>>) => {
      if ('read' in news) end(() => hears.read(news.read));
      else if ('failed' in news) end(() => hears.failed(`${noun}没有读完（${news.failed}）。`));
      else if (worker.current === mine) hears.share(news.share);
    };
    mine.onerror = (event) => end(() => hears.failed(`读${noun}的程序没有启动（${event.message ?? ''}）。`));
    // Asked before the file is read into memory.
    if ((typeof sheet === 'string' ? sheet.length : sheet.size) > MOST_BYTES) {
      const what = typeof sheet === 'string' ? '粘贴的内容' : '文件';
      end(() =>
        hears.failed(
          `${what}超过 ${MOST_BYTES / 1_000_000} MB，请删去多余的内容或分成几份再导入。什么都没有导入。`,
        ),
      );
      return;
    }
    try {
      const bytes =
        typeof sheet === 'string'
          ? new TextEncoder().encode(sheet)
          : new Uint8Array(await sheet.arrayBuffer());
      mine.postMessage(orderOf(bytes), [bytes.buffer]);
    } catch (error) {
      end(() => hears.failed(`文件打不开（${String(error)}）。`));
    }
  };

  return { start, stop };
}
