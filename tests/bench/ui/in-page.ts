/** What is measured inside the page, by its own clock: scripts for `page.evaluate`, which know nothing of this process. */
import type { Page } from 'playwright-core';

/** Resolves when what is on the screen now has been painted: a task after the next frame. */
const painted = `const painted = () => new Promise((done) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(null);
}));
const frame = () => new Promise((done) => requestAnimationFrame(done));`;

export interface Scrolled {
  readonly fps: number;
  /** The longest task, milliseconds; 0 where none took 50. */
  readonly longest: number;
  /** Of all rows that were in sight in some frame, the share that was still empty. */
  readonly empty: number;
}

/** Slowly, quickly, and by leaps, two seconds each. */
export function scrolled(page: Page): Promise<Scrolled> {
  return page.evaluate(`(async () => {
    const list = document.querySelector('[role=listbox]');
    let longest = 0;
    new PerformanceObserver((seen) => {
      for (const task of seen.getEntries()) longest = Math.max(longest, task.duration);
    }).observe({ entryTypes: ['longtask'] });
    let frames = 0, rows = 0, empty = 0;
    const started = performance.now();
    await new Promise((done) => {
      const step = (now) => {
        frames += 1;
        const second = (now - started) / 1000;
        // Looked at before it moves on: what a person saw in the frame before. Not in every frame, it costs time too.
        if (frames % 6 === 0) {
          for (const row of list.querySelectorAll('[role=option]')) {
            rows += 1;
            if (row.childElementCount === 0) empty += 1;
          }
        }
        list.scrollTop += second < 2 ? 12 : second < 4 ? 240 : 9000;
        if (second < 6) requestAnimationFrame(step);
        else done();
      };
      requestAnimationFrame(step);
    });
    return { fps: frames / ((performance.now() - started) / 1000), longest, empty: empty / rows };
  })()`) as Promise<Scrolled>;
}

/** Milliseconds from a letter typed into the list's search until the list that it leaves is painted. */
export function filtered(page: Page, text: string, shown: RegExp): Promise<number> {
  return page.evaluate(`(async () => {
    ${painted}
    const input = document.querySelector('[role=tabpanel] input');
    const wanted = ${shown};
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const status = () => document.querySelector('[role=tabpanel] [role=status]').textContent;
    const started = performance.now();
    set.call(input, ${JSON.stringify(text)});
    input.dispatchEvent(new Event('input', { bubbles: true }));
    while (!wanted.test(status())) await frame();
    await painted();
    return performance.now() - started;
  })()`) as Promise<number>;
}

/** Milliseconds from Enter until the answer is painted: its first button (a footnote, mostly) is there. */
export function answered(page: Page): Promise<number> {
  return page.evaluate(`(async () => {
    ${painted}
    const articles = document.getElementsByTagName('article');
    const before = articles.length;
    const started = performance.now();
    document.getElementById('question').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }),
    );
    while (!articles[before]?.querySelector('button')) await frame();
    await painted();
    return performance.now() - started;
  })()`) as Promise<number>;
}
