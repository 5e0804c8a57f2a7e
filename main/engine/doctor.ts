/** Versions, what is installed, and whether the library is whole. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import type { DoctorReport } from '../contract/index.ts';
import { modelsState } from './model-routes.ts';
import type { Rooms } from './rooms.ts';
import { libraryState } from './state.ts';

export async function doctorReport(rooms: Rooms): Promise<DoctorReport> {
  const { options } = rooms;
  const exists = existsSync(options.library);
  const versions = exists ? rooms.library().versions() : { sqlite: '-', sqliteVec: '-' };
  return {
    version: options.appVersion,
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    ...versions,
    electron: process.versions.electron ?? electronOnDisk(),
    library: options.library,
    settings: options.settings,
    integrity: exists ? copyOf(rooms.library().integrity()) : null,
    state: exists ? libraryState(rooms) : null,
    cores: availableParallelism(),
    memory: totalmem(),
    models: await modelsReport(rooms),
  };
}

/** With a model installed the process is asked which device it would use; without one nothing is started. */
async function modelsReport(rooms: Rooms): Promise<DoctorReport['models']> {
  const { models } = rooms;
  const [chat, embedding, reranker] = (['chat', 'embedding', 'reranker'] as const).map(
    (role) => models.serving(role)?.name ?? null,
  );
  if (chat ?? embedding ?? reranker) await models.findDevice();
  return { chat: chat!, embedding: embedding!, reranker: reranker!, state: await modelsState(rooms) };
}

const copyOf = ({ whole, findings }: { whole: boolean; findings: readonly string[] }) => ({
  whole,
  findings: [...findings],
});

/** Electron's runtime as its own installer looks for it; its module is never loaded, since that would download it. */
function electronOnDisk(): string | null {
  try {
    const folder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
    const version = readFileSync(path.join(folder, 'dist', 'version'), 'utf8').trim();
    return existsSync(path.join(folder, 'path.txt')) ? version : null;
  } catch {
    return null;
  }
}
