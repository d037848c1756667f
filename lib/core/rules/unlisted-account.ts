import { accountNameKey, accountsOfPage } from '../freshness/match-account.ts';
import type { PageReading } from '../reading.ts';
import { platformKey } from '../register/platform.ts';
import type { Account, Register } from '../register/register.ts';
import type { Hit, Rule } from '../rule.ts';

/** Words by which an account speaks for a public body; 中心 and 委 alone stand in too many other names. */
const OFFICIAL = /政府|政务|发布$|融媒|公安|警方|交警|消防|法院|检察|(局|委员会|办公室|管委会|街道办)$|12345/;

/** Names shorter than this (县财政局) are every county's. */
const OWN_NAME_LEAST = 5;

/** `青禾县` and `青禾` of 青禾县人民政府: what the accounts of a place are called by. */
function placesOf({ sites }: Register): string[] {
  return sites.flatMap(({ name }) => {
    const place = /^(.{2,12}?(?:自治县|自治州|[省市县区州旗]))(?:人民)?政府/.exec(name)?.[1];
    if (!place) return [];
    const core = place.replace(/(自治县|自治州|[省市县区州旗])$/, '').replace(/^.+[省市州](?=.{2})/, '');
    return core.length >= 2 ? [accountNameKey(place), accountNameKey(core)] : [accountNameKey(place)];
  });
}

/** The unit of the register by whose name the account goes; a name without its place is any county's. */
function unitNamed(name: string, { units }: Register, places: readonly string[]): string | undefined {
  return units.find((unit) => {
    const key = accountNameKey(unit.name);
    if (places.some((place) => name.includes(place) && name.includes(key.replace(/^[县市区]/, ''))))
      return true;
    return (
      key.length >= OWN_NAME_LEAST && places.some((place) => key.startsWith(place)) && name.includes(key)
    );
  })?.name;
}

function claimOf(account: NonNullable<PageReading['account']>, register: Register): Hit | undefined {
  const name = accountNameKey(account.name);
  const called = `${account.platform}账号“${account.name}”`;
  const twin = register.accounts.find((one: Account) => accountNameKey(one.name) === name);
  if (twin) {
    const isPlatform = platformKey(twin.platform) === platformKey(account.platform);
    return {
      words: account.name,
      message: isPlatform
        ? `${called}与登记的账号同名，账号ID不同（登记 ${twin.platformId ?? '无'}，本页 ${account.id ?? '无'}），不在白名单`
        : `${called}与登记的${twin.platform}账号同名，但在这个平台上没有登记，不在白名单`,
      suggestion: isPlatform
        ? '核对是否仿冒，或登记的账号ID写错；确属仿冒的，保存证据并向平台和网信部门反映'
        : '核对是否本地开设；是的，按程序备案并补进白名单，或关停',
      severity: isPlatform ? '一般' : '提示',
    };
  }
  const places = placesOf(register);
  const unit = unitNamed(name, register, places);
  const isOffice = OFFICIAL.test(name) && places.some((place) => name.includes(place));
  if (!unit && !isOffice) return undefined;
  return {
    words: account.name,
    message: `${called}${unit ? `以“${unit}”为名` : '像是本地单位开设的'}，不在已登记的账号白名单里`,
    suggestion: '核对是否本地单位开设；是的，按程序备案并补进白名单，或关停；不是的，可以忽略',
  };
}

/** An account that goes by the office's name and stands in no whitelist (附件7). */
export const rule: Rule = {
  id: 'unlisted-account',
  title: '账号不在白名单',
  clause: '二(二)1',
  problemClass: '其他',
  severity: '提示',
  sureness: '疑似',
  needs: ['url', 'account'],
  check(reading, { register }) {
    const { account } = reading;
    // Without a list of accounts nothing is in or out of it.
    if (!account || register.accounts.length === 0) return [];
    if (accountsOfPage(reading, register.accounts).length > 0) return [];
    const hit = claimOf(account, register);
    return hit ? [hit] : [];
  },
  examples: {
    flags: [
      {
        why: 'the office’s name on a platform nobody filed',
        reading: pageOf('抖音', '云溪发布'),
        register: office(),
      },
      {
        why: 'a double: same name and platform, another id',
        reading: pageOf('微博', '云溪发布', '7000000009'),
        register: office(),
      },
      { why: 'a unit of the register', reading: pageOf('抖音', '云溪县教育局'), register: office() },
    ],
    passes: [
      { why: 'the filed account', reading: pageOf('微博', '云溪发布', '7000000001'), register: office() },
      {
        why: 'the filed account renamed',
        reading: pageOf('微博', '云溪政务', '7000000001'),
        register: office(),
      },
      { why: 'somebody of the place', reading: pageOf('抖音', '云溪县美食探店'), register: office() },
      { why: 'another county’s office', reading: pageOf('抖音', '青禾县教育局'), register: office() },
      {
        why: 'an office that keeps no list',
        reading: pageOf('抖音', '云溪发布'),
        register: { ...office(), accounts: [] },
      },
    ],
  },
};

function pageOf(platform: string, name: string, id?: string): Partial<PageReading> {
  return {
    url: 'https://www.platform.example/user/1',
    kind: 'account',
    account: { platform, name, ...(id ? { id } : {}) },
    text: name,
  };
}

function office(): Pick<Register, 'sites' | 'units' | 'accounts'> {
  return {
    sites: [{ id: 's', name: '云溪县人民政府', hosts: ['www.yunxi.gov.cn'] }],
    units: [{ id: 'u', name: '县教育局' }],
    accounts: [{ id: 'wb', platform: '微博', name: '云溪发布', platformId: '7000000001' }],
  };
}
