import { useState } from 'react';

import type { ImportTarget } from '../../components/options/words/list-import.tsx';
import type { ListRead } from '../../lib/export/read-list.ts';
import type { ListOrder } from '../list-worker.ts';
import { useSheetWorker } from './use-sheet-worker.ts';

/** Where an import stands; until it is confirmed nothing is written. */
export type ListImportState =
  | { is: 'idle' }
  | { is: 'reading'; share: number }
  | { is: 'read'; fileName: string; target: ImportTarget; read: ListRead };

/** A list read from a file or pasted, until it is confirmed. */
export function useListImport() {
  const [state, setState] = useState<ListImportState>({ is: 'idle' });
  const worker = useSheetWorker<ListOrder, ListRead>('/list-worker.js', '词表');

  const stop = () => {
    worker.stop();
    setState({ is: 'idle' });
  };

  const start = (sheet: File | string, target: ImportTarget) => {
    setState({ is: 'reading', share: 0 });
    const fileName = typeof sheet === 'string' ? '' : sheet.name;
    const end = (read: ListRead) => setState({ is: 'read', fileName, target, read });
    return worker.start(sheet, (bytes) => ({ bytes, name: fileName, kind: target.kind }), {
      share: (share) => setState({ is: 'reading', share }),
      read: end,
      failed: (why) => end({ is: 'refused', error: `${why}什么都没有导入，请重试。` }),
    });
  };

  return { state, start, stop };
}
