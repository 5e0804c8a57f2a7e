/** Names that strangers gave to files inside a container. */

/**
 * A path inside a container: `/` between parts, NFC, without `.` parts. Null where it would leave the container or
 * could not be a file's path.
 */
export function safePath(raw: string): string | null {
  const path = raw.toWellFormed().normalize('NFC').replaceAll('\\', '/');
  if (path.startsWith('/') || /^[a-zA-Z]:/.test(path) || path.includes('\0')) return null;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? null : parts.join('/');
}

/** A file's bare name from what a mail says: one path part, printable, with a length that file systems know. */
export function safeName(raw: string, otherwise: string): string {
  const name = raw
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[/\\]/g, '_')
    .trim();
  if (name === '' || /^\.+$/.test(name)) return otherwise;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  return name.length <= 180 ? name : name.slice(0, 180 - extension.length) + extension;
}

/** Gives every name once: a second `약관.pdf` becomes `약관 (2).pdf`. */
export class UniqueNames {
  /** Names taken, each with the number that its next namesake is tried with. */
  readonly #taken = new Map<string, number>();

  take(path: string): string {
    const slash = path.lastIndexOf('/');
    const dot = path.lastIndexOf('.');
    const cut = dot > slash + 1 ? dot : path.length;
    let name = path;
    let next = this.#taken.get(path) ?? 2;
    while (this.#taken.has(name)) name = `${path.slice(0, cut)} (${next++})${path.slice(cut)}`;
    if (name !== path) this.#taken.set(path, next);
    this.#taken.set(name, 2);
    return name;
  }
}
