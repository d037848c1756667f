import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { makeCapture } from '../lib/page/overlay/capture.ts';
import { buildCard } from '../lib/page/overlay/card.ts';
import { offerCard } from '../lib/page/overlay/card-global.ts';
import { CARD_STYLES } from '../lib/page/overlay/card-styles.ts';
import { buildColumnForm } from '../lib/page/overlay/column-form.ts';
import { copyText } from '../lib/page/overlay/copy-text.ts';
import { makeDraft } from '../lib/page/overlay/make-draft.ts';
import { reportRequest } from '../lib/page/overlay/report-request.ts';

/** Card and pictures, injected at the first click on a mark: pages where nobody clicks do not pay for them. */
export default defineUnlistedScript(() =>
  offerCard({
    buildCard,
    buildColumnForm,
    reportRequest,
    makeDraft,
    copyText,
    makeCapture,
    styles: CARD_STYLES,
  }),
);
