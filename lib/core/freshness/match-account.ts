import type { PageReading } from '../reading.ts';
import { columnUrlKey } from '../register/column-url.ts';
import { platformKey } from '../register/platform.ts';
import type { Account } from '../register/register.ts';

/** @example accountNameKey(' 青禾 发布 ') === '青禾发布' */
export function accountNameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/**
 * Ids of one account come in several forms (a __biz, a gh_…, a 微信号; a token, a number): only two of one form can
 * contradict each other.
 */
function idForm(id: string): string {
  if (/^gh_/i.test(id)) return 'gh';
  if (/^M[\w+/]{9,}={1,2}$/.test(id)) return 'biz';
  if (/^MS4w/.test(id)) return 'token';
  if (/^3x[0-9a-z]{10,}$/.test(id)) return 'kuaishou';
  return /^\d+$/.test(id) ? 'number' : 'handle';
}

/** Only handles and gh_… are written in any case; tokens tell it apart. */
function idKey(id: string): string {
  const bare = id.normalize('NFKC').replace(/\s+/g, '').replace(/^@/, '');
  const form = idForm(bare);
  return form === 'handle' || form === 'gh' ? bare.toLowerCase() : bare;
}

/** What ids alone say of a page and a registered account: the same, another, or nothing. */
function byId(
  page: NonNullable<PageReading['account']>,
  { platformId }: Account,
): 'same' | 'other' | undefined {
  if (!platformId) return undefined;
  const own = idKey(platformId);
  const ids = [page.id, ...(page.otherIds ?? [])].flatMap((id) => (id ? [idKey(id)] : []));
  if (ids.includes(own)) return 'same';
  return ids.some((id) => idForm(id) === idForm(own)) ? 'other' : undefined;
}

/**
 * The registered accounts whose page this is: by platform id first; where either side knows none of that form,
 * same address, or same platform and name. Two ids of one form that differ are two accounts, however alike their
 * names: a double of an office's account must not count as its update.
 */
export function accountsOfPage(
  reading: Pick<PageReading, 'url' | 'account'>,
  accounts: readonly Account[],
): Account[] {
  const page = reading.account;
  const urlKey = columnUrlKey(reading.url);
  return accounts.filter((account) => {
    const isPlatform = page && platformKey(page.platform) === platformKey(account.platform);
    const known = isPlatform ? byId(page, account) : undefined;
    if (known) return known === 'same';
    if (account.url && urlKey !== '' && columnUrlKey(account.url) === urlKey) return true;
    return isPlatform === true && accountNameKey(page.name) === accountNameKey(account.name);
  });
}
