/**
 * The second half of `npm run bench checking`: each sheet's right answers, worded by people who did not know the check,
 * as a model would give them. Pages are ingested and searched, passages chosen and the check called as for an answer in
 * mode `rag`; where the evidence is not among what the model would have read, its page is read whole, as in `long`.
 * Quotes are the sheet's evidence, and then the sentences of the same page that say most of what the evidence does not.
 */

import { checkSentence, type PromptPassage, unitsOfQuote } from '../../main/answer/check.ts';
import { defaultQuotes, openSource } from '../../main/answer/index.ts';
import { lookUp } from '../../main/answer/look.ts';
import type { Asked, ModeParts } from '../../main/answer/mode.ts';
import { checkedAgainst, passagesFor, tokensFor } from '../../main/answer/reading.ts';
import type { Unit } from '../../main/contract/index.ts';
import { covered, readSheet, rightFiles, type SheetQuestion, segmentsOf } from '../../main/evaluate/index.ts';
import {
  answerLanguage,
  createAnalyser,
  factsOf,
  fold,
  sentences,
  stands,
  stemsOf,
} from '../../main/language/index.ts';
import { createRetriever } from '../../main/retrieve/index.ts';
import { scriptedModels } from '../answer/scripted-models.ts';
import { type Corpus, withCorpora } from './corpora.ts';
import { printTable } from './table.ts';

export interface Measured {
  readonly folder: string;
  readonly sheets: readonly string[];
}

/** Quotes beside the evidence at most. */
const mostFurther = 3;

export async function measureGoldAnswers(
  pairs: readonly Measured[],
  keep: string | undefined,
): Promise<void> {
  const analyser = await createAnalyser();
  const folders = pairs.map(({ folder, sheets }) => ({ folder, sheet: sheets[0]! }));
  await withCorpora(
    folders,
    async (corpora) => {
      const rows = [['sheet', 'answers', 'evidence read', 'left out by the evidence', 'left out', 'rules']];
      const lines: string[] = [];
      for (const [i, corpus] of corpora.entries())
        for (const sheet of pairs[i]!.sheets) {
          const asking = answersOver(corpus, analyser);
          const questions = readSheet(sheet).filter((one) => !one.unanswerable && one.gold_answer);
          const judged = [];
          for (const question of questions) judged.push({ question, ...(await asking(question)) });
          const lost = judged.filter(({ withMore }) => withMore !== null);
          const rules = Map.groupBy(lost, ({ withMore }) => withMore!.reason);
          rows.push([
            sheet,
            String(questions.length),
            String(judged.filter(({ read }) => read).length),
            String(judged.filter(({ evidence }) => evidence !== null).length),
            String(lost.length),
            [...rules].map(([rule, { length }]) => `${rule} ${length}`).join(', '),
          ]);
          // What nothing is chosen by is not looked at either.
          if (!sheet.includes('unseen'))
            for (const { question, withMore } of lost)
              lines.push(
                `${question.id}, ${withMore!.reason} (${withMore!.what}): ${question.gold_answer} ⟂ ${question.evidence}`,
              );
        }
      printTable(rows);
      for (const line of lines) console.log(`  ${line}`);
    },
    { keep },
  );
}

interface Lost {
  readonly reason: string;
  readonly what: string;
}
interface Judged {
  /** The evidence stands in the passages of an ordinary prompt. */
  readonly read: boolean;
  /** What is left out where the evidence alone is quoted, and where further sentences of its page are; null: nothing. */
  readonly evidence: Lost | null;
  readonly withMore: Lost | null;
}

