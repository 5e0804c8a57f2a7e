/** The UI in a browser, over the loopback host, with any engine behind it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type LoopbackHost, type ServedEngine, serveLoopback } from '../../main/serve/index.ts';
import { buildRenderer } from '../renderer/built.ts';
import { findBrowser, startBrowser } from './browser.ts';

export interface Stage {
  /** A window of its own at the start page; everything that went wrong in it is kept in `complaints`. */
  open(engine: ServedEngine, options?: BrowserContextOptions): Promise<Scene>;
  close(): Promise<void>;
}

export interface Scene {
  readonly page: Page;
  readonly host: LoopbackHost;
  /** Console errors, exceptions, and requests to anywhere but the host. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Null where no browser is installed. */
export async function openStage(): Promise<Stage | null> {
  const program = findBrowser();
  if (program === null) return null;
  const [built, browser] = await Promise.all([buildRenderer(), startBrowser(program)]);
  // A test that fails leaves its scene open; an open host would keep the test's process alive.
  const hosts = new Set<LoopbackHost>();
  return {
    async open(engine, options = {}) {
      const host = await serveLoopback({ engine, rendererFolder: built.folder });
      hosts.add(host);
      const viewport = { width: 1280, height: 720 };
      const context = await browser.newContext({ locale: 'ko-KR', viewport, ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => {
        const { protocol, host: asked } = new URL(request.url());
        if (protocol.startsWith('http') && asked !== `127.0.0.1:${host.port}`) complaints.push(request.url());
      });
      await page.goto(host.url);
      return {
        page,
        host,
        complaints,
        async close() {
          await context.close();
          await host.close();
          hosts.delete(host);
        },
      };
    },
    async close() {
      await browser.close();
      for (const host of hosts) await host.close().catch(() => {});
      await built.remove();
    },
  };
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** What axe calls serious or critical on the page as it stands. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // Over the debugger's protocol: the page's own policy allows no foreign script.
  await page.evaluate(axe);
  const run = 'axe.run(document, { resultTypes: ["violations"], iframes: false }).then((r) => r.violations)';
  const findings = (await page.evaluate(run)) as Finding[];
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join('; ')}`,
    );
}
