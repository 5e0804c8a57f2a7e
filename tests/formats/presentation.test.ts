import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Document } from '../../main/contract/document.ts';
import { readOdp, readPpt, readPptx } from '../../main/ingest/formats/presentation/index.ts';
import { writeCompound } from './compound-writing.ts';
import { frame, type SlideToWrite, shape, title, writePptx } from './pptx-writing.ts';
import { outline, tablesOf } from './reading.ts';
import { thrownCode } from './thrown-code.ts';
import { type PartToWrite, writeZip } from './zip-writing.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/formats/presentation/${name}`, import.meta.url));
const readers = [
  ['manual.pptx', readPptx],
  ['manual.odp', readOdp],
  ['manual.ppt', readPpt],
] as const;
const read = (slides: readonly (SlideToWrite | string)[], parts: readonly PartToWrite[] = []) =>
  readPptx(
    writePptx(
      slides.map((one) => (typeof one === 'string' ? { shapes: one } : one)),
      parts,
    ),
    '발표',
  );
const listOf = (document: Document) =>
  document.blocks.flatMap((block) =>
    block.kind === 'list-item'
      ? [`${block.depth} ${block.label ?? '-'} ${document.text.slice(block.start, block.end)}`]
      : [],
  );

test('a show is the same sections as PPTX, ODP and PPT: titles, lists, tables, notes', async () => {
  for (const [name, reader] of readers) {
    const document = await reader(fixture(name), '교육');
    const lines = outline(document).filter((line) => !line.startsWith('caption '));
    assert.deepEqual(
      lines,
      [
        'heading1 창구 업무 교육',
        'paragraph 똠햏펲 지점',
        'heading1 이체 절차',
        'list-item 신분증을 확인한다',
        'list-item 진위를 조회한다',
        'list-item 신청서를 받는다',
        'paragraph 오른쪽 설명',
        'paragraph 자세한 것은 안내를 본다.',
        'note 신분증은 유효 기간도 본다.',
        'heading1 이체 수수료',
        '구분|수수료(원)',
        '일반|창구|1,000',
        '비대면|면제',
        'paragraph 접수',
        'paragraph 승인',
        'heading1 지난 기준',
        'paragraph 2024년까지 수수료는 1,500원이었다.',
      ],
      name,
    );
    assert.equal(document.title, '창구 업무 교육');
    assert.equal(document.language, 'ko');
    const [table] = tablesOf(document.blocks);
    assert.deepEqual(
      table!.rows.map(({ cells }) => cells.map(({ rowspan, colspan }) => `${rowspan}x${colspan}`)),
      [
        ['1x1', '1x2'],
        ['2x1', '1x1', '1x1'],
        ['1x1', '1x1'],
      ],
      name,
    );
  }
});

test('every block knows its slide, and hidden slides are read and named', async () => {
  for (const [name, reader] of readers) {
    const document = await reader(fixture(name), '교육');
    const slideOf = (text: string) => {
      const at = document.text.indexOf(text);
      return document.places?.find(({ start, end }) => start <= at && at < end)?.slide;
    };
    assert.deepEqual(
      ['똠햏펲', '진위를', '유효 기간', '면제', '1,500원'].map(slideOf),
      [1, 2, 2, 3, 4],
      name,
    );
    assert.deepEqual(document.notices, [{ code: 'hidden-slides', params: { slides: '4' } }], name);
  }
});

test('numbered lists keep the labels that a person sees, and pictures their description', async () => {
  assert.deepEqual(listOf(await readOdp(fixture('manual.odp'), 'a')), [
    '0 1) 신분증을 확인한다',
    '1 a. 진위를 조회한다',
    '0 2) 신청서를 받는다',
  ]);
  for (const document of [
    await readPptx(fixture('manual.pptx'), 'a'),
    await readOdp(fixture('manual.odp'), 'a'),
  ]) {
    assert.ok(outline(document).includes('caption 승인 화면의 확인 단추'));
    assert.deepEqual(
      document.links.map(({ href, text }) => [href, text]),
      [['http://example.com/guide.html', '안내']],
    );
  }
});

test('a list inherits its bullets from the master, and its numbers go on by level', async () => {
  const numbered = (text: string, level: number, scheme: string) =>
    `<a:p><a:pPr lvl="${level}"><a:buAutoNum type="${scheme}"/></a:pPr><a:r><a:t>${text}</a:t></a:r></a:p>`;
  const plain = '<a:p><a:pPr><a:buNone/></a:pPr><a:r><a:t>맺음말</a:t></a:r></a:p>';
  const body = shape(
    [
      '머리 기호는 바탕에서 온다',
      numbered('접수', 0, 'circleNumDbPlain'),
      numbered('확인', 1, 'alphaLcParenR'),
      numbered('승인', 1, 'alphaLcParenR'),
      numbered('통보', 0, 'circleNumDbPlain'),
      plain,
    ],
    { placeholder: 'idx="1"' },
  );
  const document = await read([title('절차') + body]);
  assert.deepEqual(listOf(document), [
    '0 - 머리 기호는 바탕에서 온다',
    '0 ① 접수',
    '1 a) 확인',
    '1 b) 승인',
    '0 ② 통보',
  ]);
  assert.equal(outline(document).at(-1), 'paragraph 맺음말');
});

