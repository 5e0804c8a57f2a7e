/** Questions whose words were typed without the blanks between them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAnalyser, everydayWords } from '../../main/language/index.ts';
import { apart } from '../../main/retrieve/run-together.ts';
import { answersFrom, otherPages, sharedLibrary } from '../answer/made-manuals.ts';
import { html } from '../ingest/manuals.ts';

const analyser = await createAnalyser();
const glossary = analyser.glossary(everydayWords());
const library = await sharedLibrary({
  'remote.html': html(
    '리모컨 고장',
    '단추가 눌려 있거나 눌리지 않으면 건전지를 바꿉니다.',
    '안내문자를 보냅니다.',
  ),
  'cells.html': html(
    '칸 다루기',
    '셀을 여럿 골라 합치면 하나가 됩니다.',
    '글자가 깨지면 한글 글꼴을 고릅니다.',
  ),
  'phone.html': html('전화 요금', '알뜰 요금은 전화 한 대에만 적용합니다.'),
  ...otherPages,
});
const read = (question: string) => apart(library, analyser, glossary, question);

describe('a question without blanks', () => {
  it('is read with them where the manuals have its words', () => {
    for (const [typed, meant] of [
      ['단추 안눌려', '단추 안 눌려'],
      ['셀합치기', '셀 합치기'],
      ['한글깨짐', '한글 깨짐'],
      ['합칠수있나', '합칠 수 있나'],
    ] as const)
      assert.equal(read(typed), meant);
  });

  it('stays as it is where it is a word, names one thing, or has a part that stands nowhere', () => {
    for (const typed of [
      '안내문자',
      '알뜰전화',
      '셀그리기',
      '펄서합치기',
      '단추가 눌리지 않아요',
      'UHD-2',
      '',
    ])
      assert.equal(read(typed), typed);
  });

  it('finds the page, and is not refused', async () => {
    const { ask, search } = answersFrom(library);
    assert.equal((await search('단추 안눌려'))[0], 'remote.html');
    const { refused, citations } = await ask('셀합치기');
    assert.deepEqual([refused, citations[0]?.path], [false, 'cells.html']);
  });

  it('is not answered by a page for its 안 or 못 alone', async () => {
    const { search } = answersFrom(
      await sharedLibrary({
        'no.html': html('금지 사항', '못 합니다.', '안 됩니다.'),
        'remote.html': html('건전지', '눌리지 않으면 건전지를 바꿉니다.'),
        ...otherPages,
      }),
    );
    assert.equal((await search('못 안 건전지'))[0], 'remote.html');
  });
});
