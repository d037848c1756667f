import { Alert, Checkbox } from 'antd';

import { FingerprintField } from '../../packages/fingerprint-field.tsx';

/** Who signed a 配置包, as this machine knows the key. */
export interface Signer {
  is: '本机' | '已认得' | '第一次见到' | '换了钥匙' | '没有签名' | '已吊销';
  fingerprint?: string | undefined;
  /** The key is approved here for another seat. */
  knownAs?: string | undefined;
}

/** What a person says to the signature. */
export interface SignerAnswer {
  heard: string;
  unsigned: boolean;
}

interface Props {
  signer: Signer;
  madeBy: string;
  answer: SignerAnswer;
  busy: boolean;
  onAnswer: (answer: SignerAnswer) => void;
}

const TELEPHONE =
  '请打大数据中心平时的办公电话（不要用来信里的号码），让对方念“工作台→收发文件→设备”里“本机”一行的 8 位指纹，照着输入：';

/** Whose signature a 配置包 bears, and what has to be compared or confirmed before it may be taken. */
export function SignerView({ signer, madeBy, answer, busy, onAnswer }: Props) {
  const { is, fingerprint, knownAs } = signer;
  if (is === '本机') return <p className="tone-good">● 签名一致：是本机自己导出的。</p>;
  if (is === '已认得')
    return (
      <p className="tone-good">
        ● 签名一致：是本机认得的大数据中心导出的（{madeBy}，指纹 {fingerprint}）。
      </p>
    );
  if (is === '没有签名')
    return (
      <>
        <Alert
          type="error"
          showIcon
          title="这个配置包没有签名：谁都可以做出这样的文件。"
          description={`文件里写的“${madeBy || '未署名'}”不能证明是谁导出的。请先请大数据中心用新版巡读重新导出；导入它也不会让本机认得大数据中心。`}
        />
        <Checkbox
          checked={answer.unsigned}
          disabled={busy}
          onChange={(event) => onAnswer({ ...answer, unsigned: event.target.checked })}
        >
          我已另外核实这个文件的来历，仍要导入没有签名的配置包
        </Checkbox>
      </>
    );
  if (is === '已吊销') return <Alert type="error" showIcon title="签这个配置包的设备已吊销，不能导入。" />;
  const isOther = is === '换了钥匙';
  return (
    <>
      <Alert
        type={isOther ? 'error' : 'warning'}
        showIcon
        title={
          isOther
            ? '签名的不是本机认得的大数据中心。'
            : '第一次见到大数据中心的签名：请核对一次，以后就认得了。'
        }
        description={
          isOther
            ? '大数据中心换了电脑或重装过，就会这样；有人冒充也会这样。核对一致后，新旧两台以大数据中心名义办的步骤都作数，旧的可由大数据中心在“设备”里吊销。'
            : '核对一致并导入后，这台设备以大数据中心名义办的受理、复核、办结在本机都作数。'
        }
      />
      {knownAs !== undefined && <p className="tone-warn">◐ 这把密钥在本机是 {knownAs}，不是大数据中心。</p>}
      <p>{TELEPHONE}</p>
      <FingerprintField
        label="大数据中心念的指纹"
        expected={fingerprint}
        heard={answer.heard}
        advice="请对方再念一遍；还不一致就不要导入，先查清文件从哪里来。"
        disabled={busy}
        autoFocus
        onHeard={(heard) => onAnswer({ ...answer, heard })}
      />
    </>
  );
}
