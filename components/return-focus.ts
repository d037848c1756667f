import { useEffect, useState } from 'react';

/**
 * For what stands over the page while it is mounted: on its way out the focus goes back to where it was, or a
 * keyboard would begin again at the top of the page.
 */
export function useReturnFocus(): void {
  // Asked while it is first drawn: afterwards it has taken the focus itself.
  const [before] = useState(() => globalThis.document?.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
}
