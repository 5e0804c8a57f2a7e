/** The UI as it is shipped, built afresh into a folder of its own: no test reads what another one is writing. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder, and how to remove it. */
export async function buildRenderer(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const { build } = await import('vite');
  const folder = await mkdtemp(join(tmpdir(), 'footnote-renderer-'));
  const configFile = fileURLToPath(new URL('../../renderer/vite.config.ts', import.meta.url));
  await build({ configFile, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
