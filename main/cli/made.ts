/** How an answer was made, as the command line shows it. */
import type { Answer, AnswerEvent, Locale } from '../contract/index.ts';
import { out } from './print.ts';
import { say } from './say.ts';

/** What the contract says of the making beside the answer itself; numbers of the library left out. */
export function makingJson({
  kind,
  model,
  adapters,
  promptVersion,
  leftOut,
  standalone,
  alsoSearched,
  steps,
  choice,
  fellBack,
}: Partial<Answer>) {
  return {
    kind,
    model,
    adapters,
    promptVersion,
    leftOut,
    standalone,
    alsoSearched,
    steps,
    choice: choice && {
      question: choice.question,
      options: choice.options.map(({ name, question }) => ({ name, question })),
    },
    fellBack,
  };
}

/** What is worth a line before the answer comes. */
export function sayOnTheWay(event: AnswerEvent, locale: Locale): void {
  if (event.type === 'rewritten') out(say('rewritten', locale, { question: event.question }));
  if (event.type === 'also-searched')
    out(say('alsoSearched', locale, { questions: event.questions.join(', ') }));
  if (event.type === 'queued') out(say('queued', locale, { before: event.before }));
  if (event.type === 'step' && event.step.kind === 'search')
    out(say('alsoSearched', locale, { questions: event.step.detail }));
  if (event.type === 'choice') {
    out(event.choice.question);
    for (const { question } of event.choice.options) out(`  footnote ask "${question}"`);
  }
}
