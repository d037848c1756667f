import type { ReactElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { vi } from 'vitest';

import { OfficeTheme } from '../../components/theme.tsx';

/** A page as a person works it: what is read on it, and every click counted. Typing and pasting are no clicks. */
export class Screen {
  clicks = 0;
  private constructor(
    private readonly root: Root,
    private readonly ground: HTMLElement,
  ) {}

  static show(element: ReactElement): Screen {
    const ground = document.createElement('div');
    document.body.append(ground);
    const screen = new Screen(createRoot(ground), ground);
    screen.root.render(<OfficeTheme>{element}</OfficeTheme>);
    return screen;
  }

  close(): void {
    this.root.unmount();
    this.ground.remove();
  }

  get words(): string {
    return document.body.textContent ?? '';
  }

  /** Names of the buttons that can be pressed. */
  get buttons(): string[] {
    return this.pressable().map((button) => button.textContent ?? '');
  }

  /** Waits until the page shows what is asked for; fails with what it shows instead. */
  async until<T>(found: () => T | undefined | false, what: string): Promise<T> {
    return vi.waitFor(
      () => {
        const value = found();
        if (value === undefined || value === false) throw new Error(`${what} 不在页面上：${this.words}`);
        return value;
      },
      { timeout: 20_000, interval: 5 },
    );
  }

  reads(words: string): Promise<boolean> {
    return this.until(() => this.words.includes(words), words);
  }

  /** Presses a button by its whole name, within the row or dialog that holds the words where some are given. */
  async click(name: string, row?: string): Promise<void> {
    const button = await this.until(
      () =>
        this.pressable().find(
          (one) =>
            one.textContent === name &&
            (row === undefined || one.closest('tr, li, [role=dialog]')?.textContent?.includes(row)),
        ),
      `按钮“${name}”`,
    );
    this.clicks += 1;
    button.click();
  }

  async tick(label: string): Promise<void> {
    const box = await this.until(
      () =>
        [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].find(
          (one) =>
            !one.disabled && (one.ariaLabel === label || one.closest('label')?.textContent?.includes(label)),
        ),
      `勾选框“${label}”`,
    );
    this.clicks += 1;
    // As a browser does before it tells of the click.
    box.checked = !box.checked;
    box.click();
  }

  async write(label: string, text: string): Promise<void> {
    const field = await this.until(
      () =>
        [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].find(
          (one) => one.getAttribute('aria-label') === label,
        ),
      `输入框“${label}”`,
    );
    // Past React's own eye on the field, as a browser writes it.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** Chooses files as the browser's own window hands them over: one click on the field. */
  async choose(files: readonly File[]): Promise<void> {
    const field = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!field) throw new Error('没有选文件的地方');
    this.clicks += 1;
    Object.defineProperty(field, 'files', { value: files, configurable: true });
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  private pressable(): HTMLButtonElement[] {
    return [...document.querySelectorAll('button')].filter((button) => !button.disabled);
  }
}
