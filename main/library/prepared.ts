/** What ingest hands over for one file: plain data, made in a worker, stored in one transaction. */
import type {
  Encoding,
  ErrorCode,
  ErrorParams,
  Language,
  Section,
  TableRecords,
  Unit,
} from '../contract/index.ts';

export interface FileIdentity {
  /** Relative to the root, with `/`, NFC. */
  readonly path: string;
  /** As the file system has it, where that differs from `path`. */
  readonly rawPath: string | null;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  /** Version of the readers and of the root's profile that read it. */
  readonly reading: string;
  /** For a file inside another one (a mail's attachment, a file of an archive): that file's path. */
  readonly container?: string;
}

export interface PreparedProblem {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

export interface PreparedLink {
  readonly href: string;
  /** Relative to the root where the link leads to a file in it, else null. */
  readonly target: string | null;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Terms of a text as indices into the document's term list, with counts. */
export interface TermCounts {
  readonly indices: Uint32Array;
  readonly counts: Uint16Array;
}

export interface PreparedPassage {
  readonly section: number;
  readonly start: number;
  readonly end: number;
  readonly units: readonly Unit[];
  /** SHA-256 of the indexed text, 16 bytes. */
  readonly hash: Uint8Array;
  readonly body: TermCounts;
  readonly headings: TermCounts;
}

/** Some neighbouring passages of a document, and the records that were read with them: of a long table the next ones. */
export interface PreparedSlice {
  readonly passages: readonly PreparedPassage[];
  readonly tables: readonly TableRecords[];
}

/** Passages and tables are all of it but for a long document, of which they are the first slice. */
export interface PreparedDocument extends PreparedSlice {
  /** The other slices of a long document, from the second on each time it is called: they are unpacked one by one. */
  readonly more?: () => Iterable<PreparedSlice>;
  readonly file: FileIdentity;
  readonly format: string;
  readonly encoding: Encoding;
  readonly language: Language;
  readonly title: string;
  readonly sections: readonly Section[];
  readonly links: readonly PreparedLink[];
  /** Things worth saying about a document that was read. */
  readonly problems: readonly PreparedProblem[];
  /** Distinct terms of the document: texts, and beside each 0 for a word, 1 for a bigram. */
  readonly terms: readonly string[];
  readonly termKinds: Uint8Array;
  readonly titleTerms: TermCounts;
  readonly keywordTerms: TermCounts;
  /** Of all headings together. */
  readonly headingTerms: TermCounts;
  /** SHA-256 of title and indexed text, 16 bytes; null where there is no text. */
  readonly textHash: Uint8Array | null;
  /** MinHash of the text, see ingest's signature.ts; null where it is too short. */
  readonly signature: Uint8Array | null;
  /** For the viewer, where the file is slow or risky to read again; see contents.ts. */
  readonly content?: Uint8Array;
}

export function* slicesOf(document: PreparedDocument): Generator<PreparedSlice> {
  yield document;
  if (document.more) yield* document.more();
}

export interface PreparedFailure {
  readonly file: FileIdentity;
  readonly problem: PreparedProblem;
}
