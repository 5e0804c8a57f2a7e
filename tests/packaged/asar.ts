/** An asar archive: a length-prefixed JSON header that names each file's place, then the files. */
import { cpSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Node {
  readonly files?: Readonly<Record<string, Node>>;
  readonly offset?: string;
  readonly size?: number;
  /** It lies beside the archive, in `<archive>.unpacked`. */
  readonly unpacked?: boolean;
}

export interface PackedFile {
  /** With `/`, from the archive's root. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly unpacked: boolean;
  readonly offset: number;
}

export function listArchive(archive: string): { files: PackedFile[]; base: number } {
  const file = openSync(archive, 'r');
  const sizes = Buffer.alloc(16);
  readSync(file, sizes, 0, 16, 0);
  const header = Buffer.alloc(sizes.readUInt32LE(12));
  readSync(file, header, 0, header.length, 16);
  const root = JSON.parse(header.toString('utf8')) as Node;
  return { files: [...walk(root, '')], base: 8 + sizes.readUInt32LE(4) };
}

function* walk(node: Node, path: string): Generator<PackedFile> {
  for (const [name, child] of Object.entries(node.files ?? {})) {
    const own = path === '' ? name : `${path}/${name}`;
    if (child.files) yield* walk(child, own);
    else {
      const { size = 0, unpacked = false, offset = '0' } = child;
      yield { path: own, size, unpacked, offset: Number(offset) };
    }
  }
}

/** Everything as Electron sees it: the archive, with the unpacked files in their places. */
export function extractArchive(archive: string, folder: string): void {
  const { files, base } = listArchive(archive);
  const source = openSync(archive, 'r');
  for (const { path, size, unpacked, offset } of files) {
    if (unpacked) continue;
    const bytes = Buffer.alloc(size);
    readSync(source, bytes, 0, size, base + offset);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  cpSync(`${archive}.unpacked`, folder, { recursive: true });
}
