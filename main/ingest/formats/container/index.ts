/**
 * Files that hold files: mails with their attachments, archives, saved pages. What is inside comes out as files of
 * its own; the mail's own text and the saved page are documents.
 */
import type { Document } from '../../../contract/document.ts';
import { FootnoteError } from '../../../contract/errors.ts';
import { extensionOf } from '../readable.ts';
import { readArchive } from './archive.ts';
import { type Budget, containerLimits, type InnerFile, type InnerProblem, megabytes } from './limits.ts';
import { readEml } from './mail/eml.ts';
import type { Mail } from './mail/mail.ts';
import { mailDocument } from './mail/mail-document.ts';
import { readMsg } from './mail/msg.ts';
import { readMhtml } from './mhtml.ts';
import { UniqueNames } from './names.ts';

export { containerLimits, type InnerProblem } from './limits.ts';
export { mhtmlPage } from './mhtml.ts';

export interface InnerPart extends InnerFile {
  /** Of a container within the container: it is read already, its own files are parts of their own. */
  readonly document?: Document;
}

export interface Unpacked {
  /** The container's own text: the mail, the saved page; null for an archive. */
  readonly own: Document | null;
  /** In order; a container within the container comes before what it holds (`전달.eml`, `전달.eml/표.xlsx`). */
  readonly parts: InnerPart[];
  readonly problems: readonly InnerProblem[];
}

const mails = new Set(['eml', 'msg']);
const pages = new Set(['mht', 'mhtml']);

/** True for what `unpack` takes, by its extension. */
export function isContainer(path: string): boolean {
  const extension = extensionOf(path);
  return extension === 'zip' || mails.has(extension) || pages.has(extension);
}

/**
 * Unpacks a container and, within limits, the containers in it.
 * @param path names the format by its extension (eml, msg, mht, mhtml, zip); links to parts are relative to it
 * @param total bytes that may come out of it, all in all
 * @throws FootnoteError where the container itself cannot be read; what is wrong inside is a problem
 */
export async function unpack(
  bytes: Uint8Array,
  path: string,
  total: number = containerLimits.total,
): Promise<Unpacked> {
  const parts: InnerPart[] = [];
  const problems: InnerProblem[] = [];
  const run = new Unpacking(parts, problems, total);
  const own = await run.open(bytes, path, '', { archives: 0, mails: 0 });
  return { own, parts, problems };
}

/** Containers that stand around. */
interface Depth {
  readonly archives: number;
  readonly mails: number;
}

class Unpacking {
  readonly #parts: InnerPart[];
  readonly #problems: InnerProblem[];
  /** A folder `a.zip` beside an archive `a.zip` would give two files one path. */
  readonly #names = new UniqueNames();
  readonly #budget: Budget;

  constructor(parts: InnerPart[], problems: InnerProblem[], total: number) {
    this.#parts = parts;
    this.#problems = problems;
    this.#budget = { bytes: total, total };
  }

  /** @param folder the container's path within the outermost, with `/` at its end; empty for the outermost */
  async open(bytes: Uint8Array, path: string, folder: string, depth: Depth): Promise<Document | null> {
    const extension = extensionOf(path);
    if (extension === 'zip') {
      const { files, problems } = await readArchive(bytes, this.#budget);
      await this.#add(files, problems, folder, { ...depth, archives: depth.archives + 1 });
      return null;
    }
    if (pages.has(extension)) return readMhtml(bytes, path);
    if (!mails.has(extension)) throw new FootnoteError('unreadable-yet', { format: extension.toUpperCase() });
    const mail: Mail = extension === 'eml' ? await readEml(bytes) : await readMsg(bytes);
    const own = mailDocument(mail, path);
    const kept = mail.attachments.filter(({ path: name, bytes: content }) => {
      if (content.length <= this.#budget.bytes) {
        this.#budget.bytes -= content.length;
        return true;
      }
      const params = { limit: megabytes(this.#budget.total) };
      this.#problems.push({ path: folder + name, code: 'unpacks-too-large', params });
      return false;
    });
    await this.#add(kept, mail.problems, folder, { ...depth, mails: depth.mails + 1 });
    return own;
  }

  async #add(
    files: readonly InnerFile[],
    problems: readonly InnerProblem[],
    folder: string,
    depth: Depth,
  ): Promise<void> {
    for (const problem of problems) this.#problems.push({ ...problem, path: folder + problem.path });
    for (const { path: name, bytes } of files) {
      const path = this.#names.take(folder + name);
      if (!isContainer(path)) {
        this.#parts.push({ path, bytes });
        continue;
      }
      const at = this.#parts.length;
      try {
        this.#checkDepth(path, depth);
        const document = await this.open(bytes, path, `${path}/`, depth);
        if (document) this.#parts.splice(at, 0, { path, bytes, document });
      } catch (error) {
        if (!(error instanceof FootnoteError)) throw error;
        this.#problems.push({ path, code: error.code, params: error.params });
      }
    }
  }

  #checkDepth(path: string, { archives, mails: around }: Depth): void {
    const archive = extensionOf(path) === 'zip';
    const limit = archive ? containerLimits.archives : containerLimits.mails;
    if ((archive ? archives : around) > limit) throw new FootnoteError('too-deep', { limit });
  }
}
