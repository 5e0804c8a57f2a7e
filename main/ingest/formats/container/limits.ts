import type { ErrorCode, ErrorParams } from '../../../contract/errors.ts';

/** What a container may hold; sizes in bytes, unpacked. What is beyond is named as a problem and left out. */
export const containerLimits = {
  /** Entries of one archive; a directory with more throws `too-many-elements`. */
  entries: 50_000,
  /** Of one file inside. */
  part: 200_000_000,
  /** Of all files that come out of one container, those of nested containers included. */
  total: 400_000_000,
  /** Unpacked to packed, of files above `ratioFrom`; text rarely reaches 50, deflate itself 1,032. */
  ratio: 200,
  ratioFrom: 20_000_000,
  /** Archives within an archive. */
  archives: 2,
  /** Mails within a mail. */
  mails: 5,
  /** Bytes of a mail or a saved page; larger ones throw `too-large`. */
  mail: 150_000_000,
} as const;

/** A file inside a container. */
export interface InnerFile {
  /** Relative to the container, with `/`, NFC; never absolute, never with `..`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface InnerProblem {
  /** Of the file inside, as `InnerFile.path`; where a name is refused, the name as it stands. */
  readonly path: string;
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/** How much may still be unpacked; one for a container and all that are nested in it. */
export interface Budget {
  bytes: number;
  /** What it was at the beginning. */
  readonly total: number;
}

export const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);
