import { rectsOf, tracksOf } from './dom.ts';

const SHOWN = /^(captions|subtitles)$/;
const MOST_CUES = 5_000;

/** Words that a film shows over its picture as it plays, one cue a line: those of its tracks that are switched on. */
export function captionsOf(film: Element): string {
  const lines: string[] = [];
  if (rectsOf(film).length === 0) return '';
  for (const { mode, kind, cues } of tracksOf(film) ?? []) {
    if (mode !== 'showing' || !SHOWN.test(kind)) continue;
    for (let at = 0; cues && at < cues.length && lines.length < MOST_CUES; at++)
      lines.push(((cues[at] as VTTCue).text ?? '').replace(/<[^<>]*>/g, ''));
  }
  return lines.join('\n');
}
