import '../../lib/extension/jitless.ts';

import { createRoot } from 'react-dom/client';

import { OfficeTheme } from '../../components/theme.tsx';
import { MinePage } from './mine-page.tsx';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <OfficeTheme>
      <MinePage />
    </OfficeTheme>,
  );
}
