/**
 * `npm run smoke:electron`: the real window, where Electron's runtime is there and a display to open it on. Says in one
 * line what it saw, or that it was skipped.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { buildWhatIsOld } from '../../scripts/builds.ts';
import { hasDisplay } from '../../scripts/choose-host.ts';
import { findElectronPackage, installedRuntime } from '../../scripts/electron-runtime.ts';
import { root } from '../../scripts/places.ts';

const electron = findElectronPackage(join(root, 'package.json'));
const executablePath = electron && installedRuntime(electron);
const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
if (!executablePath)
  console.log("SKIP smoke:electron: Electron's runtime is not installed (npm start fetches it).");
else if (asRoot) console.log('SKIP smoke:electron: Electron does not start as root.');
else if (!hasDisplay(process)) console.log('SKIP smoke:electron: there is no display (try xvfb-run).');
else await drive(executablePath);

async function drive(executablePath: string): Promise<void> {
  await buildWhatIsOld({ shell: true });
  const data = await mkdtemp(join(tmpdir(), 'footnote-smoke-'));
  const launch = () =>
    _electron.launch({
      executablePath,
      args: [root, `--user-data-dir=${join(data, 'profile')}`],
      env: { ...definedEnv(), FOOTNOTE_DATA: data },
    });
  for (const start of ['first', 'second']) {
    const app = await launch();
    const page = await app.firstWindow();
    await page.waitForLoadState('domcontentloaded');
    if (page.url() !== 'footnote://app/') throw new Error(`The window shows ${page.url()}.`);
    const exposed = await page.evaluate('Object.keys(window.footnote).sort().join()');
    const node = await page.evaluate('typeof require + typeof process');
    if (node !== 'undefinedundefined') throw new Error('The page can reach Node.');
    await page.waitForSelector('textarea, input[type="search"], input[type="text"], button');
    console.log(`${start} start: ${await page.title()}; the page has ${exposed}`);
    await app.close();
  }
  console.log('smoke:electron passed.');
}

function definedEnv(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