test('boxes are read from top to bottom and from left to right, columns and groups as wholes', async () => {
  const at = (x: number, y: number, width = 40, height = 10) => ({ at: [x, y, width, height] as const });
  const group = `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="9" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="80"/><a:ext cx="100" cy="10"/><a:chOff x="0" y="0"/><a:chExt cx="9000" cy="900"/></a:xfrm></p:grpSpPr>${shape(['묶음 오른쪽'], at(5000, 0, 3000, 900))}${shape(['묶음 왼쪽'], at(0, 0, 3000, 900))}</p:grpSp>`;
  const document = await read([
    group +
      shape(['오른쪽 아래'], at(60, 45, 40, 25)) +
      shape(['오른쪽 위'], at(60, 20, 40, 24)) +
      shape(['왼쪽 전체'], at(0, 20, 50, 50)) +
      title('비교') +
      shape(['맨 아래'], at(0, 95)) +
      shape(['숨긴 상자'], { ...at(0, 0), hidden: true }),
  ]);
  assert.deepEqual(
    outline(document).map((line) => line.replace(/^\S+ /, '')),
    [...['비교', '왼쪽 전체', '오른쪽 위', '오른쪽 아래', '묶음 왼쪽', '묶음 오른쪽', '맨 아래']],
  );
});

test('title slides open parts; a slide without a title is named by its first short line, else by its number', async () => {
  const long =
    '이 문장은 제목으로 쓰기에는 너무 길어서 제목이 될 수 없으며 본문으로만 읽혀야 하는 긴 문장이고 그래서 번호가 제목이 된다.';
  const document = await read([
    { shapes: shape(['1부'], { placeholder: 'type="ctrTitle"' }), layout: 'title' },
    title('둘째') + shape(['글']),
    shape(['짧은 줄']) + shape([long]),
    shape([long]),
    '',
  ]);
  assert.deepEqual(outline(document), [
    ...['heading1 1부', 'heading2 둘째', 'paragraph 글', 'heading2 짧은 줄', `paragraph ${long}`],
    ...['heading2 슬라이드 4', `paragraph ${long}`],
  ]);
});

test('tables say their header row and column, charts and diagrams their words', async () => {
  const cell = (text: string, attributes = '') =>
    `<a:tc ${attributes}><a:txBody><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`;
  const table = `<a:tbl><a:tblPr firstRow="1" firstCol="1"/><a:tr>${cell('구분')}${cell('한도', 'gridSpan="2"')}${cell('', 'hMerge="1"')}</a:tr><a:tr>${cell('일반', 'rowSpan="2"')}${cell('1일')}${cell('500만 원')}</a:tr><a:tr>${cell('', 'vMerge="1"')}${cell('1회')}${cell('100만 원')}</a:tr></a:tbl>`;
  const chart = `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:title><c:tx><c:rich><a:p><a:r><a:t>월별 건수</a:t></a:r></a:p></c:rich></c:tx></c:title><c:ser><c:tx><c:v>이체</c:v></c:tx><c:cat><c:v>1월</c:v><c:v>2월</c:v></c:cat></c:ser></c:chartSpace>`;
  const point = (id: string, text: string) =>
    `<dgm:pt modelId="${id}"><dgm:t><a:p><a:r><a:t>${text}</a:t></a:r></a:p></dgm:t></dgm:pt>`;
  const tie = (from: string, to: string, order: number) =>
    `<dgm:cxn srcId="${from}" destId="${to}" srcOrd="${order}"/>`;
  const diagram = `<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst><dgm:pt modelId="0" type="doc"/>${point('2', '승인')}${point('1', '접수')}${point('3', '서류 확인')}</dgm:ptLst><dgm:cxnLst>${tie('0', '1', 0)}${tie('0', '2', 1)}${tie('1', '3', 0)}${tie('3', '1', 0)}</dgm:cxnLst></dgm:dataModel>`;
  const document = await read(
    [
      {
        shapes:
          title('한도') +
          frame(table, [0, 10, 10, 10]) +
          frame('<c:chart r:id="rId5"/>', [0, 30, 10, 10]) +
          frame('<dgm:relIds r:dm="rId6"/>', [0, 50, 10, 10]),
        relations: [
          ['rId5', 'chart', '../charts/chart1.xml'],
          ['rId6', 'diagramData', '../diagrams/data1.xml'],
        ],
      },
    ],
    [
      { name: 'ppt/charts/chart1.xml', content: chart },
      { name: 'ppt/diagrams/data1.xml', content: diagram },
    ],
  );
  assert.deepEqual(outline(document), [
    ...[
      'heading1 한도',
      '구분|한도',
      '일반|1일|500만 원',
      '1회|100만 원',
      'caption 월별 건수: 이체: 1월, 2월',
    ],
    ...['list-item 접수', 'list-item 서류 확인', 'list-item 승인'],
  ]);
  const [first] = tablesOf(document.blocks);
  assert.deepEqual(
    first!.rows.map(({ group, cells }) => [group, cells.map(({ header }) => header)]),
    [
      ['head', [true, true]],
      [undefined, [true, false, false]],
      [undefined, [false, false]],
    ],
  );
});

