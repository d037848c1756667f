import { useState } from 'react';

import { checkedDraft, type Draft, type DraftItem } from '../../components/proofread/draft.ts';
import { type CheckedScope, ProofreadView } from '../../components/proofread/proofread-view.tsx';
import type { TypoLevel } from '../../lib/core/typos/typo-checker.ts';
import { ask } from '../../lib/extension/ask.ts';
import { decodePage } from '../../lib/page/decode.ts';
import { useProofread } from './use-proofread.ts';

/** A book goes through in some ten seconds; more is no draft. */
const MOST_CHARACTERS = 1_000_000;
const EMPTY: Draft = { text: '', items: [], typedOver: 0, isEdited: false };

/** 仔细校对 a draft before it is published. */
export function ProofreadPart() {
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [checked, setChecked] = useState<CheckedScope>();
  const [failure, setFailure] = useState<string>();
  const [news, setNews] = useState<string>();
  const work = useProofread();

  const say = (failed: string | undefined, done?: string) => {
    setFailure(failed);
    setNews(done);
  };

  const check = async (level: TypoLevel) => {
    const { text } = draft;
    if (text.length > MOST_CHARACTERS)
      return say(`稿件有 ${text.length} 字，一次最多 ${MOST_CHARACTERS} 字，没有校对。请分成几份。`);
    const ground = await ask('proofreadGround', null);
    if (!ground.ok) return say(ground.error);
    say(undefined);
    work.start({ text, level, ground: ground.value }, (result) => {
      if ('failed' in result) return say(`没有校对完（${result.failed}）。稿件还在，请再试一次。`);
      const { findings, passed, notLookedAt, ruleTitles } = result.read;
      setDraft(checkedDraft(text, findings));
      setChecked({ level, passed, notLookedAt, ruleTitles });
    });
  };

  const openFile = async (file: File) => {
    // A character takes four bytes at most; asked before the file is read into memory.
    if (file.size > MOST_CHARACTERS * 4)
      return say(`${file.name} 太大，一次最多 ${MOST_CHARACTERS} 字。稿件没有换，请分成几份。`);
    const decoded = decodePage(new Uint8Array(await file.arrayBuffer()));
    if (!decoded.ok) return say(`${file.name} 打不开：${decoded.error}。稿件没有换。`);
    say(undefined);
    setChecked(undefined);
    setDraft({ ...EMPTY, text: decoded.text.replace(/\r\n?/g, '\n') });
  };

  const learn = async ({ finding }: DraftItem): Promise<string | undefined> => {
    const word = finding.quote.exact;
    const passed = await ask('passWord', { ruleId: finding.ruleId, word, reason: '仔细校对时忽略并学习' });
    say(
      passed.ok ? undefined : passed.error,
      passed.ok ? `已记住“${word}”，网页和稿件里都不再报。可在“设置 → 忽略和放行”里撤销。` : undefined,
    );
    return passed.ok ? passed.value.key : undefined;
  };

  const unlearn = async (key: string): Promise<boolean> => {
    const back = await ask('undoDismissal', { how: '此词放行', key });
    say(back.ok ? undefined : back.error);
    return back.ok;
  };

  return (
    <ProofreadView
      draft={draft}
      onDraft={setDraft}
      checked={checked}
      running={work.share}
      failure={failure}
      news={news}
      onCheck={(level) => void check(level)}
      onStop={() => {
        work.stop();
        say(undefined, '已停止，稿件还在，没有结果。');
      }}
      onOpenFile={(file) =>
        void openFile(file).catch((error: unknown) =>
          say(`${file.name} 打不开（${String(error)}）。稿件没有换。`),
        )
      }
      onLearn={learn}
      onUnlearn={unlearn}
      onCopy={(words) =>
        void navigator.clipboard.writeText(words).then(
          () => say(undefined, '已复制。'),
          () => say('没有复制成，请手动选取。'),
        )
      }
    />
  );
}
