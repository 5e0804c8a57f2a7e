/**
 * What stands in a document, as bytes: its sections, its passages' units and its table records, 64 passages to a part,
 * so that a long document is not unpacked for one of its passages. In a part sections and records are those up to its
 * last unit; the last part has the rest. See packed.ts for how numbers and texts lie; what mostly follows from what
 * stands before it (offsets, headings, headers) is written as the difference.
 */
import type { Section, Unit } from '../contract/index.ts';
import { PackedReader, PackedWriter } from './packed.ts';
import { type PreparedDocument, slicesOf } from './prepared.ts';

export type PartSection = Pick<Section, 'ordinal' | 'level' | 'heading' | 'path' | 'start' | 'end'> & {
  readonly anchor: string | null;
};

export interface PartPassage {
  readonly section: number;
  readonly start: number;
  readonly end: number;
  readonly units: readonly Unit[];
}

export interface PartRecord {
  readonly table: number;
  readonly row: number;
  readonly kind: string;
  readonly caption: string;
  readonly values: readonly { readonly header: string; readonly value: string }[];
}

export interface DocumentPart {
  readonly sections: readonly PartSection[];
  readonly passages: readonly PartPassage[];
  /** By table, then row. */
  readonly records: readonly PartRecord[];
}

/** What stands in a document, slice by slice, its sections in the first. */
export function* contentsOf(document: PreparedDocument): Generator<DocumentPart> {
  let sections = document.sections.map((section) => ({ ...section, anchor: section.anchor ?? null }));
  for (const { passages, tables } of slicesOf(document)) {
    yield { sections, passages, records: recordsOf(tables) };
    sections = [];
  }
}

/** Of two records in the same row of a table the later one stands for it. */
function recordsOf(tables: PreparedDocument['tables']): PartRecord[] {
  const records = new Map<string, PartRecord>();
  for (const { index, kind, caption, rows } of tables) {
    for (const { row, values } of rows)
      records.set(`${index} ${row}`, { table: index, row, kind, caption, values });
  }
  return [...records.values()];
}

export const passagesOfPart = 64;
export const partOf = (ordinal: number): number => Math.floor(ordinal / passagesOfPart);

const byPlace = (a: Pick<PartRecord, 'table' | 'row'>, b: Pick<PartRecord, 'table' | 'row'>): number =>
  a.table - b.table || a.row - b.row;

/** At least one. */
export function* partsOf(slices: Iterable<DocumentPart>): Generator<DocumentPart> {
  /** What waits for its part. */
  const waiting = {
    sections: [] as PartSection[],
    passages: [] as PartPassage[],
    records: [] as PartRecord[],
  };
  let section = 0;
  let row = { table: -1, row: -1 };
  const next = (isLast: boolean): DocumentPart => {
    const passages = waiting.passages.splice(0, passagesOfPart);
    for (const { units } of passages) {
      for (const { section: ordinal, record } of units) {
        section = Math.max(section, ordinal);
        if (record && byPlace(record, row) > 0) row = record;
      }
    }
    return {
      passages,
      sections: taken(waiting.sections, ({ ordinal }) => isLast || ordinal <= section),
      records: taken(waiting.records, (record) => isLast || byPlace(record, row) <= 0),
    };
  };
  for (const { sections, passages, records } of slices) {
    for (const one of sections) waiting.sections.push(one);
    for (const one of passages) waiting.passages.push(one);
    for (const one of records) waiting.records.push(one);
    waiting.records.sort(byPlace);
    // The last part is known for the last one when nothing follows it.
    while (waiting.passages.length > passagesOfPart) yield next(false);
  }
  yield next(true);
}

/** Takes from the front what passes the test, up to the first that does not. */
function taken<T>(items: T[], test: (item: T) => boolean): T[] {
  const end = items.findIndex((item) => !test(item));
  return items.splice(0, end < 0 ? items.length : end);
}

export function packPart({ sections, passages, records }: DocumentPart): Uint8Array {
  const out = new PackedWriter();
  packSections(out, sections);
  packPassages(out, passages);
  packRecords(out, records);
  return out.bytes();
}

export function unpackPart(bytes: Uint8Array): DocumentPart {
  const from = new PackedReader(bytes);
  const sections = unpackSections(from);
  const passages = unpackPassages(from);
  let records: PartRecord[] | undefined;
  return {
    sections,
    passages,
    // They stand last, and a search needs none.
    get records() {
      records ??= unpackRecords(from);
      return records;
    },
  };
}

function packSections(out: PackedWriter, sections: readonly PartSection[]): void {
  out.number(sections.length);
  let [last, end] = [-1, 0];
  let path: readonly string[] = [];
  for (const section of sections) {
    const differs = path.findIndex((heading, i) => section.path[i] !== heading);
    const kept = differs < 0 ? path.length : differs;
    const isNamedByPath = section.path.at(-1) === section.heading;
    out.signed(section.ordinal - last - 1);
    out.number(section.level);
    out.number(kept);
    out.number(section.path.length - kept);
    for (const heading of section.path.slice(kept)) out.text(heading);
    out.number((section.anchor === null ? 0 : 1) + (isNamedByPath ? 0 : 2));
    if (section.anchor !== null) out.text(section.anchor);
    if (!isNamedByPath) out.text(section.heading);
    out.signed(section.start - end);
    out.signed(section.end - section.start);
    ({ ordinal: last, path, end } = section);
  }
}

