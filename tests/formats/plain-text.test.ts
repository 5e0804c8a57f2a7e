import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../../main/ingest/formats/index.ts';
import { outline } from './reading.ts';

const read = (text: string, name = '안내.txt') => readDocument(Buffer.from(text), name);

test('plain text is cut at blank lines, and wrapped lines are joined', () => {
  const document = read('첫 단락의 첫 줄\r\n둘째 줄\r\n\r\n둘째 단락');
  assert.deepEqual(outline(document), ['paragraph 첫 단락의 첫 줄 둘째 줄', 'paragraph 둘째 단락']);
  assert.deepEqual([document.title, document.format], ['안내', 'text']);
});

test('marked headings, lists and code are recognised, a short line is not a heading', () => {
  const document = read(
    '# 설치\n\n준비\n\n1. 전원을 켭니다.\n2) 기다립니다.\n- 끝\n\n점검\n====\n```\nping 1.1.1.1\n```\n',
    'a.md',
  );
  assert.deepEqual(outline(document), [
    'heading1 설치',
    'paragraph 준비',
    'list-item 전원을 켭니다.',
    'list-item 기다립니다.',
    'list-item 끝',
    'heading1 점검',
    'code ping 1.1.1.1',
  ]);
  assert.equal(document.title, '설치');
});
