import { App, ConfigProvider, theme } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useEffect, useState } from 'react';

import './office.css';
import './parts.css';
import './pages.css';

const FACES = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif';

const DARK_INK = '#0b1420';

function usePrefersDark(): boolean {
  const [dark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setDark(query.matches);
    query.addEventListener('change', follow);
    // It may have changed between the first drawing and this.
    follow();
    return () => query.removeEventListener('change', follow);
  }, []);
  return dark;
}

/** One look for every extension page. Motion is off: the duty PC is old and nothing on it should move at 3 a.m. */
export function OfficeTheme({ children }: { children: ReactNode }) {
  const dark = usePrefersDark();
  return (
    <ConfigProvider
      locale={zhCN}
      componentSize="small"
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          colorPrimary: dark ? '#6d9bd8' : '#1d4f91',
          colorLink: dark ? '#8bb4ea' : '#1d4f91',
          colorError: dark ? '#f0857c' : '#b3261e',
          // antd's own greys are 1.8 to 3.3 : 1 on their ground; 4.5 : 1 is what can be read (WCAG 1.4.3).
          colorTextPlaceholder: dark ? '#98a3b3' : '#687385',
          colorTextDescription: dark ? '#a3aebd' : '#566173',
          fontFamily: FACES,
          fontSize: 14,
          borderRadius: 4,
          motion: false,
        },
        components: {
          // A blue light enough for words on a dark ground carries no white ones.
          ...(dark
            ? {
                Button: { primaryColor: DARK_INK, dangerColor: DARK_INK },
                Steps: { colorTextLightSolid: DARK_INK },
                Switch: { colorPrimary: '#2f66ad', colorPrimaryHover: '#3a73bd' },
              }
            : {}),
          Tabs: {
            // Twelve subjects of the settings, one below the other, all in sight on a 768 px screen.
            verticalItemPadding: '5px 16px 5px 0',
            verticalItemMargin: '0',
            // Tabs inside a panel stand on lighter ground than the page's own: 4.47 : 1 there.
            ...(dark ? { itemSelectedColor: '#8bb4ea', itemHoverColor: '#8bb4ea' } : {}),
          },
          Table: { cellPaddingBlockSM: 5, cellPaddingInlineSM: 8 },
          Drawer: { paddingLG: 16 },
          Form: { itemMarginBottom: 12 },
        },
      }}
    >
      <App>{children}</App>
    </ConfigProvider>
  );
}
