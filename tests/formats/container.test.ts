import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import type { Document } from '../../main/contract/document.ts';
import { unpack } from '../../main/ingest/formats/container/index.ts';
import { decompressRtf, htmlInRtf } from '../../main/ingest/formats/container/mail/compressed-rtf.ts';
import { outline } from './reading.ts';
import { thrownCode } from './thrown-code.ts';
import { writeZip } from './zip-writing.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/formats/container/${name}`, import.meta.url));
const opened = (name: string) => unpack(fixture(name), `메일함/${name}`);
const ownOf = async (name: string): Promise<Document> => {
  const { own } = await opened(name);
  assert.ok(own);
  return own;
};
const mail = (text: string | Uint8Array, name = 'a.eml') => unpack(Buffer.from(text as string), name);

test('a mail says who wrote to whom and when, and keeps its table', async () => {
  const own = await ownOf('reply.eml');
  assert.deepEqual(outline(own), [
    'heading1 똠방각하 결합 할인 안내',
    '보낸 사람|홍길동 <hong@example.com>',
    '받는 사람|고객센터, 1팀 <team1@example.com>',
    '보낸 날짜|2026-03-02 15:12',
    'paragraph 똠방각하 고객 안내 담당자께,',
    'paragraph 결합 할인 기준이 4월 1일부터 아래와 같이 바뀝니다.',
    '회선 수|할인율',
    '2회선|10%',
    '3회선 이상|25%',
    'paragraph 햏펲 드림',
    'heading2 이전 메일',
    'paragraph 보낸 사람: 김하나 <hana@example.com> 보낸 날짜: 2026년 3월 1일 제목: 결합 할인 문의',
    'paragraph 3회선 고객의 할인율을 알려 주세요.',
    'heading2 첨부 파일',
    'list-item 결합 할인 똠.txt',
    'list-item 신청서.hwp',
    'list-item 요금표.csv',
    'list-item 전달한 메일.eml',
  ]);
  assert.equal(own.title, '똠방각하 결합 할인 안내');
  assert.deepEqual([own.format, own.language, own.encoding.name], ['eml', 'ko', 'cp949']);
  const tables = own.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  assert.deepEqual(
    tables.map(({ index }) => index),
    [0, 1],
  );
  assert.ok(tables[0]!.rows.every(({ cells }) => cells[0]!.header && cells[0]!.scope === 'row'));
});

test('the files of a mail come out under their names, however these are spelled, and the mail links to them', async () => {
  const { own, parts, problems } = await opened('reply.eml');
  assert.deepEqual(
    parts.map(({ path }) => path),
    ['결합 할인 똠.txt', '신청서.hwp', '요금표.csv', '전달한 메일.eml'],
  );
  assert.equal(Buffer.from(parts[1]!.bytes).toString(), 'HWP');
  const links = own!.links.map(({ href, text, start, end }) => [
    decodeURIComponent(href),
    text === own!.text.slice(start, end),
  ]);
  assert.deepEqual(
    links,
    parts.map(({ path }) => [`reply.eml/${path}`, true]),
  );
  assert.deepEqual(problems, [
    { path: 'winmail.dat', code: 'unreadable-yet', params: { format: 'TNEF (winmail.dat)' } },
  ]);
});

test('a mail within a mail is a document of its own', async () => {
  for (const name of ['reply.eml', 'unicode.msg', 'nested.zip']) {
    const inner = (await opened(name)).parts.find(({ document }) => document);
    assert.match(inner!.path, /(전달한 메일|메일)\.(eml|msg)$/);
    assert.equal(inner!.document!.title, '전달한 메일');
    assert.match(inner!.document!.text, /위약금은 남은 약정 개월 수에 따라 정합니다\.$/);
  }
});

test('a mail that names no charset is read as Korean, and the mail that it answers is told apart', async () => {
  const own = await ownOf('unlabelled.eml');
  assert.deepEqual(own.encoding, { name: 'cp949', certainty: 'detected' });
  assert.deepEqual(outline(own).slice(0, 2), [
    'heading1 Re: 위약금 똠 문의',
    '보낸 사람|김하나 <hana@example.com>',
  ]);
  assert.deepEqual(outline(own).slice(3), [
    'paragraph 위약금은 청구서에서 확인할 수 있습니다.',
    'paragraph 남은 개월 수 x 5,000원입니다.',
    'heading2 이전 메일',
    'paragraph 2026년 3월 2일 (월) 오후 3:12, 홍길동 <hong@example.com>님이 작성:',
    'paragraph 위약금은 어디서 확인하나요?',
    'paragraph 한도는 얼마인가요?',
  ]);
});

