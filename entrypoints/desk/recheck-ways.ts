import type { RecheckWays } from '../../components/tickets/step-choice.ts';
import { ask } from '../../lib/extension/ask.ts';

/** How the desk looks at a ticket's page besides asking its site. */
export function recheckWaysOf(id: string): RecheckWays {
  return {
    standing: () => ask('recheckStanding', { id }),
    inTab: (open) => ask('recheckInTab', { id, open }),
    picture: () => ask('recheckPicture', { id }),
  };
}
