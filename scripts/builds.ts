/** The builds: the user interface as it is shipped, and the engine and shell as plain JavaScript. */
import { globSync, rmSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { dist, rendererFolder, root, shellEntry } from './places.ts';

/** The user interface → dist/renderer. Gives the packages that it took in, as `node_modules/…`. */
export async function buildRenderer(): Promise<string[]> {
  const { build } = await import('vite');
  const built = await build({
    configFile: join(root, 'renderer', 'vite.config.ts'),
    logLevel: 'warn',
    configLoader: 'native',
  });
  const output = 'output' in built ? built.output : [];
  const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : file.originalFileNames));
  const packages = modules.map((id) => /node_modules\/(?:@[^/]+\/)?[^/]+/.exec(unixPath(id))?.[0]);
  return [...new Set(packages.filter((name) => name !== undefined))];
}

/**
 * main/ and electron/ → dist/main and dist/electron, file by file: what a source finds beside itself (a worker), its
 * build finds beside itself too. Packages stay what they are (some have binaries and data files), and are packed.
 */
export async function buildShell(): Promise<void> {
  const { build } = await import('vite');
  for (const folder of ['main', 'electron']) rmSync(join(dist, folder), { recursive: true, force: true });
  const sources = globSync(['main/**/*.ts', 'electron/**/*.ts'], { cwd: root }).map(unixPath);
  const modules = sources.filter((path) => path !== 'electron/preload.ts');
  await build({
    ...shared,
    build: {
      ...shared.build,
      ssr: true,
      rolldownOptions: {
        input: Object.fromEntries(modules.map((path) => [path.slice(0, -'.ts'.length), join(root, path)])),
        external: isPackage,
        output: {
          format: 'esm',
          preserveModules: true,
          preserveModulesRoot: root,
          entryFileNames: '[name].js',
        },
      },
    },
  });
  // A sandboxed preload cannot be an ES module, and cannot require files of its own.
  await build({
    ...shared,
    build: {
      ...shared.build,
      ssr: true,
      rolldownOptions: {
        input: { 'electron/preload': join(root, 'electron', 'preload.ts') },
        external: isPackage,
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  });
}

const shared = {
  configFile: false,
  root,
  logLevel: 'warn',
  // Else Vite would copy a folder `public`.
  publicDir: false,
  build: { outDir: dist, emptyOutDir: false, target: 'node22', minify: false, reportCompressedSize: false },
  ssr: { external: true as const },
} satisfies InlineConfig;

const builtin = new Set(builtinModules);

function isPackage(id: string): boolean {
  return id.startsWith('node:') || builtin.has(id) || (!/^[./]/.test(id) && !/^[A-Za-z]:[\\/]/.test(id));
}

const unixPath = (path: string) => path.replaceAll('\\', '/');

/** Builds what is missing or older than its sources. */
export async function buildWhatIsOld(parts: { readonly shell: boolean }): Promise<void> {
  if (isOld(join(rendererFolder, 'index.html'), ['renderer', 'main/contract'])) await buildRenderer();
  if (parts.shell && isOld(shellEntry, ['main', 'electron', 'scripts/builds.ts'])) await buildShell();
}

function isOld(product: string, sources: readonly string[]): boolean {
  const built = statSync(product, { throwIfNoEntry: false });
  if (built === undefined) return true;
  const patterns = sources.map((source) => (source.endsWith('.ts') ? source : `${source}/**`));
  return globSync([...patterns, 'package-lock.json'], { cwd: root }).some(
    (path) => (statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0) > built.mtimeMs,
  );
}
