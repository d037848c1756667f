import { App, ConfigProvider, theme } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useEffect, useState } from 'react';

import './office.css';
import './parts.css';
import './pages.css';

const FACES = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif';

function usePrefersDark(): boolean {
  const [dark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setDark(query.matches);
    query.addEventListener('change', follow);
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
          fontFamily: FACES,
          fontSize: 14,
          borderRadius: 4,
          motion: false,
        },
        components: {
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
