import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { ConfigPanel } from '../../components/options/config/config-panel.tsx';
import { LossQuestion } from '../../components/options/config/loss-question.tsx';
import { type Signer, SignerView } from '../../components/options/config/signer-view.tsx';
import { TakeConfig } from '../../components/options/config/take-config.tsx';
import { FingerprintField, isSameFingerprint } from '../../components/packages/fingerprint-field.tsx';

const nothing = () => undefined;
const FINGERPRINT = '7F3K-Q2XA';

const page = (signer: Signer) =>
  renderToStaticMarkup(
    <TakeConfig
      state={{
        is: 'ready',
        preview: {
          ...{ fileName: '配置包.zip', madeBy: '县大数据中心 姚青', madeAt: '2026-11-20T09:00:00+08:00' },
          ...{ signer, losses: [], base: 'x' },
          plan: { lists: [], keptLists: [], holidays: [], settings: [] },
        },
      }}
      onFile={nothing}
      onConfirm={nothing}
      onCancel={nothing}
    />,
  );
const mayConfirm = (html: string) => !/<button[^>]*disabled=""[^>]*><span>(确认导入|没有签名)/.test(html);

describe('whose 配置包 it is, on the page', () => {
  it('this machine’s and the known center’s are confirmed as ever: nothing to type, nothing to tick', () => {
    for (const is of ['本机', '已认得'] as const) {
      const html = page({ is, fingerprint: FINGERPRINT });
      expect(html).toContain('签名一致');
      expect(html).not.toMatch(/<input[^>]*aria-label="大数据中心念的指纹"|checkbox/);
      expect(mayConfirm(html)).toBe(true);
    }
  });

  it('a key not known here is compared first; its fingerprint is not there to be copied', () => {
    for (const [is, loud] of [
      ['第一次见到', '第一次见到大数据中心的签名'],
      ['换了钥匙', '不是本机认得的大数据中心'],
    ] as const) {
      const html = page({ is, fingerprint: FINGERPRINT });
      expect(html).toContain(loud);
      expect(html).toContain('8 位指纹');
      expect(html).toContain('aria-label="大数据中心念的指纹"');
      expect(html).not.toContain(FINGERPRINT);
      expect(mayConfirm(html)).toBe(false);
    }
    expect(
      page({ is: '换了钥匙', fingerprint: FINGERPRINT, knownAs: '区教体局 李敏（核准为值班读网员）' }),
    ).toContain('区教体局 李敏（核准为值班读网员），不是大数据中心');
  });

  it('an unsigned one says so loudly, and wants a tick and another button', () => {
    const html = page({ is: '没有签名' });
    expect(html).toContain('谁都可以做出这样的文件');
    expect(html).toContain('type="checkbox"');
    expect(html).toContain('没有签名，仍要导入');
    expect(mayConfirm(html)).toBe(false);
    expect(page({ is: '已吊销', fingerprint: FINGERPRINT })).toContain('已吊销');
    expect(mayConfirm(page({ is: '已吊销', fingerprint: FINGERPRINT }))).toBe(false);
  });

  it('what was heard is compared however it is typed, and said', () => {
    for (const heard of ['7F3K-Q2XA', '7f3kq2xa', ' 7f3k　q2xa ', '７Ｆ３Ｋ－Ｑ２ＸＡ'])
      expect(isSameFingerprint(heard, FINGERPRINT)).toBe(true);
    for (const heard of ['', '7F3K-Q2X', '7F3K-Q2XAA', '7F3K-Q2XB'])
      expect(isSameFingerprint(heard, FINGERPRINT)).toBe(false);
    expect(isSameFingerprint('', undefined)).toBe(false);
    const field = (heard: string) =>
      renderToStaticMarkup(<FingerprintField expected={FINGERPRINT} heard={heard} onHeard={nothing} />);
    expect(field('7f3k q2xa')).toContain('● 一致。');
    expect(field('7f3k q2xb')).toContain('▲ 和文件里的指纹不一致');
    expect(field('7f3k')).not.toMatch(/一致/);
    const signer = { is: '第一次见到' as const, fingerprint: FINGERPRINT };
    const answer = { heard: '7F3KQ2XA', unsigned: false };
    expect(
      renderToStaticMarkup(
        <SignerView signer={signer} madeBy="" answer={answer} busy={false} onAnswer={nothing} />,
      ),
    ).toContain('● 一致。');
  });

  it('the second question names each loss with what it means, and has a button of its own', () => {
    const html = renderToStaticMarkup(
      <LossQuestion
        losses={[
          { key: 'personal-data', title: '规则“公开了个人隐私”', consequence: '身份证号不再报出' },
          { key: 'hidden-link', title: '规则“暗链”', consequence: '暗链不再报出' },
        ]}
        busy={false}
        onConfirm={nothing}
        onCancel={nothing}
      />,
    );
    expect(html).toContain('有 2 项');
    for (const words of [
      '规则“公开了个人隐私”',
      '身份证号不再报出',
      '规则“暗链”',
      '知道后果，仍然导入',
      '不导入',
    ])
      expect(html).toContain(words);
  });

  it('the one in use says who signed it', () => {
    const note = { fileName: '配置包.zip', madeBy: '姚青', madeAt: '', takenBy: '李敏', takenAt: '' };
    const panel = (signer?: NonNullable<Parameters<typeof ConfigPanel>[0]['standing']>['note']['signer']) =>
      renderToStaticMarkup(
        <ConfigPanel
          standing={{ note: { ...note, signer }, canUndo: true, changedSince: [] }}
          isCenter={false}
          busy={false}
          said={undefined}
          onUndo={nothing}
          onWrite={nothing}
        />,
      );
    expect(panel({ is: '核对后认得', fingerprint: FINGERPRINT })).toContain(
      `核对过指纹（指纹 ${FINGERPRINT}）`,
    );
    expect(panel({ is: '没有签名' })).toContain('▲ 没有签名，不能证明是谁导出的');
    expect(panel()).not.toContain('签名');
  });
});
