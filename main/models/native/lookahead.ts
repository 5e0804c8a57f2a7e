/**
 * Which token an answer will have next, guessed from what was read and written: where the last two tokens stood before,
 * what followed them there may follow again. An answer of Footnote's quotes its passages letter by letter and then says
 * the same in a sentence, so four of five guesses are right, and a model evaluates two tokens in little more time than
 * one. A guess that is not what the model itself would write is thrown away.
 *
 * After Saxena, Prompt Lookup Decoding (2023). One token at a time: of a longer guess the library believes the first
 * token alone (node-llama-cpp 3.22.1 still), and evaluates all. What longer ones would bring: docs/decisions.md.
 */
import type { LlamaContextSequence, Token, TokenPredictor } from 'node-llama-cpp';

export interface Lookahead {
  /** Everything that the model has before it. */
  reset(tokens: readonly Token[]): void;
  /** What it wrote, guessed or not. */
  add(token: Token): void;
  /** What may follow; undefined where nothing like it was seen. */
  guess(): Token | undefined;
}

export function createLookahead(): Lookahead {
  let tokens: Token[] = [];
  /** The place behind each two tokens, where they stood last. */
  let places = new Map<number, number>();
  let indexed = 2;
  /** The place that the next token is expected to be equal to; -1: none. */
  let from = -1;
  return {
    reset(all) {
      tokens = [...all];
      places = new Map();
      indexed = 2;
      from = -1;
    },
    add(token) {
      from = from >= 0 && tokens[from] === token ? from + 1 : -1;
      tokens.push(token);
    },
    guess() {
      // Not the last two themselves: they are what is looked for.
      for (; indexed < tokens.length; indexed += 1) places.set(pair(tokens, indexed), indexed);
      // A passage that is being copied goes on, even where the same two words stand elsewhere since.
      if (from < 0 && tokens.length > 1) from = places.get(pair(tokens, tokens.length)) ?? -1;
      return from < 0 ? undefined : tokens[from];
    },
  };
}

/** A number for the two tokens before a place: vocabularies are far below 2²¹. */
const pair = (tokens: readonly Token[], end: number): number => tokens[end - 2]! * 2 ** 21 + tokens[end - 1]!;

export interface Guesses {
  readonly predictor: TokenPredictor;
  /** Whether the answer that is written next is guessed at. */
  for(sequence: LlamaContextSequence, wanted: boolean): void;
}

/** For a sequence of the library's, which asks for a guess before each evaluation. */
export async function createGuesses(): Promise<Guesses> {
  const { TokenPredictor } = await import('node-llama-cpp');
  const lookahead = createLookahead();
  let on = false;
  const predictor = new (class extends TokenPredictor {
    override reset({ stateTokens }: { readonly stateTokens: readonly Token[] }) {
      lookahead.reset(stateTokens);
    }
    override pushTokens(tokens: readonly Token[]) {
      for (const token of tokens) lookahead.add(token);
    }
    override predictTokens() {
      const guess = on ? lookahead.guess() : undefined;
      return guess === undefined ? [] : [guess];
    }
  })();
  return {
    predictor,
    for(sequence, wanted) {
      // With recurrent layers a wrong guess is not wholly taken back, and the model goes on from it.
      on = wanted && !sequence.needsCheckpoints;
    },
  };
}
