import { whyNotAllowable } from '../../lib/core/dismissals/allowable.ts';
import { allowanceKey } from '../../lib/core/dismissals/silence.ts';
import { allDismissals, writeAllowance } from '../../lib/extension/dismissal-rows.ts';
import { readLists } from '../../lib/extension/own-lists.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { type Background, currentRegister, type Handlers, nowAt, refreshOverlays } from './background.ts';

type ProofreadHandlers = Pick<
  Handlers,
  'typoModel' | 'learntPhrases' | 'forgetPhrases' | 'proofreadGround' | 'passWord'
>;

/** The typo model, what was learnt, and what a draft is proofread against. */
export function proofreadHandlers(background: Background): ProofreadHandlers {
  const { ledger, nowMs, learnt } = background;
  return {
    typoModel: async () =>
      (await background.typos?.loaded()) ?? { ok: false, error: '这个版本没有带错别字模型。' },

    learntPhrases: () => learnt.summary(),

    async forgetPhrases() {
      const forgotten = await learnt.forgetAll();
      if (!forgotten.ok) return forgotten;
      background.typos?.forgetPhrases();
      background.behind.run(refreshOverlays(background));
      return forgotten;
    },

    async proofreadGround() {
      const settings = await background.settings.get();
      if (!settings.ok) return settings;
      const register = await currentRegister(background);
      if (!register.ok) return register;
      const rows = await ledger.use('读取词库和放行的词', async (db) => ({
        lists: await readLists(db, nowMs()),
        allowances: (await allDismissals(db, nowMs())).allowances,
      }));
      if (!rows.ok) return rows;
      const own = settings.value.learnPhrases ? await learnt.own() : {};
      return {
        ok: true,
        value: {
          register: register.value,
          lists: rows.value.lists,
          offPacks: settings.value.offPacks,
          offRules: settings.value.offRules,
          allowances: rows.value.allowances,
          phrases: [...(own.phrases ?? [])],
          characters: own.characters ?? 0,
          now: nowAt(background),
        },
      };
    },

    async passWord({ ruleId, word, reason }) {
      const rule = background.rules.find(({ id }) => id === ruleId);
      if (!rule) return { ok: false, error: '没有这条规则，什么都没有改动。请刷新页面后再试。' };
      const quote = { exact: word, prefix: '', suffix: '', start: 0 };
      const where = { start: 0, end: word.length };
      const refusal = whyNotAllowable({ problemClass: rule.problemClass, where, quote });
      if (refusal) return { ok: false, error: `${refusal}。没有放行。` };
      if (background.mask(word) !== word)
        return { ok: false, error: '这些字里有个人信息，不能保存，没有放行。请用“忽略”。' };
      const settings = await background.settings.get();
      if (!settings.ok) return settings;
      const by = seatOf(settings.value).person.name;
      const written = await ledger.use('“忽略并学习”', (db) =>
        writeAllowance(db, { ruleId, word, reason: background.mask(reason), by }, nowMs()),
      );
      if (!written.ok) return written;
      background.shell.ledgerChanged();
      background.behind.run(refreshOverlays(background));
      return { ok: true, value: { key: allowanceKey(ruleId, word) } };
    },
  };
}
