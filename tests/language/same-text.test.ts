import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { collapse, fold, languageOf } from '../../main/language/index.ts';

describe('two texts are the same', () => {
  it('whatever their white space, case, width and composition', () => {
    const text = '무선 공유기 UHD-2를\n재설정합니다.';
    assert.equal(fold(text), '무선공유기uhd-2를재설정합니다.');
    assert.equal(fold(text.normalize('NFD')), fold(text));
    assert.equal(fold('ＵＨＤ\u00ad-2\u200b \u00a0'), 'uhd-2');
  });

  it('and folding once is enough', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(fold(fold(text)), fold(text));
        assert.equal(/\s/.test(fold(text)), false);
      }),
      { numRuns: 1000 },
    );
  });

  it('collapsed white space is single blanks', () => {
    assert.equal(collapse('\n a\t\u00a0b \r\n'), 'a b');
    assert.equal(collapse(' '), '');
  });
});

describe("a text's language", () => {
  const is = (language: string, ...texts: string[]) => {
    for (const text of texts) assert.equal(languageOf(text), language, text);
  };

  it('is Korean for Korean, though full of Latin names', () => {
    is(
      'ko',
      '무선 공유기를 켭니다.',
      'Err:522 뜻',
      'ThisComponent 의미',
      'LibreOffice Calc에서 SUM 함수 쓰기',
    );
    is('ko', '무선 공유기를 켭니다.'.normalize('NFD'));
  });

  it('is English for English, though it names Korean words', () => {
    is('en', 'How do I reset the modem?', 'reset modem', 'What does 설정 mean in this menu?');
  });

  it('is neither for other languages and for no words at all', () => {
    is('other', 'Der Router ist nicht mit dem Netz verbunden', 'ルーターを再起動します', '重新启动路由器');
    is('other', 'Перезагрузите маршрутизатор', 'Redémarrez le routeur et attendez', '', '123 — …');
  });

  it('of a long page is judged without reading all of it', () => {
    is('ko', '설정을 엽니다. '.repeat(200_000));
  });
});
