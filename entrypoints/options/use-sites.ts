import { useCallback, useState } from 'react';
import { browser } from 'wxt/browser';

import { useLoad } from '../../components/loaded.tsx';
import { hostPattern } from '../../components/options/site-host.ts';
import type { SiteRow } from '../../components/options/sites-panel.tsx';
import type { Register, Site } from '../../lib/core/register/register.ts';
import { ask } from '../../lib/extension/ask.ts';
import { changeRegister } from '../../lib/extension/change-register.ts';

const patternsOf = (site: Site) => site.hosts.map(hostPattern);

/** Columns whose address lies on one of the site's hosts. */
function columnCount(register: Register, site: Site): number {
  const hosts = new Set(site.hosts.map((host) => host.toLowerCase()));
  return register.columns.filter((column) => {
    try {
      return hosts.has(new URL(column.url).hostname);
    } catch {
      return false;
    }
  }).length;
}

async function siteRows(register: Register): Promise<SiteRow[]> {
  return Promise.all(
    register.sites.map(async (site) => ({
      site,
      granted: await browser.permissions.contains({ origins: patternsOf(site) }),
      columnCount: columnCount(register, site),
    })),
  );
}

/** The sites of the register and what the browser lets us read of them. */
export function useSites() {
  const register = useLoad(useCallback(() => ask('getRegister', null), []));
  const { reload } = register;
  const rows = useLoad(
    useCallback(async () => {
      const answer = await ask('getRegister', null);
      return answer.ok ? { ok: true as const, value: await siteRows(answer.value) } : answer;
    }, []),
  );
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [removed, setRemoved] = useState<Site>();

  const again = () => {
    reload();
    rows.reload();
  };

  /** Writes a changed register and registers the overlay anew; says what went wrong and keeps the old one. */
  const write = async (change: (register: Register) => Register): Promise<boolean> => {
    const written = await changeRegister(change);
    const watched = written.ok ? await ask('watchSites', null) : written;
    setFailure(watched.ok ? undefined : watched.error);
    again();
    return watched.ok;
  };

  /** Must be called in the click itself: the browser asks only inside a gesture, so nothing is awaited before. */
  const grant = (site: Site, then: () => Promise<unknown>) => {
    setBusy(true);
    setFailure(undefined);
    const asked = browser.permissions.request({ origins: patternsOf(site) });
    void asked
      .then(async (granted) => {
        await then();
        if (!granted) {
          setFailure(
            `没有得到读“${site.name}”的授权。网站已记下，想自动读时再点“授权”；不授权也可以点工具栏图标读单页。`,
          );
        }
      })
      .catch((error: unknown) => setFailure(`浏览器没有受理授权请求（${String(error)}）。请重试。`))
      .finally(() => setBusy(false));
  };

  const add = (name: string, host: string) => {
    const site: Site = { id: `site-${host}`, name, hosts: [host] };
    grant(site, () =>
      write((register) =>
        register.sites.some((one) => one.hosts.includes(host))
          ? register
          : { ...register, sites: [...register.sites, site] },
      ),
    );
  };

  const remove = async (site: Site) => {
    const written = await write((register) => ({
      ...register,
      sites: register.sites.filter((one) => one.id !== site.id),
    }));
    if (!written) return;
    setRemoved(site);
    // A host the manifest itself lists cannot be given back; everything else is.
    await browser.permissions.remove({ origins: patternsOf(site) }).catch(() => false);
    await ask('watchSites', null);
    again();
  };

  const undo = () => {
    if (!removed) return;
    const site = removed;
    setRemoved(undefined);
    grant(site, () => write((register) => ({ ...register, sites: [...register.sites, site] })));
  };

  return {
    register,
    rows,
    busy,
    failure,
    removed,
    add,
    grant: (site: Site) => grant(site, () => write((same) => same)),
    remove,
    undo,
    write,
    reload: again,
  };
}