test('where each question is answered below its quote, the quotes are notes between the answers', async () => {
  assert.deepEqual(outline(await ownOf('answers.eml')).slice(2), [
    'paragraph 안녕하세요.',
    'note 로밍은 어떻게 신청하나요?',
    'paragraph 고객센터 앱에서 신청합니다.',
    'note 요금은 얼마인가요?',
    'paragraph 하루 9,900원입니다.',
  ]);
  const html =
    '<p>안녕하세요.</p><blockquote type="cite"><p>한도는?</p></blockquote><p>월 30만 원까지이며 소득에 따라 다릅니다.</p>';
  const answered = await mail(`Subject: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`);
  assert.deepEqual(outline(answered.own!).slice(2), [
    'note 한도는?',
    'paragraph 월 30만 원까지이며 소득에 따라 다릅니다.',
  ]);
  const last = await mail(
    `Subject: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>월 30만 원입니다.</p><div class="gmail_quote">3월 2일 홍길동<blockquote type="cite">한도는?</blockquote></div>`,
  );
  assert.deepEqual(outline(last.own!).slice(1), [
    'paragraph 월 30만 원입니다.',
    'heading2 이전 메일',
    'paragraph 3월 2일 홍길동',
    'paragraph 한도는?',
  ]);
});

test('an English mail has English labels', async () => {
  const { own } = await mail(
    'Subject: Roaming fees\nFrom: Dana <dana@example.com>\nDate: Mon, 2 Mar 26 09:05 +0000\n\nThe fee is 9 dollars a day.\n\n-----Original Message-----\nFrom: Hong\nSent: Sunday\nSubject: fee?\n\nWhat is the fee?\n',
  );
  assert.deepEqual(outline(own!), [
    'heading1 Roaming fees',
    'From|Dana <dana@example.com>',
    'Sent|2026-03-02 09:05',
    'paragraph The fee is 9 dollars a day.',
    'heading2 Earlier message',
    'paragraph -----Original Message-----',
    'paragraph From: Hong',
    'paragraph Sent: Sunday',
    'paragraph Subject: fee?',
    'paragraph What is the fee?',
  ]);
});

test('mails of Outlook are read in Unicode, in CP949, and where the text is HTML inside RTF', async () => {
  const unicode = outline(await ownOf('unicode.msg'));
  const sample = outline(await ownOf('reply.eml'));
  assert.deepEqual(unicode.slice(0, 5), [
    'heading1 똠방각하 결합 할인 안내',
    '보낸 사람|홍길동 <hong@example.com>',
    '받는 사람|고객센터 <team1@example.com>',
    '참조|이다나 <dana@example.com>',
    '보낸 날짜|2026-03-02 06:12 UTC',
  ]);
  assert.deepEqual(unicode.slice(5, 14), sample.slice(4, 13));
  const ansi = await ownOf('ansi.msg');
  assert.deepEqual(outline(ansi).slice(0, 4), [
    'heading1 똠방각하 문의',
    '보낸 사람|김하나',
    '받는 사람|홍길동',
    '보낸 날짜|2026-03-03 09:05',
  ]);
  assert.deepEqual(outline(ansi).slice(4, 13), sample.slice(4, 13));
  assert.deepEqual(
    (await opened('ansi.msg')).parts.map(({ path }) => path),
    ['요금표 똠.csv'],
  );
  assert.deepEqual(outline(await ownOf('rtf.msg')).slice(2), [
    'paragraph 똠방각하 해지 안내',
    '위약금|5,000원 한',
  ]);
});

test('a mail in rich text keeps its table', async () => {
  assert.deepEqual(outline(await ownOf('rich.msg')), [
    'heading1 로밍 요금',
    'paragraph 똠방각하 표입니다.',
    '구분|요금',
    '로밍|9,900',
  ]);
});

test('Korean words in a mail of an English Outlook are read by their font', () => {
  const rtf = String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1 {\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f4\fmodern\fcharset129 Malgun Gothic;}}{\*\htmltag64 <p>}{\f4 \'8c\'63\'b9\'e6}\'e9{\*\htmltag72 </p>}}`;
  assert.equal(htmlInRtf(Buffer.from(rtf)), '<p>똠방é</p>');
});

