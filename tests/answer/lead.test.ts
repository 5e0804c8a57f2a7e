import assert from 'node:assert/strict';
import { it } from 'node:test';
import { html } from '../ingest/manuals.ts';
import { answersOver, otherPages } from './made-manuals.ts';

it('of rows that are quoted together the one that has more of the question is said first, and the quote stays as it stands', async (t) => {
  const row = (cells: string[], tag = 'td') =>
    `<tr>${cells.map((c) => `<${tag}>${c}</${tag}>`).join('')}</tr>`;
  const table = `<table>${row(['모델', '출고가', '지원금'], 'th')}${row(['은하 S26', '1,155,000원', '500,000원'])}${row(['은하 S26 울트라', '1,698,400원', '450,000원'])}</table>`;
  const { ask } = await answersOver(t, {
    'support.html': html('공시지원금표').replace('</body>', `${table}</body>`),
    ...otherPages,
  });
  const { answer, citations } = await ask('은하 S26 울트라 지원금 얼마');
  assert.equal(citations[0]!.quote, '은하 S26 1,155,000원 500,000원 은하 S26 울트라 1,698,400원 450,000원');
  assert.ok(answer.indexOf('모델 은하 S26 울트라의') < answer.indexOf('모델 은하 S26의'), answer);
  // Rows that have the same of it keep their order.
  const alike = await ask('은하 S26 출고가 지원금');
  assert.ok(
    alike.answer.indexOf('모델 은하 S26의') < alike.answer.indexOf('모델 은하 S26 울트라의'),
    alike.answer,
  );
});

it('of two editions the later one is quoted first, though the older has more of the question', async (t) => {
  const notes = [
    '요금은 매달 25일에 청구하며 납기일은 다음 달 15일입니다.',
    '설치비는 따로 내며 주말에는 더 비쌉니다.',
    '약정 기간에 해지하면 할인한 금액을 돌려받습니다.',
    '장비는 해지하고 14일 안에 택배로 돌려보내야 합니다.',
  ];
  const { ask } = await answersOver(t, {
    'price_2025.html': html(
      '인터넷 요금 2025년',
      '번개 500 상품의 요금은 3년 약정 34,100원입니다.',
      ...notes,
    ),
    'price_2026.html': html('인터넷 요금 2026년', '번개 500 상품은 3년 약정 33,000원입니다.', ...notes),
    ...otherPages,
  });
  const { citations } = await ask('번개 500 상품의 요금 3년 약정');
  assert.equal(citations[0]?.path, 'price_2026.html');
  const asked = await ask('2025년 번개 500 상품의 요금 3년 약정');
  assert.equal(asked.citations[0]?.path, 'price_2025.html');
});

it('what is quoted of the page that is found first is said first, though a line of another page has more of the question', async (t) => {
  const { ask, search } = await answersOver(t, {
    'auto.html': html(
      '자동이체 할인',
      '자동이체를 신청하면 다음 달부터 깎아 드립니다.',
      '할인되는 금액은 한 달에 550원입니다.',
      '자동이체는 은행과 카드로 할 수 있습니다.',
    ),
    'bill.html': html('청구서 보는 법', '자동이체 할인 금액은 청구서의 아래쪽에 적힙니다.'),
    ...otherPages,
  });
  const question = '자동이체 할인 금액';
  const { citations } = await ask(question);
  assert.equal((await search(question))[0], 'auto.html');
  const quoted = citations.map((citation) => citation.path);
  assert.ok(quoted.includes('bill.html'), quoted.join());
  assert.equal(quoted[0], 'auto.html');
});

it('of rows under one header the one whose own cells are asked about is quoted, and a form’s empty label is not', async (t) => {
  const row = (cells: string[], tag = 'td') =>
    `<tr>${cells.map((c) => `<${tag}>${c}</${tag}>`).join('')}</tr>`;
  const table = `<table>${row(['구분', '온가족결합', '복지할인', '청년할인'], 'th')}${row(['3년 약정', '○', '○', '○'])}${row(['온가족결합', '–', '○', '×'])}${row(['복지할인', '○', '–', '×'])}${row(['자동이체', '○', '○', '○'])}</table>`;
  const form = `<table>${row(['이름', '', '휴대폰', ''])}${row(['청년할인 중복', '', '', ''])}</table>`;
  const { ask } = await answersOver(t, {
    'both.html': html('할인 중복 적용표').replace('</body>', `${table}</body>`),
    'form.html': html('청년할인 신청서').replace('</body>', `${form}</body>`),
    ...otherPages,
  });
  const { answer, citations } = await ask('복지할인 청년할인 중복');
  assert.match(answer.split('\n').find((line) => line.includes('[1]')) ?? '', /^복지할인/);
  for (const { quote } of citations) assert.notEqual(quote, '청년할인 중복');
});

it('the page that is found first is quoted, though its title says what is asked and other pages have more of it in their lines', async (t) => {
  const line =
    '<p>손님이 낸 신청을 거두는 것이 청약 철회이며 해지와는 다르게 처리하니 헷갈리지 않게 구별합니다.</p>';
  const other = (n: number) =>
    `<meta charset="utf-8"><title>용어 ${n}</title><h1>용어 ${n}</h1><h2>가 ${n}</h2>${line}<h2>나 ${n}</h2>${line}`;
  const { ask, search } = await answersOver(t, {
    'withdraw.html': html(
      '청약 철회',
      '개통일부터 7일 안에 취소할 수 있습니다.',
      '청약 철회는 전화로 받습니다.',
    ),
    ...Object.fromEntries([1, 2, 3, 4].map((n) => [`term${n}.html`, other(n)])),
    ...otherPages,
  });
  assert.equal((await search('청약 철회'))[0], 'withdraw.html');
  const { citations } = await ask('청약 철회');
  assert.equal(citations[0]?.path, 'withdraw.html');
});
