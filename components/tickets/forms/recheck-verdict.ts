import type { Recheck } from '../../../lib/core/events/event.ts';

/** What each result means and which way it leads. 打不开 proves nothing, so it leads nowhere (DESIGN 5.6). */
const VERDICT: Record<Recheck['result'], { gone: boolean | undefined; says: string }> = {
  已消除: { gone: true, says: '原文已经不在原处' },
  页面已删: { gone: true, says: '页面已经不存在' },
  仍在: { gone: false, says: '原文一字不差仍在页面上' },
  改成另一种错: { gone: false, says: '原文变了，但换成了另一处错' },
  打不开: { gone: undefined, says: '机器没有看清，不能据此办结' },
};

/** The way a result leads, and what it says in a clause. `gone` is undefined where a machine could not tell. */
export function verdictOf({ result }: Recheck): { gone: boolean | undefined; says: string } {
  return VERDICT[result];
}
