/**
 * A follow-up question → one that stands alone: “그럼 위약금은?” after a question about 기가라이트 is “기가라이트 위약금은?”.
 * By the model where one is installed, else by rule; a question that is complete stays as it is.
 */
import { z } from 'zod';
import type { AdapterUse, EarlierTurn } from '../contract/index.ts';
import { type Analyser, fold, languageOf } from '../language/index.ts';
import type { ModelCalls } from '../models/index.ts';
import { jsonIn, wholeText } from './chat.ts';
import { unfenced } from './passages.ts';
import { promptsIn } from './prompts.ts';

/** Words that lean on what was said before. */
const leans =
  /^(?:그럼|그러면|그렇다면|그리고|그런데|근데|혹시 그)(?=[\s,]|$)|(?:^|\s)(?:그거|그건|그게|그것|이거|이건|이게|이것|거기|여기|저거|그\s?(?:상품|경우|서비스|요금제?|단말|장비|기간|때)|이\s?(?:상품|서비스|요금제))|\b(?:it|its|that|those|these|they|them|there|this one|that one)\b|^(?:and|what about|how about|then)\b/i;
/** The openings that say nothing themselves. */
const openings = /^(?:그럼|그러면|그렇다면|그리고|그런데|근데|and|then|what about|how about)[\s,]+/i;
const pronouns =
  /(?<=^|\s)(?:그거|그건|그게|그것[은이을의]?|이거|이건|이게|이것[은이을의]?|그\s?(?:상품|서비스|요금제)(?:은|는|이|가|을|를|의)?|이\s?(?:상품|서비스|요금제)(?:은|는|이|가|을|를|의)?)(?=\s|$)/g;
/** What stays behind a name that no dictionary knows: 기가슬림은요. */
const particle = /(?<=[가-힣\w]{2})(?:은요|는요|이요|요|은|는|이|가|을|를|의|도)$/;
/** An ellipsis: few words that name a topic and say nothing of it. “개통 취소” is none, but a search. */
const topic = /[가-힣\w](?:은|는|도|(?<=[은는])건)(?:요)?\s*[?？]*\s*$/;
/** A condition and nothing that it is one of: 장애인이면요?, 3년 약정일 때는? */
const condition = /[가-힣\w](?:이?라면|이면|일\s?때|(?:인|일)\s?경우)(?:[은는도]?요?)\s*[?？]*\s*$/;
/** What ends an ellipsis behind its name. */
const topicEnd = /(?:(?:은|는|도)(?:요)?)?[\s?？.!]*$/;
/** UHD-2, ap7, A-202: what is written so stands where another one stood. */
const modelName = /^(?=.*\d)(?=.*[a-z])[a-z\d][a-z\d.-]*$/i;
/** The number that a name ends in: 기가맥스 2.5, not 기가맥스 3년. */
const itsNumber = '(?:\\s\\d+(?:\\.\\d+)?(?=(?:은|는|이|가|을|를|의|도)?(?:[\\s?？,]|$)))?';
const fewWords = 2;

/** Tokens of the conversation that a model reads, and the milliseconds that it may take. */
const historyTokens = 600;
const modelTime = 8_000;

const shape = { type: 'object', properties: { question: { type: 'string' } } } as const;
const output = z.object({ question: z.string().trim().min(2).max(500) });

export interface FollowUpParts {
  readonly analyser: Analyser;
  /** Undefined where no chat model is installed, or where it writes no JSON. */
  readonly models: ModelCalls | undefined;
  /** Titles that begin with the word: where there are some, it is what a question is about, not what it asks of it. */
  readonly titlesOf: (word: string) => Promise<readonly string[]>;
}

/** Null where the question stands alone. */
export async function standaloneOf(
  question: string,
  history: readonly EarlierTurn[],
  parts: FollowUpParts,
  adapters: readonly AdapterUse[],
  signal: AbortSignal,
): Promise<string | null> {
  if (history.length === 0 || !isFollowUp(question, parts.analyser)) return null;
  const byModel = parts.models && (await modelled(question, history, parts.models, adapters, signal));
  const rewritten = byModel ?? (await ruled(question, history, parts));
  return fold(rewritten) === fold(question) ? null : rewritten;
}

export function isFollowUp(question: string, analyser: Analyser): boolean {
  const few = () => analyser.queryTerms(question).surface.length <= fewWords;
  return leans.test(question) || ((topic.test(question) || condition.test(question)) && few());
}