test("the specification's own example of compressed RTF unpacks", () => {
  const data =
    '2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af320 68656c0900206277 05b06c647d0a800fa0';
  const rtf = decompressRtf(Buffer.from(data.replaceAll(' ', ''), 'hex'));
  assert.equal(rtf?.toString(), '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
  assert.equal(htmlInRtf(rtf!), null);
});

test('a page saved as one file is a page, in CP949 and with the pages of its frames', async () => {
  const explorer = await ownOf('explorer.mht');
  assert.deepEqual(
    [explorer.format, explorer.title, explorer.encoding.name],
    ['html', '똠방각하 요금 안내', 'cp949'],
  );
  assert.deepEqual(outline(explorer), [
    'heading1 요금 안내',
    'paragraph 기본 요금은 33,000원이며 햏펲 할인은 없습니다.',
  ]);
  assert.deepEqual(outline(await ownOf('frames.mhtml')).slice(1), [
    'heading1 로밍 요금제',
    'paragraph 일본 로밍은 하루 9,900원입니다.',
  ]);
});

test('an archive is a folder: names of Windows and of macOS come out right, what no person reads stays packed', async () => {
  const windows = await opened('windows.zip');
  assert.equal(windows.own, null);
  assert.deepEqual(
    windows.parts.map(({ path }) => path),
    ['매뉴얼/똠방각하 요금.html', '매뉴얼/햏펲.txt'],
  );
  const macos = await opened('macos.zip');
  assert.deepEqual(
    macos.parts.map(({ path }) => path),
    ['매뉴얼/요금.txt', '매뉴얼/요금 (2).txt'],
  );
  assert.deepEqual([...windows.problems, ...macos.problems], []);
});

test('an archive that would do harm loses only the entries that do', async () => {
  const { parts, problems } = await opened('hostile.zip');
  assert.deepEqual(
    parts.map(({ path }) => path),
    ['멀쩡.txt'],
  );
  assert.deepEqual(
    problems.map(({ path, code }) => `${path} ${code}`),
    [
      '../밖.txt outside-root',
      '/etc/passwd.txt outside-root',
      'C:\\밖.txt outside-root',
      '링크.txt link-refused',
      '비밀.txt encrypted',
      '거짓.txt damaged',
      '폭탄.txt unpacks-too-large',
    ],
  );
});

test('archives in archives are unpacked two deep', async () => {
  const { parts, problems } = await opened('nested.zip');
  assert.deepEqual(
    parts.map(({ path }) => path),
    ['메일.eml'],
  );
  assert.deepEqual(problems, [{ path: '깊은.zip/2.zip/1.zip', code: 'too-deep', params: { limit: 2 } }]);
  const two = writeZip([
    {
      name: '안.zip',
      content: writeZip([{ name: '더 안.zip', content: writeZip([{ name: '글.txt', content: '글' }]) }]),
    },
  ]);
  assert.deepEqual(
    (await unpack(two, 'a.zip')).parts.map(({ path }) => path),
    ['안.zip/더 안.zip/글.txt'],
  );
});

test('all that an archive unpacks to is counted, also what is inside of archives in it', async () => {
  const inner = writeZip([{ name: 'x.txt', content: Buffer.alloc(1_900_000, 'a') }]);
  const many = Array.from({ length: 25 }, (_, i) => ({ name: `${i}.zip`, content: inner }));
  const { parts, problems } = await unpack(writeZip(many), 'a.zip', 40_000_000);
  const total = parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
  assert.ok(total <= 40_000_000 && total > 35_000_000, String(total));
  assert.deepEqual(new Set(problems.map(({ code }) => code)), new Set(['unpacks-too-large']));
  assert.equal(parts.length + problems.length, 25);
});

test('empty, truncated, protected files and files of another format are refused with a sentence', async () => {
  for (const extension of ['eml', 'msg', 'mht', 'zip'])
    assert.equal(await thrownCode(() => unpack(new Uint8Array(), `a.${extension}`)), 'no-text');
  const others = {
    'unicode.msg': ['eml', 'mht', 'zip'],
    'windows.zip': ['eml', 'msg', 'mht'],
    'reply.eml': ['msg', 'zip'],
  };
  for (const [name, extensions] of Object.entries(others))
    for (const extension of extensions)
      assert.equal(
        await thrownCode(() => unpack(fixture(name), `a.${extension}`)),
        'not-format',
        `${name} as ${extension}`,
      );
  for (const text of ['<html><body>글</body></html>', '그냥 글입니다.', '\0\u0001\u0002garbage'])
    assert.equal(await thrownCode(() => mail(text)), 'not-format');
  const managed = Buffer.from('\u009b DRMONE  This Document is encrypted', 'latin1');
  for (const extension of ['eml', 'msg', 'mht', 'zip'])
    assert.equal(await thrownCode(() => unpack(managed, `a.${extension}`)), 'encrypted');
  for (const name of ['unicode.msg', 'windows.zip']) {
    const half = fixture(name).subarray(0, fixture(name).length / 2);
    assert.equal(await thrownCode(() => unpack(half, `a.${name.slice(-3)}`)), 'damaged');
  }
  assert.equal(
    await thrownCode(() => unpack(writeZip([{ name: 'a.txt', content: 'x', encrypted: true }]), 'a.zip')),
    'encrypted',
  );
  assert.equal(await thrownCode(() => unpack(writeZip([]), 'a.zip')), 'no-text');
});

test('a truncated mail gives what is there of it', async () => {
  const { own } = await mail(fixture('reply.eml').subarray(0, 1500));
  assert.match(own!.text, /똠방각하 결합 할인 안내/);
});

test('encrypted mails say so, and still name their subject', async () => {
  const smime = await mail(
    'Subject: 비밀\nFrom: a@b.kr\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\nContent-Transfer-Encoding: base64\n\nAAAA\n'.normalize(),
  );
  assert.deepEqual(smime.problems, [{ path: 'smime.p7m', code: 'encrypted', params: {} }]);
  assert.match(smime.own!.text, /^비밀/);
});

test('a mail of a thousand nested parts is refused, one of ten thousand attachments is not slow', async () => {
  let deep = 'Subject: x\n';
  for (let i = 0; i < 1000; i++) deep += `Content-Type: multipart/mixed; boundary="b${i}"\n\n--b${i}\n`;
  assert.equal(await thrownCode(() => mail(deep)), 'too-deep');
  const part = '--b\nContent-Disposition: attachment; filename=a.txt\n\nx\n';
  const { parts } = await mail(
    `Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n${part.repeat(10_000)}--b--\n`,
  );
  assert.equal(parts.length, 10_000);
  assert.equal(parts[9_999]!.path, 'a (10000).txt');
});

test('headers and quotes that are made to be slow are read in time', async () => {
  const head = 'Subject: x\r\nContent-Type: ';
  const html = `${head}text/html; charset=utf-8\r\n\r\n`;
  const slow = [
    `${head}${'('.repeat(300_000)}\r\n\r\nx`,
    `${head}text/plain${'; a*1*=%20'.repeat(30_000)}\r\n\r\nx`,
    `From: ${'"a\\" '.repeat(60_000)}\r\n\r\nx`,
    `Subject: ${'=?euc-kr?B?sMc=?= '.repeat(20_000)}\r\n\r\nx`,
    html + '<'.repeat(500_000),
    html + '<blockquote type=cite>x</blockquote>'.repeat(20_000),
    html + '<p>From: x</p><p>Sent: y</p>'.repeat(10_000),
  ];
  for (const text of slow) {
    const started = performance.now();
    await mail(text);
    assert.ok(performance.now() - started < 60_000, text.slice(0, 60));
  }
});

test('all syllables of CP949 are read right, in a subject cut anywhere and in the text', async () => {
  const all = Array.from({ length: 11_172 }, (_, i) => String.fromCharCode(0xac00 + i)).join('');
  for (let from = 0; from < all.length; from += 500) {
    const text = all.slice(from, from + 500);
    const bytes = iconv.encode(text, 'cp949');
    const words = Array.from({ length: Math.ceil(bytes.length / 45) }, (_, i) =>
      bytes.subarray(i * 45, i * 45 + 45),
    );
    const subject = words.map((word) => `=?ks_c_5601-1987?B?${word.toString('base64')}?=`).join('\r\n ');
    const lines = bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
    const { own } = await mail(
      `Subject: ${subject}\r\nContent-Type: text/plain; charset=euc-kr\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}`,
    );
    assert.equal(own!.title, text);
    assert.equal(own!.text, `${text}\n${text}`);
  }
});
