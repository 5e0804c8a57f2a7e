import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RawTable, TableRecords } from '../../main/contract/document.ts';
import { isLayoutTable, plainRow, resolveTable } from '../../main/ingest/tables/index.ts';
import { buildTable, type CellSpec, td, th } from './table-builder.ts';

const languages = ['ko', 'en', 'other'] as const;

function check(table: RawTable, text: string): TableRecords {
  isLayoutTable(table, text);
  let records: TableRecords | undefined;
  for (const language of languages) {
    records = resolveTable(table, text, { language, caption: '요금', notes: [{ mark: '*', text: 'VAT' }] });
    for (const row of records.rows) {
      const raw = table.rows[row.row]!;
      assert.deepEqual([row.start, row.end], [raw.start, raw.end]);
      assert.ok(row.prose.length > 0 && row.values.length > 0);
      assert.ok(plainRow(row).length > 0);
    }
  }
  return records!;
}

const texts = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    '○',
    '×',
    'O',
    'X',
    '상동',
    '〃',
    '33,000',
    '500',
    '요금(원)',
    '구분',
    '* 부가세',
    '주1)',
    '기가라이트',
    '설명입니다.',
    '(',
    '(원)',
    '①',
    ':',
    '100*',
  ),
  fc.string({ maxLength: 12, unit: 'grapheme' }),
);
const span = fc.constantFrom(1, 1, 1, 1, 2, 3, 0, -1, 100000, Number.NaN, 1.5);
const cell: fc.Arbitrary<CellSpec> = fc.record({
  text: texts.map((text) => text.replace(/[\t\n\r]/g, ' ')),
  th: fc.boolean(),
  rowspan: span,
  colspan: span,
  id: fc.constantFrom('a', 'b', '__proto__'),
  headers: fc.constantFrom([], ['a'], ['a', 'b', 'zzz'], ['__proto__']),
});

test('no table of random cells, spans and ids makes the resolver throw or leave its rows', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (rows) => {
      const { table, text } = buildTable(rows);
      check(table, text);
    }),
    { numRuns: 1500, seed: 20261121 },
  );
});

test('tables without cells, with headers only and with one cell give no false records', () => {
  const empty = buildTable([]);
  assert.deepEqual(check(empty.table, empty.text).rows, []);
  const blank = buildTable([[], [], ['', '']]);
  assert.deepEqual(check(blank.table, blank.text).rows, []);
  const one = buildTable([['only']]);
  assert.equal(check(one.table, one.text).rows.length, 1);
  assert.equal(isLayoutTable(one.table, one.text), true);
  const heads = buildTable([[th('상품'), th('요금')]]);
  assert.ok(check(heads.table, heads.text).rows.length <= 1);
});

test('spans of 0, -1 and 100000 are clamped to the table', () => {
  const { table, text } = buildTable([
    [th('상품', { colspan: 0 }), th('요금', { rowspan: -1 })],
    [td('기가라이트', { rowspan: 100_000 }), td('33,000원', { colspan: 1 })],
    [td('22,000원')],
  ]);
  const { rows } = check(table, text);
  assert.match(rows[0]!.prose, /33,000원/);
  assert.match(rows[1]!.prose, /기가라이트.*22,000원/);
});

test('a cell over which spans from two sides overlap keeps every cell', () => {
  const { table, text } = buildTable([
    [td('a', { rowspan: 3 }), td('b', { colspan: 3 }), td('c', { rowspan: 2 })],
    [td('d', { colspan: 9 }), td('e')],
    [td('f', { rowspan: 5, colspan: 5 })],
  ]);
  const said =
    check(table, text)
      .rows.map((row) => row.prose)
      .join(' ') + check(table, text).caption;
  for (const letter of ['d', 'e', 'f']) assert.ok(said.includes(letter), said);
});

/** Milliseconds of processor time that one resolution takes. */
function cost(
  rows: number,
  columns: number,
  one: (row: number, column: number) => CellSpec,
  recordsPerRow = 0.9,
): number {
  const { table, text } = buildTable(
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => one(row, column)),
    ),
  );
  const before = process.cpuUsage();
  const { rows: records } = resolveTable(table, text, { language: 'ko' });
  const { user, system } = process.cpuUsage(before);
  assert.ok(records.length >= Math.floor((rows - 1) * recordsPerRow));
  return (user + system) / 1000;
}

test('a million cells are resolved in a time that grows with their number', () => {
  const small = cost(10_000, 10, (row, column) => td(row === 0 ? `머리${column}` : String(row * column)));
  const large = cost(100_000, 10, (row, column) => td(row === 0 ? `머리${column}` : String(row * column)));
  // Ten times the cells; a quadratic step would cost a hundred times as much.
  assert.ok(large < Math.max(small, 150) * 40, `${small} ms, then ${large} ms`);
});

test('one row of many cells, and many rows of headers, cost no more than as many cells in rows', () => {
  const wide = cost(3, 30_000, (row, column) => td(row === 0 ? `머리${column}` : String(row * column)));
  const headed = cost(30_000, 3, (row, column) => (row % 2 === 0 ? th(`머리${column}`) : td(`${row}`)), 0.5);
  const plain = cost(30_000, 3, (row, column) => td(row === 0 ? `머리${column}` : String(row * column)));
  for (const other of [wide, headed])
    assert.ok(other < Math.max(plain, 300) * 20, `${other} ms, plain ${plain} ms`);
});

test('a cell of a million characters is read in a time that grows with its length', () => {
  for (const text of [
    ' '.repeat(1e6),
    '('.repeat(1e6),
    '. '.repeat(5e5),
    '"'.repeat(1e6),
    '1,'.repeat(5e5),
    '가은 '.repeat(3e5),
  ]) {
    const took = cost(
      3,
      3,
      (row, column) => (row === 1 && column === 1 ? td(`x${text}x`) : th(`머리${column}`)),
      0,
    );
    const headed = cost(
      3,
      3,
      (row, column) => (row === 0 && column === 1 ? th(`x${text}x`) : td(`값${column}`)),
      0,
    );
    assert.ok(took + headed < 30_000, `${took} + ${headed} ms for ${JSON.stringify(text.slice(0, 8))}`);
  }
});

test('hostile spans over many rows cost no more than a large table', () => {
  const { table, text } = buildTable([
    Array.from({ length: 200 }, () => td('x', { rowspan: 100_000, colspan: 1000 })),
    ...Array.from({ length: 20_000 }, () => ['y']),
  ]);
  const before = process.cpuUsage().user;
  const { rows } = resolveTable(table, text, { language: 'ko' });
  assert.ok(rows.length > 0);
  assert.ok((process.cpuUsage().user - before) / 1e6 < 30);
});

test('tables nested a thousand deep are read without a stack overflow', () => {
  let inner: RawTable | undefined;
  const text = 'x'.repeat(10);
  for (let depth = 0; depth < 1000; depth++) {
    const blocks = inner ? [{ kind: 'table' as const, start: 0, end: 10, table: inner }] : [];
    const cells = [0, 1].map(() => ({
      start: 0,
      end: 10,
      rowspan: 1,
      colspan: 1,
      header: depth % 2 === 0,
      blocks,
    }));
    inner = {
      index: depth,
      rows: [
        { cells, start: 0, end: 10 },
        { cells, start: 0, end: 10 },
      ],
    };
  }
  assert.ok(resolveTable(inner!, text, { language: 'ko' }).rows.length > 0);
});
