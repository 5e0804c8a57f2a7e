/** The tables of any file, for checking before a folder is ingested: read as an ingest would, beside the engine. */
import { stat } from 'node:fs/promises';
import { FootnoteError, type TablePreview } from '../contract/index.ts';
import { fileProblem } from './file-problem.ts';
import { stageOf } from './formats/index.ts';
import { secondsPerFile, startPool } from './pool.ts';

/** @throws FootnoteError `file-missing`, and what reading the file throws */
export async function tablesOfFile(file: string): Promise<TablePreview[]> {
  await stat(file).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ENOENT')
      throw new FootnoteError('file-missing', { path: file }, error);
    throw fileProblem(error, file);
  });
  const path = file.replaceAll('\\', '/');
  const isolation = stageOf(path) === 'page' ? 'thread' : 'process';
  const pool = startPool(undefined, { size: 1, isolation, seconds: secondsPerFile });
  try {
    const reply = await pool.read({ file, path, rawPath: null, knownHash: null, tables: true });
    if (reply.type === 'problem') throw new FootnoteError(reply.code, reply.params);
    return reply.type === 'tables' ? [...reply.tables] : [];
  } finally {
    await pool.close();
  }
}
