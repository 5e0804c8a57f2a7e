/** Versions, what is installed, and whether the library is whole. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import type { DoctorReport } from '../contract/index.ts';
import type { Rooms } from './rooms.ts';
import { libraryState } from './state.ts';

export function doctorReport(rooms: Rooms): DoctorReport {
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
  };
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
