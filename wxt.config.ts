import { defineConfig } from 'wxt';
import { DEMO_HOSTS } from './lib/demo/hosts.ts';

/**
 * Public half of a throw-away RSA key: it pins the extension id, so that an unpacked build loaded
 * from another folder opens the same IndexedDB instead of an empty ledger (DESIGN 5.8).
 */
const PINNED_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAp/c6AcCXBTFHkL0W/hf7yh/sFI16hShMZpVF9ZMUZ6GNS0QokgPSBRnGgyg4cG2cuHjdXFJXIyTevsSLHbwUZUW9FglYu9aeECyxyUwPGC8dDyy1i8dIIobZ7Be4luOZybJjtRTsUjCHEGkqb1Pvlt3ufIlLWk8keZrnb9Pg+gNHGcZkAoymDED/B6p8MPWghARFh86Op7zHDPNYi84YF50vE8XL0VP9tmsTA7tO/2xExV6IRSknGWvLisOG7URoa+VbhQM76W7NS+KbfSIyUJt3PIzFXwkR1bsEstdmMU1VOgbtEmusYv+XUEUphzbJ/S4KoUSK3qXK0bNYw3N3BQIDAQAB';

/**
 * What our own pages may load. Styles stay open: antd writes them into the page. Pictures are our own, drawn
 * (`data:`) or taken (`blob:`): no page of ours asks another server for one.
 */
const PAGE_POLICY = [
  "script-src 'self'",
  "object-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "img-src 'self' data: blob:",
].join('; ');

/**
 * What every page pays for takes the browser's interface as it is: it sends messages and asks for its id, which need
 * no polyfill (3 KB packed).
 */
const OWN_INTERFACE = {
  name: 'xundu:own-interface',
  enforce: 'pre' as const,
  resolveId: (id: string, importer = '') =>
    id.startsWith('@wxt-dev/webextension-polyfill') && /wxt\/dist\/utils\//.test(importer)
      ? '\0xundu:own-interface'
      : undefined,
  load: (id: string) =>
    id === '\0xundu:own-interface'
      ? 'export const browser = globalThis.browser?.runtime?.id ? globalThis.browser : globalThis.chrome;'
      : undefined,
};

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill'],
  publicDir: 'lib/public',
  imports: false,
  outDir: '.output',
  manifestVersion: 3,
  vite: () => ({
    plugins: [OWN_INTERFACE],
    build: { target: 'chrome102', cssTarget: 'chrome102', chunkSizeWarningLimit: 4000 },
  }),
  manifest: ({ browser, mode }) => ({
    name: '巡读',
    short_name: '巡读',
    description: '值班读网：在页面上看见逾期栏目和错字，两步报错，汇成错敏整改台账。不连服务器，不改动网页。',
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'activeTab',
      'scripting',
      'contextMenus',
      ...(browser === 'chrome' ? ['sidePanel'] : []),
      'notifications',
      ...(browser === 'chrome' && mode === 'e2e' ? ['pageCapture'] : []),
    ],
    // 网页存档; no browser but Chromium can. The e2e build has it from the start, see below.
    ...(browser === 'chrome' && mode !== 'e2e' ? { optional_permissions: ['pageCapture'] } : {}),
    // A native permission prompt cannot be answered headless: only the e2e build lists hosts.
    host_permissions: mode === 'e2e' ? DEMO_HOSTS : [],
    optional_host_permissions: ['<all_urls>'],
    commands: {
      'report-error': {
        suggested_key: { default: 'Alt+Shift+B' },
        description: '报错：把选中的文字报为错误',
      },
      'open-panel': { suggested_key: { default: 'Alt+Shift+P' }, description: '打开巡读侧栏' },
    },
    ...(browser === 'chrome' ? { key: PINNED_KEY, minimum_chrome_version: '102' } : {}),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'xundu@xundu.invalid',
              strict_min_version: '128.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {}),
    content_security_policy: { extension_pages: PAGE_POLICY },
  }),
});