test('protected, truncated, empty and foreign files are named as what they are', async () => {
  for (const [name, reader] of readers) {
    const whole = fixture(name);
    for (const part of [0.2, 0.5, 0.9])
      assert.equal(
        await thrownCode(() => reader(whole.subarray(0, Math.floor(whole.length * part)), 'a')),
        'damaged',
        `${name} ${part}`,
      );
    for (const [other] of readers)
      if (other !== name) assert.equal(await thrownCode(() => reader(fixture(other), 'a')), 'not-format');
    for (const bytes of ['', '글', '%PDF-1.7'])
      assert.equal(await thrownCode(() => reader(Buffer.from(bytes), 'a')), 'not-format');
    const locked = writeCompound({ EncryptedPackage: Buffer.alloc(10), EncryptionInfo: Buffer.alloc(10) });
    assert.equal(await thrownCode(() => reader(locked, 'a')), 'encrypted');
  }
  const docx = readFileSync(new URL('../fixtures/formats/docx/manual.docx', import.meta.url));
  assert.equal(await thrownCode(() => readPptx(docx, 'a')), 'not-format');
  const user = Buffer.alloc(28);
  user.writeUInt32LE(0xf3d1c4df, 12);
  const ppt = writeCompound({ 'Current User': user, 'PowerPoint Document': Buffer.alloc(100) });
  assert.equal(await thrownCode(() => readPpt(ppt, 'a')), 'encrypted');
  const manifest = '<manifest:manifest><manifest:encryption-data/></manifest:manifest>';
  const odp = writeZip([
    { name: 'content.xml', content: 'x' },
    { name: 'META-INF/manifest.xml', content: manifest },
  ]);
  assert.equal(await thrownCode(() => readOdp(odp, 'a')), 'encrypted');
  assert.equal(await thrownCode(() => read([''])), 'no-text');
});

test('entities are never resolved; bombs of cells, spans, depth and loops are refused or cut', async () => {
  const bomb =
    '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY x SYSTEM "file:///etc/passwd">]><a>&a;&x;</a>';
  const part = { name: 'ppt/slides/slide2.xml', content: bomb };
  assert.equal(await thrownCode(() => read([title('하나'), title('둘')], [part])), 'damaged');
  const cells = `<a:tr>${'<a:tc/>'.repeat(1000)}</a:tr>`.repeat(1001);
  const spread = (xml: string) => xml.replace(/<a:tr>/g, () => `<a:tr h="${Math.random()}">`);
  assert.equal(await thrownCode(() => read([frame(`<a:tbl>${spread(cells)}</a:tbl>`)])), 'too-many-elements');
  const wide =
    '<a:tbl><a:tr><a:tc gridSpan="100000" rowSpan="100000"><a:txBody><a:p><a:r><a:t>값</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl>';
  const [cell] = tablesOf((await read([title('표') + frame(wide)])).blocks)[0]!.rows[0]!.cells;
  assert.ok(cell!.colspan <= 1000 && cell!.rowspan <= 1000);
  const group = (inner: string) =>
    `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="1" name=""/></p:nvGrpSpPr><p:grpSpPr/>${inner}</p:grpSp>`;
  let deep = shape(['속']);
  for (let i = 0; i < 100; i++) deep = group(deep);
  assert.equal(await thrownCode(() => read([deep])), 'too-deep');

  // The newest edit of a PPT names itself as the one before.
  const user = Buffer.alloc(28);
  user.writeUInt32LE(8, 16);
  const stream = Buffer.alloc(200);
  stream.writeUInt16LE(4085, 10);
  stream.writeUInt32LE(28, 12);
  stream.writeUInt32LE(8, 24);
  stream.writeUInt32LE(100, 28);
  stream.writeUInt16LE(6002, 102);
  const loop = writeCompound({ 'Current User': user, 'PowerPoint Document': stream });
  assert.equal(await thrownCode(() => readPpt(loop, 'a')), 'damaged');
});
