import type { Result } from '../../lib/core/page-result.ts';
import { readVolume } from '../../lib/export/package/read-volume.ts';
import { sha256Hex } from '../desk/hash.ts';
import { handOver } from '../desk/use-take-in.ts';

/** A reply to one's own reports is small; what is larger is another file. */
const MOST_BYTES = 50 * 1024 * 1024;

/**
 * Takes in a reply file, and only a reply to one of these tickets: a volunteer keeps no other people's tickets.
 * @returns a sentence of what came of it
 */
export async function takeReply(file: File, own: ReadonlySet<string>): Promise<Result<string>> {
  const refuse = (why: string): Result<never> => ({ ok: false, error: `${why}没有导入，已有的记录都在。` });
  if (file.size > MOST_BYTES) return refuse(`${file.name} 太大，不像是回复文件。`);
  const opened = await readVolume(file, sha256Hex);
  if (!opened.ok) return opened;
  const { head, runs } = opened.value;
  const events = runs.flatMap((run) => run.events);
  if (head.kind !== '回复') return refuse(`这是“${head.kind}”文件，这里只能导入网站给您的“回复”文件。`);
  const subjects = new Set(events.flatMap(({ subject }) => (subject.kind === 'ticket' ? [subject.id] : [])));
  const mine = [...subjects].filter((id) => own.has(id)).length;
  if (mine === 0) return refuse('这个回复里没有您报的工单。请核对回执码，向网站要对应的回复文件。');
  const answer = await handOver(file.name, file);
  if (!answer.ok) return answer;
  return { ok: true, value: `已导入回复：您报的 ${mine} 张工单有办理情况，见下。` };
}
