import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { buildCard } from '../lib/page/overlay/card.ts';
import { offerCard } from '../lib/page/overlay/card-global.ts';

/** Injected at the first click on a mark: pages where nobody clicks do not pay for it. */
export default defineUnlistedScript(() => offerCard({ buildCard }));
