import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { createAnalyser } from '../../main/language/index.ts';

const analyser = await createAnalyser();
const words = (text: string) =>
  analyser
    .terms(text)
    .filter((term) => term.kind === 'word')
    .map((term) => term.text);
const bigrams = (text: string) =>
  analyser
    .terms(text)
    .filter((term) => term.kind === 'bigram')
    .map((term) => term.text);

describe('Korean words', () => {
  it('a noun is found with any particle behind it', () => {
    for (const written of ['인터넷이', '인터넷을', '인터넷으로는', '인터넷입니다']) {
      assert.deepEqual(words(written), ['인터넷'], written);
    }
  });

  it('a verb is found in any of its forms', () => {
    for (const written of ['고쳐', '고친', '고쳤습니다', '고치려면']) {
      assert.deepEqual(words(written), ['고치'], written);
    }
  });

  it('a compound is found by its parts', () => {
    assert.deepEqual(words('설정값은'), ['설정', '값']);
  });

  it('a particle behind a Latin word, a number or a quote is no word of its own', () => {
    assert.deepEqual(words('SUM은 1은 "옵션"을 KT와'), ['sum', '1', '옵션', 'kt']);
  });

  it('a word that the morphemes miss is still found by its syllables', () => {
    assert.deepEqual(bigrams('공유기'), ['공유', '유기']);
    assert.deepEqual(bigrams('표'), ['표']);
    assert.deepEqual(bigrams('표 안'), ['표', '안']);
  });

  it('decomposed Hangul, as macOS writes it, is the same text', () => {
    const text = '무선 공유기를 3층에서 재설정합니다. 똠방각하 Wi‑Fi';
    assert.deepEqual(
      analyser.terms(text.normalize('NFD')).map((term) => [term.kind, term.text]),
      analyser.terms(text).map((term) => [term.kind, term.text]),
    );
  });

  it('a soft hyphen or a zero-width blank inside a word does not cut it', () => {
    assert.deepEqual(words('모\u00ad바\u200b일'), ['모바일']);
  });
});

describe('identifiers and numbers', () => {
  const whole = (text: string, ...expected: string[]) => {
    const found = words(text);
    for (const term of expected) assert.ok(found.includes(term), `${text}: ${term} in ${found.join(' ')}`);
  };

  it('an identifier is found whole and by its parts', () => {
    whole('UHD-2', 'uhd-2', 'uhd', '2');
    whole('080-8282-106', '080-8282-106', '8282');
    whole('A/S', 'a/s');
    whole('--dry-run', '--dry-run', 'dry-run', 'dry', 'run');
    whole('Err:522', 'err:522', 'err', '522');
    whole('_top', '_top', 'top');
    whole('user_zipcode', 'user_zipcode', 'user', 'zipcode');
    whole('=SUM(A1:B3)', 'sum', 'a1:b3', 'a1');
    whole('v7.4.2', 'v7.4.2');
    whole('C++과 C#', 'c++', 'c#');
    whole('#N/A', '#n/a');
  });

  it('an identifier is found when somebody types it without its dashes', () => {
    whole('Wi-Fi', 'wifi');
    whole('Wi\u2011Fi', 'wi-fi', 'wifi');
    whole('UHD-2', 'uhd2');
    whole('080-8282-106', '0808282106');
  });

  it('a quantity is found by its number and by its unit', () => {
    whole('1.5Gbps', '1.5gbps', '1.5', 'gbps');
    assert.deepEqual(words('10,000원'), ['10000', '원']);
    assert.deepEqual(words('3개월간'), ['3', '개월']);
  });

  it('the commas of thousands join a number, other commas separate', () => {
    assert.deepEqual(words('1,234,567.89'), ['1234567.89']);
    assert.deepEqual(words('1,2,3'), ['1', '2', '3']);
    assert.deepEqual(words('10,000-20,000'), ['10000', '20000']);
    assert.deepEqual(words('red,green'), ['red', 'green']);
  });

  it('full-width letters, ligatures and enclosed characters are what they stand for', () => {
    assert.deepEqual(words('ＵＨＤ ﬁle ㈜케이티 ㎏'), ['uhd', 'file', '주', '케이티', 'kg']);
  });

  it("an English possessive is the word itself, and don't is one word", () => {
    assert.deepEqual(words('the user’s modem doesn’t'), ['the', 'user', 'modem', 'doesnt']);
  });
});

describe('where a term stands', () => {
  it('is given in the text as it was handed over, not as it was normalised', () => {
    const text = `①${'인터넷'.normalize('NFD')}을… ＵＨＤ-2 신청`;
    const spans = new Map(
      analyser.terms(text).map((term) => [`${term.kind} ${term.text}`, text.slice(term.start, term.end)]),
    );
    assert.equal(spans.get('word 인터넷')?.normalize('NFC'), '인터넷을');
    assert.equal(spans.get('word uhd-2'), 'ＵＨＤ-2');
    assert.equal(spans.get('word 신청'), '신청');
    assert.equal(spans.get('bigram 터넷')?.normalize('NFC'), '터넷');
  });

  it('is inside the text and in text order, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const term of analyser.terms(text)) {
          assert.ok(term.text !== '' && !/\s/.test(term.text));
          assert.ok(0 <= term.start && term.start < term.end && term.end <= text.length);
          if (term.kind === 'word') {
            assert.ok(term.start >= last);
            last = term.start;
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({
        unit: fc.constantFrom(
          ...'가각힣ㄱㅏ\u1100\u1161\u11a8\u0301\u00ad\u200b\ud83d\ude00\ud800aZ0,.-_/:()"\'#+ \n\u0000½㈜…İß漢ー',
        ),
        maxLength: 30,
      }),
      fc.constantFrom('UHD-2', '10,000원', '안녕하세요.', ' ', '\t'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('strange text', () => {
  it('decomposed and composed spelling give the same terms, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'가각힣닭뷁 ㄱé漢aZ1-.…①ｆ\n'), maxLength: 40 }),
        (text) => {
          const plain = (input: string) => analyser.terms(input).map((term) => `${term.kind} ${term.text}`);
          assert.deepEqual(plain(text.normalize('NFD')), plain(text.normalize('NFC')));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a word of 50,000 syllables or letters is cut and read in bounded time', { timeout: 20_000 }, () => {
    let syllables = '';
    for (let i = 0; i < 50_000; i++) syllables += String.fromCharCode(0xac00 + ((i * 7919) % 11_172));
    assert.equal(bigrams(syllables).length, 49_999);
    for (const unit of ['a', 'a-', '1,', '(', '\u0301', '\ud800', 'ㅋ', '가.', '--a ']) {
      for (const term of analyser.terms(unit.repeat(50_000 / unit.length))) {
        assert.ok(term.text.length <= 64, `${unit}: a term of ${term.text.length} characters`);
      }
    }
  });

  it('an empty text has no terms', () => {
    assert.deepEqual(analyser.terms(''), []);
    assert.deepEqual(analyser.terms(' \u00a0\u200b\u0000'), []);
  });
});

it('the analyser works in a worker thread', async () => {
  const index = new URL('../../main/language/index.ts', import.meta.url).href;
  const worker = new Worker(
    `import { parentPort } from 'node:worker_threads';
     const { createAnalyser } = await import(${JSON.stringify(index)});
     parentPort.postMessage((await createAnalyser()).terms('해지할 때'));`,
    { eval: true, execArgv: ['--input-type=module'] },
  );
  const terms = await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  await worker.terminate();
  assert.deepEqual(terms, analyser.terms('해지할 때'));
});
