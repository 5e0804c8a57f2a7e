/** A question typed in the wrong keyboard layout is offered as it was meant; it is never replaced unasked. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAnalyser } from '../../main/language/index.ts';
import { createRetriever } from '../../main/retrieve/index.ts';
import { html, ingested } from '../ingest/manuals.ts';

const analyser = await createAnalyser();

describe('did you mean', () => {
  it('offers what the manuals know in the other layout, and nothing else', async (t) => {
    const { library } = await ingested(t, {
      'a.html': html('인터넷 해지', '인터넷을 해지하려면 신분증이 있어야 합니다.'),
      'b.html': html('Help desk', 'The help desk answers questions about dlfma.'),
    });
    const retrieve = createRetriever({ library, analyser, embedder: () => undefined });
    const offered = async (question: string) => (await retrieve(question)).didYouMean;
    assert.equal(await offered('dlsxjspt'), '인터넷');
    assert.equal(await offered('dlsxjsptdmf  해지'), '인터넷을  해지');
    assert.equal(await offered('ㅗ디ㅔ 신분증'), 'help 신분증');
    assert.equal(await offered('인터넷 해지'), null);
    // Stands in the manuals as it is typed.
    assert.equal(await offered('dlfma'), null);
    // Stands nowhere in either layout.
    assert.equal(await offered('rksekfk'), null);
    assert.equal(await offered('가나다라'), null);
    assert.equal(await offered('x'.repeat(5_000)), null);
    const { documents } = await retrieve('dlsxjspt');
    assert.deepEqual(documents, []);
  });
});
