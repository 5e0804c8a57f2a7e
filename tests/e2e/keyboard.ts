/** What a person does who has a keyboard and no pointer. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** Presses Tab until the element has the focus; a screen where that takes longer than this is no help to anybody. */
export async function reach(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab', most = 60) {
  await target.waitFor();
  const focused = target.and(page.locator(':focus'));
  for (let step = 0; step <= most; step += 1) {
    if ((await focused.count()) > 0) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${most} × ${key} do not reach ${target}`);
}

export async function activate(page: Page, target: Locator, key = 'Enter') {
  await reach(page, target);
  await page.keyboard.press(key);
}

/** Goes to a field and types over what stands in it. */
export async function typeInto(page: Page, target: Locator, text: string) {
  await reach(page, target);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}
