/**
 * What learning from use does. A page confirmed for a question must help that question and similar ones (every fourth
 * word left out), and must not harm others; a newer page before one with a close score must cost nothing where dates
 * say nothing (they are dealt at random here).
 */
import { rankOf, type SheetQuestion } from '../../main/evaluate/index.ts';
import { createRetriever, newerFirst, type RankedDocument } from '../../main/retrieve/index.ts';
import { type Corpus, rememberingAnalyser, withCorpora } from './corpora.ts';
import { machine, printTable } from './table.ts';

type Pairs = readonly { folder: string; sheet: string }[];

const figures = (ranks: readonly number[]): string =>
  `${(ranks.filter((rank) => rank === 1).length / ranks.length).toFixed(3)} ${(ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length).toFixed(3)}`;

function rankIn({ pathOf }: Corpus, question: SheetQuestion, documents: readonly RankedDocument[]): number {
  const hits = documents.slice(0, 100).map(({ documentId, score }) => ({ path: pathOf(documentId), score }));
  return rankOf(question, hits);
}

export async function compareConfirmed(pairs: Pairs): Promise<void> {
  const analyser = await rememberingAnalyser();
  await withCorpora(pairs, async (corpora) => {
    const rows = [
      [
        'hit@1 MRR',
        'questions',
        'plain',
        'others confirmed',
        'worse',
        'itself',
        'similar',
        'similar, confirmed',
      ],
    ];
    for (const corpus of corpora) {
      const { library, embedder } = corpus;
      const retrieve = createRetriever({ library, analyser, embedder: () => embedder });
      const numberOf = new Map(
        library.roots().flatMap(({ id }) => library.documentIds(id).map((one) => [corpus.pathOf(one), one])),
      );
      const questions = corpus.questions.filter((q) => numberOf.has(q.gold_files[0] ?? ''));
      const rank = async (q: SheetQuestion, asked = q.question) =>
        rankIn(corpus, q, (await retrieve(asked)).documents);
      const confirm = (q: SheetQuestion): number =>
        library.addFeedback({
          kind: 'right-page',
          question: q.question,
          reason: '',
          turn: null,
          documentId: numberOf.get(q.gold_files[0]!)!,
        }).id;
      const similar = (q: SheetQuestion) =>
        q.question
          .split(/\s+/)
          .filter((_, i) => i % 4 !== 1)
          .join(' ');
      const plain: number[] = [];
      const before: number[] = [];
      for (const q of questions) {
        plain.push(await rank(q));
        before.push(await rank(q, similar(q)));
      }
      const given = questions.map(confirm);
      const [others, itself, after]: [number[], number[], number[]] = [[], [], []];
      for (const [i, q] of questions.entries()) {
        itself.push(await rank(q));
        after.push(await rank(q, similar(q)));
        library.removeFeedback([given[i]!]);
        others.push(await rank(q));
        given[i] = confirm(q);
      }
      library.removeFeedback(given);
      const worse = others.filter((rank, i) => rank > plain[i]!).length;
      rows.push([
        corpus.name,
        String(questions.length),
        figures(plain),
        figures(others),
        String(worse),
        figures(itself),
        figures(before),
        figures(after),
      ]);
    }
    console.log(`${machine()}\n`);
    printTable(rows);
  });
}

/** Days dealt out by chance, the same in every run. */
function dealtDate(documentId: number, deal: number): number {
  let x = (documentId * 2_654_435_761 + deal * 320_746_487) >>> 0;
  x = Math.imul(x ^ (x >>> 13), 0x5bd1e995) >>> 0;
  return ((x >>> 8) % 1000) * 3 * 24 * 3_600_000;
}

export async function compareRecency(pairs: Pairs): Promise<void> {
  const deals = 20;
  const analyser = await rememberingAnalyser();
  await withCorpora(pairs, async (corpora) => {
    const rows = [['hit@1 MRR', ...corpora.map(({ name }) => name)]];
    const found = await Promise.all(
      corpora.map(async (corpus) => {
        const { library, embedder } = corpus;
        const retrieve = createRetriever({ library, analyser, embedder: () => embedder });
        const lists: { q: SheetQuestion; documents: readonly RankedDocument[] }[] = [];
        for (const q of corpus.questions)
          lists.push({ q, documents: (await retrieve(q.question)).documents });
        return { corpus, lists };
      }),
    );
    for (const close of [0, 0.005, 0.01, 0.02, 0.03, 0.05]) {
      const cells = found.map(({ corpus, lists }) => {
        const ranks = lists.flatMap(({ q, documents }) =>
          Array.from({ length: deals }, (_, deal) =>
            rankIn(
              corpus,
              q,
              newerFirst(documents, (id) => dealtDate(id, deal), close),
            ),
          ),
        );
        return figures(ranks);
      });
      rows.push([`closer than ${close}`, ...cells]);
    }
    console.log(`${deals} deals of dates; ${machine()}\n`);
    printTable(rows);
  });
}
