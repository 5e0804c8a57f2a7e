/**
 * `npm run bench [part] [-- options]`: measures, never judges. Parts: `speed` (the default), `ingest`, `search`, `attachments`, `read-html`, `tables`, `ranking`, `quotes`, `confirmed`, `recency`, `vectors`, `models-retrieval`, `models`, `reranker`, `polarity`, `checking`, `ui`.
 * `--corpus <folder>` and `--sheet <jsonl>` name what is measured; tests/bench/fetch-corpora gets the default corpus.
 * `--pages <folder>` adds the sheets of tests/bench/sheets over the pages that `fetch-corpora sheets <folder>` unpacked.
 * `--embedding <gguf>` and `--reranker <gguf>` name the models of `vectors` and `models-retrieval`; `--reranker` also names that of `reranker`.
 * `--llama-bench <program>`: what tests/bench/build-llama-bench built, for `models`.
 * `--sizes 10000,100000` says how large `search` and `vectors` are; `--keep <folder>` keeps what they made, to go on with.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string', default: '/usr/share/libreoffice/help' },
    sheet: { type: 'string', multiple: true, default: [] },
    pages: { type: 'string' },
    sizes: { type: 'string', default: '10000,100000,1000000' },
    embedding: { type: 'string' },
    reranker: { type: 'string' },
    'llama-bench': { type: 'string' },
    chat: { type: 'string' },
    threads: { type: 'string' },
    // to which `reranker` cuts the passages
    characters: { type: 'string', default: '120,240,600' },
    // where `search`, `models-retrieval`, `reranker`, `checking` and `ui` keep the libraries that they make, and `vectors` the model's vectors
    keep: { type: 'string' },
    questions: { type: 'string', default: 'resources/sample-manuals/questions.jsonl' },
  },
});
const part = positionals[0] ?? 'speed';
/** They need no corpus. */
const ownPages = ['ui', 'models', 'reranker'];
if (!ownPages.includes(part) && !existsSync(values.corpus)) {
  console.error(
    `${values.corpus} is not there: run tests/bench/fetch-corpora, or name a folder with --corpus`,
  );
  process.exit(1);
}
if (part === 'speed') await (await import('./speed.ts')).measureSpeed(values.corpus, values.questions);
else if (part === 'tables') {
  (await import('./tables.ts')).measureTables();
  await (await import('./rows.ts')).compareRowTerms(pairs());
} else if (part === 'ingest') await (await import('./ingest.ts')).measureIngest();
else if (part === 'search')
  await (await import('./search.ts')).measureSearch({
    sizes: values.sizes.split(',').map(Number),
    keep: values.keep,
    corpus: values.corpus,
    sheet: values.sheet[0],
  });
else if (part === 'attachments') await (await import('./attachments.ts')).measureAttachments();
else if (part === 'read-html') (await import('./read-html.ts')).measureReading(values.corpus);
else if (part === 'ranking') await (await import('./ranking.ts')).compareRankings(pairs());
else if (part === 'quotes') await (await import('./quotes.ts')).compareQuotes(pairs());
else if (part === 'confirmed') await (await import('./confirmed.ts')).compareConfirmed(pairs());
else if (part === 'polarity')
  (await import('./polarity.ts')).measurePolarity([
    ...pairs().map(({ sheet }) => sheet),
    ...['korean', 'english'].map((name) => `tests/bench/sheets/${name}.jsonl`),
  ]);
else if (part === 'checking')
  await (await import('./checking.ts')).measureChecking(
    pairs().map(({ folder, sheet }) => {
      const unseen = sheet.replace('.jsonl', '-unseen.jsonl');
      return { folder, sheets: existsSync(unseen) ? [sheet, unseen] : [sheet] };
    }),
    values.keep,
  );
else if (part === 'recency') await (await import('./confirmed.ts')).compareRecency(pairs());
else if (part === 'ui') await (await import('./ui/measure.ts')).measureScreens(values.keep);
else if (part === 'reranker') await (await import('./reranker.ts')).measureRerankers(values);
else if (part === 'models') await (await import('./models.ts')).measureModels(values);
else if (part === 'vectors') {
  const sizes = values.sizes
    .split(',')
    .map(Number)
    .filter((size) => size > 0);
  const { measureVectors } = await import('./vectors.ts');
  await measureVectors({ ...values, sizes, sheets: pairs().map(({ sheet }) => sheet) });
} else if (part === 'models-retrieval') {
  await (await import('./models-retrieval.ts')).measureModels(pairs(), values);
} else {
  console.error(
    `no part is named "${part}": speed, ingest, search, attachments, read-html, tables, ranking, quotes, confirmed, recency, vectors, models-retrieval, models, reranker, polarity, checking, ui`,
  );
  process.exit(2);
}

/** Folders with their sheets: the corpus with the sheets given, the further sheets, and the sample manuals with theirs. */
function pairs(): { folder: string; sheet: string }[] {
  const further = values.pages === undefined || part === 'polarity' ? [] : ['korean', 'english'];
  return [
    ...values.sheet.map((sheet) => ({ folder: values.corpus, sheet })),
    ...further.map((name) => ({
      folder: path.join(values.pages!, name),
      sheet: `tests/bench/sheets/${name}.jsonl`,
    })),
    { folder: 'resources/sample-manuals/manuals', sheet: 'resources/sample-manuals/questions.jsonl' },
  ];
}