function answersOver({ library, embedder }: Corpus, analyser: Awaited<ReturnType<typeof createAnalyser>>) {
  const retrieve = createRetriever({ library, analyser, embedder: () => embedder });
  const models = scriptedModels(() => '', { context: 16_384 });
  const { signal } = new AbortController();
  const ids = library.roots().flatMap(({ id }) => library.documentIds(id));
  const documents = new Map(
    // Files that could not be read have none.
    ids.flatMap((id): [string, number][] => {
      const document = library.document(id);
      return document ? [[document.path.normalize('NFC'), id]] : [];
    }),
  );
  return async (question: SheetQuestion): Promise<Judged> => {
    const look = { library, analyser, retrieve, quotes: defaultQuotes };
    const found = await lookUp(look, question.question, undefined, signal, true);
    const parts: ModeParts = {
      ...look,
      models,
      memory: { passages: [] },
      look: () => Promise.resolve(found),
    };
    const language = answerLanguage(question.question, question.lang === 'en' ? 'en' : 'ko');
    const asked: Asked = { question: question.question, said: question.question, language, found };
    const model = models.serving('chat')!;
    const tokens = await tokensFor(asked, parts, model, signal);
    const passages = await passagesFor([found], tokens, parts, model, signal);
    const right = rightFiles(question);
    const pages = [...right].flatMap((path) => {
      const source = openSource(library, documents.get(path) ?? -1);
      return source ? [{ source, units: source.passages.flatMap(({ units }) => units) }] : [];
    });
    const isRight = ({ source }: PromptPassage) => right.has(source.document.path.normalize('NFC'));
    const own = passages.filter(isRight);
    const read = evidenceIn(own, question).every((quote) => quote !== undefined);
    const whole = pages.map((page, i): PromptPassage => ({ ...page, n: passages.length + 1 + i }));
    const all = read ? passages : [...passages, ...whole];
    const mine = read ? own : whole;
    const against = checkedAgainst(all, asked);
    const judge = (further: number): Lost | null => {
      let before = '';
      for (const { start, end } of sentences(question.gold_answer!)) {
        const text = question.gold_answer!.slice(start, end);
        const evidence = evidenceIn(mine, question).filter((quote) => quote !== undefined);
        // As many of them as make it pass, the evidence or other ones: a model quotes what it needs.
        const first = further === 0 ? [evidence] : [evidence, []];
        const tried = first
          .flatMap((from) =>
            Array.from({ length: further + 1 }, (_, more) => withMore(text, from, mine, more)),
          )
          .map((quotes) => checkSentence({ text, quotes }, { ...against, before }));
        const checked = tried.find(({ passed }) => passed) ?? tried[0]!;
        if (!checked.passed) return checked;
        before += `\n${text}`;
      }
      return null;
    };
    const evidence = judge(0);
    return { read, evidence, withMore: evidence && judge(mostFurther) };
  };
}

type Quotes = { readonly passage: number; readonly quote: string }[];

/** The sheet's evidence as quotes of the passages; undefined for what stands in none of them. */
function evidenceIn(
  passages: readonly PromptPassage[],
  question: SheetQuestion,
): (Quotes[number] | undefined)[] {
  return segmentsOf(question).map((segment) => {
    for (const passage of passages) {
      if (unitsOfQuote(passage, segment)) return { passage: passage.n, quote: segment };
      // A sheet may cut a row or a sentence otherwise than the reader does.
      const unit = passage.units.find(({ source }) => covered(segment, source));
      if (unit) return { passage: passage.n, quote: unit.source };
    }
    return undefined;
  });
}

/** The sentences and rows that say most of what is not said yet, one after the other. */
function withMore(
  text: string,
  evidence: Quotes,
  passages: readonly PromptPassage[],
  further: number,
): Quotes {
  const quotes = [...evidence];
  const facts = factsOf(text);
  const stems = stemsOf(text);
  const said = (ground: string) => {
    const [there, folded] = [factsOf(ground), fold(ground)];
    return (
      3 * facts.filter((fact) => stands(fact, there)).length +
      stems.filter((stem) => folded.includes(stem)).length
    );
  };
  const readOf = ({ source, text: prose }: Unit) => `${source}\n${prose}`;
  let ground = quotes.map(({ quote }) => quote).join('\n');
  while (quotes.length < evidence.length + further) {
    const best = passages
      .flatMap(({ n, units }) =>
        units.map((unit) => ({ n, unit, worth: said(`${ground}\n${readOf(unit)}`) })),
      )
      .sort((a, b) => b.worth - a.worth)[0];
    if (!best || best.worth <= said(ground)) break;
    quotes.push({ passage: best.n, quote: best.unit.source });
    ground += `\n${readOf(best.unit)}`;
  }
  return quotes;
}
