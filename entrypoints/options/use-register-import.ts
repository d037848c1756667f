import { useState } from 'react';

import { canonicalJson } from '../../lib/core/events/canonical-json.ts';
import { mergeRegister } from '../../lib/core/register/merge-register.ts';
import type { Register, Site } from '../../lib/core/register/register.ts';
import type { RegisterRead } from '../../lib/export/read-register.ts';
import type { RegisterOrder } from '../register-worker.ts';
import { useSheetWorker } from './use-sheet-worker.ts';

/** Where an import stands; until it is confirmed nothing is written. */
export type ImportState =
  | { is: 'idle' }
  | { is: 'reading'; name: string; share: number }
  | { is: 'read'; name: string; against: Register; read: RegisterRead };

/** Lists read from a file or pasted: shown with what they would change, and applied when confirmed. */
export function useRegisterImport() {
  const [state, setState] = useState<ImportState>({ is: 'idle' });
  const worker = useSheetWorker<RegisterOrder, RegisterRead>('/register-worker.js', '表格');

  const stop = () => {
    worker.stop();
    setState({ is: 'idle' });
  };

  const start = (sheet: File | string, register: Register, site: Site | undefined) => {
    const name = typeof sheet === 'string' ? '' : sheet.name;
    setState({ is: 'reading', name, share: 0 });
    const end = (read: RegisterRead) => setState({ is: 'read', name, against: register, read });
    return worker.start(sheet, (bytes) => ({ bytes, name, register, site }), {
      share: (share) => setState({ is: 'reading', name, share }),
      read: end,
      failed: (why) =>
        end({
          is: 'errors',
          errors: [{ sheet: '', row: 0, column: '', message: `${why}什么都没有导入，请重试。` }],
        }),
    });
  };

  /** The change to write: as shown, or worked out anew when the register changed meanwhile. */
  const changeOf = (read: Extract<RegisterRead, { is: 'ready' }>, against: Register) => (now: Register) =>
    canonicalJson(now) === canonicalJson(against) ? read.change.next : mergeRegister(now, read.lists).next;

  return { state, start, stop, changeOf };
}