function unpackSections(from: PackedReader): PartSection[] {
  let [last, at] = [-1, 0];
  let before: readonly string[] = [];
  return Array.from({ length: from.number() }, (): PartSection => {
    const ordinal = last + 1 + from.signed();
    const level = from.number();
    const path = before.slice(0, from.number());
    for (let left = from.number(); left > 0; left--) path.push(from.text());
    const marks = from.number();
    const anchor = marks & 1 ? from.text() : null;
    const heading = marks & 2 ? from.text() : path.at(-1)!;
    const start = at + from.signed();
    const end = start + from.signed();
    [last, at, before] = [ordinal, end, path];
    return { ordinal, level, heading, path, start, end, anchor };
  });
}

/** The number of each kind of unit in packed bytes: only ever added to. `cells`: a row, a tab between its cells. */
const kinds: readonly (Unit['kind'] | 'cells')[] = [
  'sentence',
  'step',
  'row',
  'term',
  'code',
  'caption',
  'heading',
  'note',
  'cells',
];

const said = 1;
const placed = 2;
const isRecord = 4;
const elsewhere = 8;
const stretched = 16;

function packPassages(out: PackedWriter, passages: readonly PartPassage[]): void {
  out.number(passages.length);
  let [section, end, unitEnd] = [0, 0, 0];
  for (const passage of passages) {
    out.signed(passage.section - section);
    out.signed(passage.start - end);
    out.signed(passage.end - passage.start);
    ({ section, end } = passage);
    out.number(passage.units.length);
    for (const unit of passage.units) {
      const { source, cells, text, record, place } = unit;
      const length = unit.end - unit.start;
      const marks =
        (text === source ? 0 : said) +
        (place ? placed : 0) +
        (record ? isRecord : 0) +
        (unit.section === section ? 0 : elsewhere) +
        (length === source.length ? 0 : stretched);
      out.number(kinds.indexOf(cells ? 'cells' : unit.kind) * 32 + marks);
      out.signed(unit.start - unitEnd);
      unitEnd = unit.end;
      out.text(cells?.join('\t') ?? source);
      if (marks & said) out.text(text);
      if (place) out.text(JSON.stringify(place));
      if (record) {
        out.number(record.table);
        out.number(record.row);
      }
      if (marks & elsewhere) out.signed(unit.section - section);
      if (marks & stretched) out.signed(length - source.length);
    }
  }
}

function unpackPassages(from: PackedReader): PartPassage[] {
  let [section, at, unitAt] = [0, 0, 0];
  const unit = (): Unit => {
    const code = from.number();
    const start = unitAt + from.signed();
    const kind = kinds[code >>> 5]!;
    const cells = kind === 'cells' ? from.text().split('\t') : undefined;
    const source = cells?.join(' ') ?? from.text();
    const text = code & said ? from.text() : source;
    const place = code & placed ? (JSON.parse(from.text()) as NonNullable<Unit['place']>) : undefined;
    const record = code & isRecord ? { table: from.number(), row: from.number() } : undefined;
    const own = code & elsewhere ? section + from.signed() : section;
    const end = start + source.length + (code & stretched ? from.signed() : 0);
    unitAt = end;
    return {
      kind: kind === 'cells' ? 'row' : kind,
      section: own,
      start,
      end,
      source,
      text,
      ...(cells ? { cells } : {}),
      ...(record ? { record } : {}),
      ...(place ? { place } : {}),
    };
  };
  return Array.from({ length: from.number() }, (): PartPassage => {
    section += from.signed();
    const start = at + from.signed();
    const end = start + from.signed();
    at = end;
    return { section, start, end, units: Array.from({ length: from.number() }, unit) };
  });
}

function packRecords(out: PackedWriter, records: readonly PartRecord[]): void {
  out.number(records.length);
  let before: PartRecord | undefined;
  for (const record of records) {
    const { values } = record;
    const isNew =
      before?.table !== record.table || before.kind !== record.kind || before.caption !== record.caption;
    const sameHeaders =
      before?.values.length === values.length &&
      values.every(({ header }, i) => before!.values[i]!.header === header);
    out.number((isNew ? 1 : 0) + (sameHeaders ? 0 : 2));
    out.signed(record.row - (before?.row ?? -1) - 1);
    if (isNew) {
      out.number(record.table);
      out.text(record.kind);
      out.text(record.caption);
    }
    if (!sameHeaders) {
      out.number(values.length);
      for (const { header } of values) out.text(header);
    }
    for (const { value } of values) out.text(value);
    before = record;
  }
}

function unpackRecords(from: PackedReader): PartRecord[] {
  let before: PartRecord = { table: 0, row: -1, kind: '', caption: '', values: [] };
  return Array.from({ length: from.number() }, (): PartRecord => {
    const marks = from.number();
    const row = before.row + 1 + from.signed();
    const { table, kind, caption } =
      marks & 1 ? { table: from.number(), kind: from.text(), caption: from.text() } : before;
    const headers =
      marks & 2
        ? Array.from({ length: from.number() }, () => from.text())
        : before.values.map(({ header }) => header);
    before = { table, row, kind, caption, values: headers.map((header) => ({ header, value: from.text() })) };
    return before;
  });
}
