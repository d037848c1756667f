import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

import { DEMO_HOSTS } from '../lib/demo/hosts.ts';
import { extensionIdOf } from '../lib/node/extension-browser.ts';
import { ensureBuild } from '../lib/node/setup.mjs';

const builds = {
  chrome: '.output/chrome-mv3',
  firefox: '.output/firefox-mv3',
  e2e: '.output/chrome-mv3-e2e',
};

function manifestOf(build: keyof typeof builds): Record<string, unknown> {
  return JSON.parse(readFileSync(join(builds[build], 'manifest.json'), 'utf8'));
}

const PERMISSIONS = [
  'activeTab',
  'alarms',
  'contextMenus',
  'notifications',
  'scripting',
  'storage',
  'unlimitedStorage',
];

beforeAll(() => {
  for (const code of [ensureBuild('chrome'), ensureBuild('firefox'), ensureBuild('chrome', 'e2e')]) {
    if (code !== 0) throw new Error('the extension does not build');
  }
}, 180_000);

describe('built manifest', () => {
  it('asks at install for the permissions of DESIGN 6 and no other', () => {
    const asked = (build: keyof typeof builds) => [...(manifestOf(build).permissions as string[])].sort();
    expect(asked('chrome')).toEqual([...PERMISSIONS, 'sidePanel'].sort());
    expect(asked('firefox')).toEqual(PERMISSIONS);
  });

  it('asks for no host at install; all others are optional', () => {
    for (const build of ['chrome', 'firefox'] as const) {
      expect(manifestOf(build).host_permissions ?? []).toEqual([]);
      expect(manifestOf(build).optional_host_permissions).toEqual(['<all_urls>']);
    }
  });

  it('offers 网页存档 as an optional permission where the browser can, and has it only in the e2e build', () => {
    expect(manifestOf('chrome').optional_permissions).toEqual(['pageCapture']);
    expect(manifestOf('firefox').optional_permissions ?? []).toEqual([]);
    expect(manifestOf('e2e').permissions).toContain('pageCapture');
  });

  it('lists the demo hosts in the e2e build only', () => {
    expect(manifestOf('e2e').host_permissions).toEqual(DEMO_HOSTS);
  });

  it('keeps one extension id whatever folder it is loaded from', () => {
    expect(manifestOf('chrome').key).toBeTypeOf('string');
    expect(extensionIdOf(builds.chrome)).toBe(extensionIdOf(builds.e2e));
    expect(extensionIdOf(builds.chrome)).toMatch(/^[a-p]{32}$/);
    const settings = manifestOf('firefox').browser_specific_settings as { gecko?: { id?: string } };
    expect(settings.gecko?.id).toBeTypeOf('string');
  });

  it('runs from Chromium 102 on', () => {
    expect(manifestOf('chrome').minimum_chrome_version).toBe('102');
  });

  it('injects nothing by itself: the overlay is registered for granted hosts at run time', () => {
    for (const build of ['chrome', 'firefox', 'e2e'] as const) {
      expect(manifestOf(build).content_scripts ?? []).toEqual([]);
    }
  });

  it('holds the overlay file that registerContentScripts names', () => {
    for (const build of ['chrome', 'firefox', 'e2e'] as const) {
      const named = namedScripts(builds[build]);
      expect(named.length).toBeGreaterThan(0);
      for (const file of named) expect(existsSync(join(builds[build], file)), `${build}: ${file}`).toBe(true);
    }
  });

  it('runs no script from elsewhere and none from strings, sends no form, is framed by nobody, shows no picture of others', () => {
    for (const build of ['chrome', 'firefox', 'e2e'] as const) {
      const policy = manifestOf(build).content_security_policy as { extension_pages?: string };
      expect(policy.extension_pages).toBe(
        "script-src 'self'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; img-src 'self' data: blob:",
      );
    }
  });
});

/** Script files the built background names: `content-scripts/….js`. */
function namedScripts(folder: string): string[] {
  const background = manifestFile(folder);
  return [...new Set(background.match(/content-scripts\/[\w.-]+\.js/g) ?? [])];
}

function manifestFile(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    background?: { service_worker?: string; scripts?: string[] };
  };
  const file = manifest.background?.service_worker ?? manifest.background?.scripts?.[0] ?? '';
  return readFileSync(join(folder, file), 'utf8');
}
