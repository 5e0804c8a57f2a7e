/**
 * Rows of tables indexed by their sentences against plain "header: value", on the sheets' questions. By terms alone:
 * the learned vectors differ a little with the order of reading, which would hide the difference.
 */
import { chooseQuotes, defaultQuotes, openSource } from '../../main/answer/index.ts';
import { covered, rankOf, type SheetQuestion, segmentsOf } from '../../main/evaluate/index.ts';
import type { RowTerms } from '../../main/ingest/index.ts';
import { createRetriever } from '../../main/retrieve/index.ts';
import { type Corpus, rememberingAnalyser, withCorpora } from './corpora.ts';
import { printTable } from './table.ts';

interface Found {
  readonly question: SheetQuestion;
  /** Of the first right page, from 1. */
  readonly rank: number;
  /** The share of the evidence that the answer's quotes cover. */
  readonly evidence: number;
}

const ofTables = ({ question }: Found) => question.evidence_in === 'table';

const ways: readonly RowTerms[] = ['plain', 'prose'];

export async function compareRowTerms(pairs: readonly { folder: string; sheet: string }[]): Promise<void> {
  const found = new Map<RowTerms, Map<string, Found[]>>();
  for (const way of ways) found.set(way, await findAll(pairs, way));
  const rows = [['questions', 'rows as', 'hit@1', 'hit@5', 'MRR', 'evidence', 'better : worse than plain']];
  for (const [sheet, plain] of found.get('plain')!) {
    for (const [of, only] of [
      ['answered by tables', ofTables],
      ['all', () => true],
    ] as const) {
      const base = plain.filter(only);
      for (const way of ways) {
        const these = found.get(way)!.get(sheet)!.filter(only);
        const count = (sign: number) =>
          these.filter((one, i) => Math.sign(base[i]!.rank - one.rank) === sign).length;
        const compared = way === 'plain' ? '' : `${count(1)} : ${count(-1)}`;
        const label = way === 'plain' ? `${sheet}, ${of} (${these.length})` : '';
        rows.push([label, way, ...scores(these), compared]);
      }
    }
  }
  printTable(rows);
}

function scores(found: readonly Found[]): string[] {
  const mean = (of: (one: Found) => number) =>
    (found.reduce((sum, one) => sum + of(one), 0) / found.length).toFixed(3);
  const within = (k: number) => mean(({ rank }) => (rank <= k ? 1 : 0));
  return [within(1), within(5), mean(({ rank }) => 1 / rank), mean(({ evidence }) => evidence)];
}

/** Sheet → its questions, in a library made for this. */
async function findAll(
  pairs: readonly { folder: string; sheet: string }[],
  rowTerms: RowTerms,
): Promise<Map<string, Found[]>> {
  const analyser = await rememberingAnalyser();
  const found = new Map<string, Found[]>();
  await withCorpora(
    pairs,
    async (corpora) => {
      for (const corpus of corpora) found.set(corpus.name, await findIn(corpus, analyser));
    },
    { rowTerms },
  );
  return found;
}

async function findIn(
  corpus: Corpus,
  analyser: Awaited<ReturnType<typeof rememberingAnalyser>>,
): Promise<Found[]> {
  const found: Found[] = [];
  const { library, questions, pathOf } = corpus;
  const retrieve = createRetriever({
    library,
    analyser,
    embedder: () => undefined,
    parameters: { vectors: 0 },
  });
  for (const question of questions) {
    const retrieval = await retrieve(question.question);
    const ranked = retrieval.documents.slice(0, 100);
    const sources = ranked
      .slice(0, defaultQuotes.pages)
      .flatMap(({ documentId }) => openSource(library, documentId) ?? []);
    const quoted = chooseQuotes(retrieval, sources, analyser, question.question, defaultQuotes).map(
      ({ units }) => units.map((unit) => unit.source).join(' '),
    );
    const segments = segmentsOf(question);
    const covering = segments.filter((segment) => quoted.some((text) => covered(segment, text)));
    found.push({
      question,
      rank: rankOf(
        question,
        ranked.map(({ documentId, score }) => ({ path: pathOf(documentId), score })),
      ),
      evidence: segments.length === 0 ? 1 : covering.length / segments.length,
    });
  }
  return found;
}
