/** Each ranking parameter beside its neighbours, on every corpus: hit@1, @5, @10 and MRR on page level. */
import { rankOf } from '../../main/evaluate/index.ts';
import { createRetriever, defaultParameters, type RankingParameters } from '../../main/retrieve/index.ts';
import { rememberingAnalyser, withCorpora } from './corpora.ts';
import { machine, printTable } from './table.ts';

const neighbours: Readonly<Partial<Record<keyof RankingParameters, readonly number[]>>> = {
  everyday: [0, 0.3, 0.7],
  forms: [0, 0.2, 0.7],
  vectors: [0, 0.1, 0.4, 0.6, 1],
  bigrams: [0, 0.15, 0.4, 1],
  page: [0, 0.15, 0.5],
  title: [0, 1, 2.5],
  headings: [0, 0.3, 1],
  keywords: [0, 0.3, 1],
  b: [0.3, 0.4, 0.6],
  k1: [0.6, 1.2, 1.6],
};

export async function compareRankings(pairs: readonly { folder: string; sheet: string }[]): Promise<void> {
  const analyser = await rememberingAnalyser();
  await withCorpora(pairs, async (corpora) => {
    const scores = (parameters: Partial<RankingParameters>): Promise<string[]> =>
      Promise.all(
        corpora.map(async ({ library, embedder, questions, pathOf }) => {
          const retrieve = createRetriever({ library, analyser, embedder: () => embedder, parameters });
          const ranks: number[] = [];
          for (const question of questions) {
            const { documents } = await retrieve(question.question);
            const hits = documents
              .slice(0, 100)
              .map(({ documentId, score }) => ({ path: pathOf(documentId), score }));
            ranks.push(rankOf(question, hits));
          }
          const hit = (k: number) => (ranks.filter((rank) => rank <= k).length / ranks.length).toFixed(3);
          const mrr = ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length;
          return [hit(1), hit(5), hit(10), mrr.toFixed(3)].join(' ');
        }),
      );
    const rows = [
      ['', ...corpora.map((c) => `${c.name} (${c.questions.length})`)],
      ['defaults', ...(await scores({}))],
    ];
    for (const [name, values] of Object.entries(neighbours)) {
      for (const value of values) {
        const key = name as keyof RankingParameters;
        rows.push([`${name} ${value} (${defaultParameters[key]})`, ...(await scores({ [key]: value }))]);
      }
    }
    console.log(`hit@1 hit@5 hit@10 MRR; the default in brackets; ${machine()}\n`);
    printTable(rows);
  });
}
