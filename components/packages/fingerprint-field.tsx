import { Input } from 'antd';

import { asFingerprint } from '../../lib/core/events/device.ts';

/** Whether what was heard over the telephone is this device's fingerprint. */
export function isSameFingerprint(heard: string, fingerprint: string | undefined): boolean {
  return fingerprint !== undefined && asFingerprint(heard) === fingerprint;
}

interface Props {
  /** The fingerprint of the key in the file; without one nothing is the same. */
  expected: string | undefined;
  heard: string;
  onHeard: (typed: string) => void;
  label?: string;
  /** What to do when it is not the same. */
  advice?: string;
  disabled?: boolean;
  autoFocus?: boolean;
}

/** The eight characters as they are read out: typed in, compared, and said whether they are the same. */
export function FingerprintField({
  expected,
  heard,
  onHeard,
  label = '对方念的指纹',
  advice = '请对方再念一遍；还不一致就不要核准，先查清文件从哪里来。',
  disabled = false,
  autoFocus = false,
}: Props) {
  const isSame = isSameFingerprint(heard, expected);
  const isWhole = expected !== undefined && asFingerprint(heard).length >= expected.length;
  return (
    <>
      <Input
        aria-label={label}
        placeholder="XXXX-XXXX"
        autoComplete="off"
        maxLength={100}
        style={{ maxWidth: 240 }}
        value={heard}
        disabled={disabled}
        autoFocus={autoFocus}
        onChange={(event) => onHeard(event.target.value)}
      />
      <p role="status" className={isSame ? 'tone-good' : 'tone-grave'}>
        {isSame ? '● 一致。' : isWhole && `▲ 和文件里的指纹不一致：${advice}`}
      </p>
    </>
  );
}
