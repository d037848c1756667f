import type { Make } from './build-element.ts';
import type { Unseen } from './watch-seen.ts';

/**
 * Why a press on the card did nothing, and how to go on.
 *
 * @param openPanel absent where there is no panel: for a volunteer
 */
export function unseenWords(make: Make, { why, again }: Unseen, openPanel?: () => void): (Node | string)[] {
  if (again) return [`没有执行：${why}。为防误点，请看清卡片后再点一次。填写的内容还在。`];
  const kept = `没有执行：${why}，不能确定这一点是您的意思。填写的内容还在。`;
  if (!openPanel) return [kept, make('br'), '请把遮挡的东西关掉，或刷新页面后再点。'];
  const open = make('button', { text: '打开侧栏', attributes: { type: 'button' }, on: { click: openPanel } });
  return [kept, make('br'), '请把遮挡的东西关掉后再点，或在侧栏里办同一件事：', open];
}
