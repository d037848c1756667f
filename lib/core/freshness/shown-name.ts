import type { ColumnState } from './judge.ts';

/**
 * A column's or account's name as lists show it: accounts of one office often bear one name on every platform.
 *
 * @example shownName({ name: '青禾发布', platform: '微博' }) → '青禾发布（微博）'
 */
export function shownName({ name, platform }: Pick<ColumnState, 'name' | 'platform'>): string {
  return platform === undefined ? name : `${name}（${platform}）`;
}
