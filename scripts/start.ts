/**
 * `npm start`: Footnote in its window, or the same user interface in a browser. Decides while it builds, so that the
 * line that says where it opens is there within four seconds.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { asFootnoteError } from '../main/contract/index.ts';
import { buildWhatIsOld } from './builds.ts';
import { chooseHost, hasDisplay, type Machine } from './choose-host.ts';
import * as runtime from './electron-runtime.ts';
import { rendererFolder, root, sampleFolder } from './places.ts';
import { locale, say } from './words.ts';

/** Milliseconds: a window that ends sooner, and with an error, did not open. */
const tooSoon = 10_000;

const machine: Machine = {
  arguments: process.argv.slice(2),
  platform: process.platform,
  user: process.getuid?.() ?? null,
  env: process.env,
  electron: runtime.findElectronPackage(join(root, 'package.json')),
  installedRuntime: runtime.installedRuntime,
  isObtainable: async (electron) =>
    runtime.isCached(electron) || (await runtime.isReachable(runtime.downloadUrl(electron))),
  install: runtime.install,
  say: (sentence) => console.log(say(sentence)),
};

try {
  await start();
} catch (thrown) {
  const { message, action } = asFootnoteError(thrown).words(locale);
  console.error(`${message}\n${action}`);
  process.exit(1);
}

async function start(): Promise<void> {
  const interfaceBuilt = buildWhatIsOld({ shell: false });
  // A failed build is told when it is waited for, not while the host is chosen.
  interfaceBuilt.catch(() => {});
  const program = await chooseHost(machine);
  await interfaceBuilt;
  if (program === null) return openInBrowser();
  await buildWhatIsOld({ shell: true });
  console.log(say('window'));
  const code = await openWindow(program);
  if (code !== 'did not open') return process.exit(code);
  console.log(say('crashed'));
  return openInBrowser();
}

function openWindow(path: string): Promise<number | 'did not open'> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(path, [root], { stdio: 'inherit', env });
    process.on('SIGINT', () => child.kill('SIGINT'));
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', () => resolve('did not open'));
    child.on('exit', (code) => {
      const opened = code === 0 || performance.now() - started > tooSoon;
      resolve(opened ? (code ?? 1) : 'did not open');
    });
  });
}

async function openInBrowser(): Promise<void> {
  const { createEngine, defaultLibrary, settingsFile } = await import('../main/engine/index.ts');
  const { serveLoopback } = await import('../main/serve/index.ts');
  const manifest = await import('../package.json', { with: { type: 'json' } });
  const engine = await createEngine({
    library: defaultLibrary(),
    settings: settingsFile(),
    samples: sampleFolder,
    appVersion: manifest.default.version,
  });
  const host = await serveLoopback({ engine, rendererFolder });
  console.log(say('address', { url: host.url }));
  console.log(say('stop'));
  if (hasDisplay(machine)) showAddress(host.url);
  const stop = async () => {
    await host.close();
    await engine.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** The address was printed: where there is no program to open it, the person does. */
function showAddress(url: string): void {
  const [command = '', ...args] =
    process.platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', url]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', url];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
