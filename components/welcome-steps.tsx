import { Steps } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';

const WELCOME_STEPS = ['我是谁', '读哪个网站', '练一练', '帮助与备份'] as const;

interface Props {
  step: number;
  onStep: (step: number) => void;
  children: ReactNode;
}

/** The frame of 首次设置: where one is, what comes, and the promise. Focus follows the step for the keyboard. */
export function WelcomeSteps({ step, onStep, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus moves exactly when the step does
  useEffect(() => heading.current?.focus(), [step]);
  return (
    <main className="welcome stack">
      <header className="stack-tight">
        <h1>欢迎使用巡读</h1>
        <p>
          读网时在页面上看见逾期栏目和错字，两步报错，汇成错敏整改台账。
          <strong>全部资料只在这台电脑上：不连服务器、不上传、不改动网页。</strong>
        </p>
      </header>
      <Steps
        current={step}
        onChange={onStep}
        items={WELCOME_STEPS.map((title) => ({ title }))}
        size="small"
        aria-label="首次设置的步骤"
      />
      <section className="panel stack welcome-step" aria-labelledby="welcome-heading">
        <h2 id="welcome-heading" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
          {step + 1}. {WELCOME_STEPS[step]}
        </h2>
        {children}
      </section>
    </main>
  );
}
