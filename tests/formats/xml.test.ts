import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  attributeOf,
  childrenOf,
  parseXml,
  readXml,
  readXmlUnits,
  textIn,
} from '../../main/ingest/formats/xml/index.ts';
import { thrownCode } from './thrown-code.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const options = { format: 'DOCX', namespaces: { [word]: 'w' } };
const xml = (text: string) => Buffer.from(text);

test('names carry the expected prefix, whatever prefix the file uses', () => {
  const files = [
    `<w:p xmlns:w="${word}" w:id="1"><w:t w:v="가">글</w:t></w:p>`,
    `<ns0:p xmlns:ns0="${word}" ns0:id="1"><ns0:t ns0:v="가">글</ns0:t></ns0:p>`,
    `<p xmlns="${word}" xmlns:q="${word}" q:id="1"><t q:v="가">글</t></p>`,
  ];
  for (const file of files) {
    const root = parseXml(xml(file), options);
    assert.equal(root.name, 'w:p');
    assert.equal(root.attributes['w:id'], '1');
    assert.equal(attributeOf(root, 'w:t', 'w:v'), '가');
  }
});

test('a prefix that means something else inside an element means the first again after it', () => {
  const root = parseXml(
    xml(`<w:a xmlns:w="${word}"><w:b xmlns:w="urn:other"/><x:c xmlns:x="${word}"/><w:d/></w:a>`),
    options,
  );
  assert.deepEqual(
    childrenOf(root).map(({ name }) => name),
    ['w:b', 'w:c', 'w:d'],
  );
});

test('Korean text is whole across chunks, in UTF-8 and in UTF-16', () => {
  const text = '똠햏펲 '.repeat(30_000);
  const file = `<?xml version="1.0"?><a>${text}<![CDATA[<끝>]]></a>`;
  assert.equal(textIn(parseXml(xml(file), options)), `${text}<끝>`);
  const wide = Buffer.from(`\uFEFF<a>${text}</a>`, 'utf16le');
  assert.equal(textIn(parseXml(wide, options)), text);
});

test('entities that a file declares are refused, inside or outside of it', async () => {
  const bomb = '<!DOCTYPE a [<!ENTITY b "하하"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>';
  const outside = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>';
  for (const file of [bomb, outside, '<a>&nbsp;</a>'])
    assert.equal(await thrownCode(() => parseXml(xml(file), options)), 'damaged');
  const old = '<!DOCTYPE a PUBLIC "-//X" "http://127.0.0.1:1/x.dtd"><a>&lt;글&#xAC00;</a>';
  assert.equal(textIn(parseXml(xml(old), options)), '<글가');
});

test('XML nested deeper than the limit, with too many nodes, or cut off is refused', async () => {
  const deep = '<a>'.repeat(100_000);
  assert.equal(await thrownCode(() => parseXml(xml(deep), options)), 'too-deep');
  const wide = `<a>${'<b/>'.repeat(2000)}</a>`;
  assert.equal(await thrownCode(() => parseXml(xml(wide), { ...options, nodes: 1000 })), 'too-many-elements');
  for (const file of ['', '<a><b></a>', '<a>글', '글', '<a b=c/>'])
    assert.equal(await thrownCode(() => parseXml(xml(file), options)), 'damaged');
});

test('a control character that XML forbids does not hide the text around it', () => {
  assert.equal(textIn(parseXml(xml('<a>앞\u000b뒤</a>'), options)).replace('\u000b', ''), '앞뒤');
});

test('a large part comes as small trees, with what stands around them', () => {
  const seen: string[] = [];
  readXmlUnits(
    xml('<body><p>하나<p>속</p></p><tbl><p>둘</p></tbl></body>'),
    {
      isUnit: (name) => name === 'p',
      unit: (element) => seen.push(textIn(element)),
      open: (name) => seen.push(`<${name}>`),
      close: (name) => seen.push(`</${name}>`),
    },
    options,
  );
  assert.deepEqual(seen, ['<body>', '하나속', '<tbl>', '둘', '</tbl>', '</body>']);
});

test('events come in order, text in runs', () => {
  const seen: string[] = [];
  readXml(
    xml('<a>글<b c="d"/></a>'),
    {
      open: (name, attributes) => seen.push(name + JSON.stringify(attributes)),
      close: (name) => seen.push(`/${name}`),
      text: (text) => seen.push(text),
    },
    options,
  );
  assert.deepEqual(seen, ['a{}', '글', 'b{"c":"d"}', '/b', '/a']);
});
