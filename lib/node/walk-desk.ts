import { join } from 'node:path';
import type { Page } from 'playwright';
import type { z } from 'zod';
import type { Measure, Role } from '../core/events/event.ts';
import { shanghaiInstant } from './civil-today.ts';

type MeasureName = z.infer<typeof Measure>;

/** Who does what at the desk, all made up. */
export const READER = { name: '程望舒', unit: '青禾县大数据中心', role: '值班读网员' } as const;
export const CENTER = { name: '许知远', unit: '青禾县大数据中心', role: '大数据中心' } as const;
export const UNIT = { name: '罗景和', unit: '石桥镇人民政府', role: '责任单位' } as const;
export type DeskPerson = { name: string; unit: string; role: z.infer<typeof Role> };

/** Name, unit and role, on the welcome page or in 换人. */
export async function fillIdentity(page: Page, person: DeskPerson): Promise<void> {
  const form = page
    .locator('form')
    .filter({ has: page.getByLabel('姓名') })
    .last();
  await form.getByLabel('姓名').fill(person.name);
  await form.getByRole('radio', { name: new RegExp(`^${person.role}`) }).check();
  await form.getByLabel(/^单位/).fill(person.unit);
  await form.locator('button[type=submit]').click();
}

/** 换人 at the desk: an earlier person in one click, or a new one. */
export async function switchPerson(desk: Page, person: DeskPerson): Promise<void> {
  await closeTicket(desk);
  const button = desk.getByRole('button', { name: /换人|设置身份/ });
  const isNow = (label: string | null) =>
    (label ?? '').includes(`${person.name}（${person.unit} · ${person.role}`);
  if (isNow(await button.getAttribute('aria-label'))) return;
  await button.click();
  const popover = desk.locator('.ant-popover').filter({ visible: true });
  await popover.waitFor();
  const earlier = popover
    .getByRole('button')
    .filter({ hasText: person.name })
    .filter({ hasText: person.role });
  if ((await earlier.count()) > 0) {
    await earlier.first().click();
  } else {
    const add = popover.getByRole('button', { name: '新的值班人' });
    if ((await add.count()) > 0) await add.click();
    await fillIdentity(desk, person);
  }
  await desk.getByRole('button', { name: new RegExp(`换人，现在是${person.name}`) }).waitFor();
}

/** Opens a ticket by a click on its number in the table. */
export async function openTicket(desk: Page, number: string): Promise<void> {
  await closeTicket(desk);
  await desk.getByRole('button', { name: number, exact: true }).click();
  await desk.locator('.ant-drawer').getByText(number).first().waitFor();
}

async function closeTicket(desk: Page): Promise<void> {
  const drawer = desk.locator('.ant-drawer-content-wrapper').filter({ visible: true });
  if ((await drawer.count()) === 0) return;
  await desk.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
}

/** The form of a step in the open ticket. */
async function step(desk: Page, name: string) {
  const form = desk.locator(`[data-step="${name}"]`);
  if ((await form.count()) === 0) {
    await desk
      .locator('.ant-drawer')
      .getByRole('button', { name: spaced(name), exact: true })
      .click();
  }
  await form.waitFor();
  return form;
}

/** antd puts a space between the characters of a two-character button. */
function spaced(name: string): RegExp {
  return new RegExp(`^${[...name].join('\\s?')}$`);
}

async function submit(
  desk: Page,
  name: string,
  fill: (form: Awaited<ReturnType<typeof step>>) => Promise<void>,
) {
  const form = await step(desk, name);
  await fill(form);
  const entries = desk.locator('.ant-drawer .history > li');
  const before = await entries.count();
  await form.locator('button[type=submit]').click();
  await entries.nth(before).waitFor();
}

export async function accept(desk: Page, unitName: string): Promise<void> {
  await submit(desk, '受理', async (form) => {
    const unit = form.getByLabel('责任单位');
    await unit.fill(unitName);
    // Leaves the field and with it closes its drop-down; Escape would close the whole drawer.
    await desk.keyboard.press('Tab');
  });
  await desk.locator('[data-step="通知"]').waitFor();
}

export async function notify(desk: Page, personName: string): Promise<void> {
  await submit(desk, '通知', async (form) => {
    await form.getByLabel('接收人').fill(personName);
    await desk.keyboard.press('Tab');
  });
  await desk.locator('[data-step="反馈整改"]').waitFor();
}

export async function rectify(desk: Page, measure: MeasureName): Promise<void> {
  await submit(desk, '反馈整改', async (form) => {
    await form.getByRole('radio', { name: measure }).check();
  });
}

const REVIEWERS = [
  ['初审', '罗景和'],
  ['复审', '梁思齐'],
  ['终审', '贺明川'],
] as const;

/** Only the unit may, so the person at the desk changes for it. */
export async function republish(desk: Page): Promise<void> {
  await submit(desk, '重新发布', async (form) => {
    for (const [i, [review, name]] of REVIEWERS.entries()) {
      await form.getByLabel(`${review}人`).fill(name);
      const at = shanghaiInstant(Date.now() + i * 60_000);
      await form.getByLabel(`${review}时间`).fill(`${at.slice(0, 10)} ${at.slice(11, 16)}`);
      await desk.keyboard.press('Tab');
    }
  });
}

/** Opens the page through the desk, compares on exact text, closes. */
export async function recheckAndClose(desk: Page): Promise<void> {
  const form = await step(desk, '复核');
  await form.getByRole('button', { name: '打开页面核对原文' }).click();
  await form.getByRole('button', { name: '复核通过，办结' }).click({ timeout: 25_000 });
  await desk.locator('.ant-drawer .history > li').filter({ hasText: '复核通过' }).waitFor();
}

/** Both exports from the desk's own buttons, saved under `out`. */
export async function exportLedger(desk: Page, out: string): Promise<string[]> {
  await closeTicket(desk);
  const saved: string[] = [];
  for (const [button, file] of [
    ['导出台账 XLSX', 'ledger.xlsx'],
    ['导出台账 CSV', 'ledger.csv'],
  ] as const) {
    const download = desk.waitForEvent('download');
    await desk.getByRole('button', { name: button }).click();
    await (await download).saveAs(join(out, file));
    saved.push(file);
  }
  return saved;
}
