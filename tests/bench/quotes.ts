/** Each parameter of the quotes beside its neighbours: evidence recall, first quote's file right, precision. */
import { chooseQuotes, defaultQuotes, openSource, type QuoteParameters } from '../../main/answer/index.ts';
import { covered, rightFiles, segmentsOf } from '../../main/evaluate/index.ts';
import { createRetriever } from '../../main/retrieve/index.ts';
import { rememberingAnalyser, withCorpora } from './corpora.ts';
import { machine, printTable } from './table.ts';

const neighbours: Readonly<Partial<Record<keyof QuoteParameters, readonly number[]>>> = {
  pages: [1, 2, 5],
  window: [100, 150, 250],
  own: [0.5, 1.5, 2],
  title: [0, 0.6],
  passage: [0, 0.2, 0.8],
  page: [0.4, 1.2, 2],
  pairs: [0, 0.15, 0.6],
  around: [0, 0.4],
  row: [0, 0.2],
  header: [0.4, 0.8, 1],
  step: [0, 0.1],
  digit: [0, 0.2],
  short: [0, 0.15, 0.5],
};
const deepest = 5;

export async function compareQuotes(pairs: readonly { folder: string; sheet: string }[]): Promise<void> {
  const analyser = await rememberingAnalyser();
  await withCorpora(pairs, async (corpora) => {
    const prepared = await Promise.all(
      corpora.map(async ({ library, embedder, questions }) => {
        const retrieve = createRetriever({ library, analyser, embedder: () => embedder });
        const cases = [];
        for (const question of questions) {
          const retrieval = await retrieve(question.question);
          const sources = retrieval.documents
            .slice(0, deepest)
            .flatMap(({ documentId }) => openSource(library, documentId) ?? []);
          cases.push({ question, retrieval, sources });
        }
        return cases;
      }),
    );
    const scores = (change: Partial<QuoteParameters>): string[] =>
      prepared.map((cases) => {
        const parameters = { ...defaultQuotes, ...change };
        const quoted = cases.map(({ question, retrieval, sources }) => {
          const quotes = chooseQuotes(retrieval, sources, analyser, question.question, parameters).map(
            (quote) => ({
              right: rightFiles(question).has(quote.source.document.path),
              text: quote.units.map((unit) => unit.source).join(' '),
            }),
          );
          const found = segmentsOf(question).map((segment) =>
            quotes.some(({ text }) => covered(segment, text)),
          );
          return { quotes, found };
        });
        const share = (values: readonly boolean[]) =>
          (values.filter(Boolean).length / values.length).toFixed(3);
        const recall = share(quoted.flatMap(({ found }) => found));
        const first = share(quoted.map(({ quotes }) => quotes[0]?.right ?? false));
        const precision = share(quoted.flatMap(({ quotes }) => quotes.map(({ right }) => right)));
        return `${recall} ${first} ${precision}`;
      });
    const rows = [
      ['', ...corpora.map((c) => `${c.name} (${c.questions.length})`)],
      ['defaults', ...scores({})],
    ];
    for (const [name, values] of Object.entries(neighbours)) {
      for (const value of values) {
        const key = name as keyof QuoteParameters;
        rows.push([`${name} ${value} (${defaultQuotes[key]})`, ...scores({ [key]: value })]);
      }
    }
    console.log(
      `evidence recall, first quote's file right, precision; the default in brackets; ${machine()}\n`,
    );
    printTable(rows);
  });
}
