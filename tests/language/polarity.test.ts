/** A sentence that turns its quote into the opposite is seen, and one that says it in other words is not lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { opposite } from '../../main/language/polarity.ts';

test('the opposite of what is quoted is seen, in Korean and English', () => {
  for (const [sentence, quote] of [
    ['해지가 불가합니다.', '기가라이트는 해지 가능'],
    ['해지할 수 없습니다.', '중도해지가 가능합니다.'],
    ['해지할 수 있어요.', '약정 기간에는 해지가 불가능합니다.'],
    ['재약정이 가능합니다.', '재약정 가능 여부 불가'],
    ['방문 접수는 안 됩니다.', '방문 접수는 가능합니다.'],
    ['위약금이 없습니다.', '6개월 안에 해지하면 위약금이 있습니다.'],
    ['신분증이 필요 없습니다.', '신분증이 필요합니다.'],
    ['신분증은 불필요합니다.', '신분증이 필요합니다.'],
    ['요금이 청구되지 않습니다.', '요금이 청구됩니다.'],
    ['설치비는 포함되지 않습니다.', '설치비 포함'],
    ['밝기는 끌 수 없습니다.', '밝기는 끌 수 있습니다.'],
    ['It cannot be returned.', 'The modem can be returned within 7 days.'],
    ['The fee is not included.', 'The fee is included.'],
    ['It is available.', 'The service is unavailable.'],
    ["Cables aren't covered.", 'Cables are covered by the warranty.'],
  ] as const)
    assert.notEqual(opposite(sentence, quote), null, `${sentence} ⟂ ${quote}`);
});

test('what the quotes say in other words, of something else or under a condition passes', () => {
  for (const [sentence, quote] of [
    ['위약금이 없습니다.', '군 입대로 해지하면 위약금이 면제됩니다.'],
    ['위약금이 없습니다.', '위약금이 없는 요금제입니다.'],
    ['전화로 해지할 수 있습니다.', '해지는 전화로 접수하며, 방문 접수는 불가합니다.'],
    ['주말에는 설치할 수 없습니다.', '평일에는 설치할 수 있습니다. 주말에는 불가합니다.'],
    ['신분증이 없으면 가입할 수 없습니다.', '가입에는 신분증이 필요합니다.'],
    ['재고가 없습니다.', '재고가 있으면 당일 보냅니다.'],
    ['해지가 불가능하지 않습니다.', '해지가 가능합니다.'],
    ['인터넷만 할인하고 TV는 할인하지 않습니다.', '빈칸은 할인하지 않음'],
    ['설치는 무료입니다.', '설치비를 받지 않습니다.'],
    ['It can be returned.', 'It cannot be returned if the seal is broken, but can be returned otherwise.'],
    ['The service is free.', 'No fee is charged.'],
  ] as const)
    assert.equal(opposite(sentence, quote), null, `${sentence} = ${quote}`);
});

test('a text never contradicts itself', () => {
  for (const text of [
    '해지 가능, 재약정 불가. 위약금이 없으며 신분증이 필요합니다.',
    '가'.repeat(50_000),
    '할 수 있 '.repeat(10_000),
    `${'if it can '.repeat(5_000)}not`,
    '',
  ])
    assert.equal(opposite(text, text), null);
});