async function modelled(
  question: string,
  history: readonly EarlierTurn[],
  models: ModelCalls,
  adapters: readonly AdapterUse[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const prompts = promptsIn(languageOf(question) === 'ko' ? 'ko' : 'en');
  const lines = await bounded(history, (text) => models.countTokens(text, signal));
  const text = await wholeText(
    models,
    {
      messages: [
        { role: 'system', text: prompts.standalone },
        {
          role: 'user',
          text: `${prompts.earlier}:\n${lines.join('\n')}\n\n${prompts.question}: ${unfenced(question)}`,
        },
      ],
      schema: shape,
      maxTokens: 120,
      temperature: 0,
      adapters,
    },
    signal,
    modelTime,
  );
  const read = output.safeParse(jsonIn(text ?? ''));
  // Another language means that it answered or translated.
  if (!read.success || languageOf(read.data.question) !== languageOf(question)) return undefined;
  return read.data.question;
}

/** The latest turns that fit, the oldest of them first; answers shortened, since the question says what it is about. */
export async function bounded(
  history: readonly EarlierTurn[],
  cost: (text: string) => Promise<number>,
): Promise<string[]> {
  const lines: string[] = [];
  let left = historyTokens;
  for (const { question, answer } of history.toReversed()) {
    const line = `- ${unfenced(question).slice(0, 500)}\n  → ${unfenced(answer).replace(/\s+/g, ' ').slice(0, 200)}`;
    left -= await cost(line);
    if (left < 0) break;
    lines.unshift(line);
  }
  return lines;
}

/**
 * A new name takes the old one's place in the last question; a condition, and a subject for which there is none to
 * replace, stand behind it; else the last subject stands before the question.
 */
async function ruled(
  question: string,
  history: readonly EarlierTurn[],
  { analyser, titlesOf }: FollowUpParts,
): Promise<string> {
  const last = history[history.length - 1]!;
  const bare = question.replace(openings, '').trim();
  const wordsOf = (text: string) =>
    analyser.queryTerms(text).surface.map((word) => word.text.replace(particle, ''));
  const subjectsIn = async (words: readonly string[]) => {
    const found: Subject[] = [];
    for (const word of words) {
      const titles = await titlesOf(word);
      if (titles.length > 0) found.push({ word, titles });
    }
    return found;
  };
  const asked = wordsOf(bare.replace(pronouns, ' '));
  const said = wordsOf(last.question);
  const behind = `${last.question.replace(/[\s?？.!]+$/, '')} ${bare}`;
  if (condition.test(bare)) return behind;
  const alone = asked.length === 1 ? asked[0]! : undefined;
  if (alone !== undefined && modelName.test(alone)) {
    const models = said.filter((word) => modelName.test(word));
    if (models.length === 1) return inPlaceOf(models[0]!, bare, last.question);
  }
  const [subject] = await subjectsIn(asked);
  const subjects = await subjectsIn(said);
  const before = subjects[0]?.word ?? last.title;
  if (before === undefined || asked.some((word) => fold(word) === fold(before))) return question;
  if (subject === undefined) return `${before} ${bare.replace(pronouns, ' ').replace(/\s+/g, ' ').trim()}`;
  if (alone === undefined) return question;
  // “기가슬림은요?”: only a subject, so what is asked of it was said before.
  const replaced = subjects.find((one) => areTwins(one, subject)) ?? (subjects.length === 1 && subjects[0]);
  return replaced ? inPlaceOf(replaced.word, bare, last.question) : behind;
}

interface Subject {
  readonly word: string;
  readonly titles: readonly string[];
}

/** Pages made alike name both: TV 요금표 and 인터넷 요금표. */
function areTwins(one: Subject, other: Subject): boolean {
  const rests = ({ word, titles }: Subject) => titles.map((title) => fold(title).slice(fold(word).length));
  const others = rests(other);
  return rests(one).some((rest) => rest !== '' && others.includes(rest));
}

/** The question about what the ellipsis names: “UHD-2 임대료”, then “SB-1은?” is “SB-1 임대료”. */
function inPlaceOf(name: string, ellipsis: string, question: string): string {
  const old = new RegExp(`${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}${itsNumber}`, 'u');
  return question.replace(old, () => ellipsis.replace(topicEnd, ''));
}
