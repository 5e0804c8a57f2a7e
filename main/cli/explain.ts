/** `footnote search --explain`: why each page stands where it stands, for people. */
import type { Explanation, Locale } from '../contract/index.ts';
import { say } from './say.ts';

/** Terms shown of a hit. */
const termsShown = 12;

const figure = (value: number): string => value.toFixed(3);

/** Lines to stand under a hit, indented. */
export function explanationLines({ query, terms, scores, reasons }: Explanation, locale: Locale): string[] {
  const lines = [
    say('scoreLine', locale, {
      total: figure(scores.total),
      passage: figure(scores.passage),
      similarity: figure(scores.similarity),
      rerank: scores.rerank === null ? '-' : figure(scores.rerank),
    }),
  ];
  for (const { text, kind, idf, weight, passage, page, score } of terms.slice(0, termsShown)) {
    const fields = Object.entries({ title: page.title, headings: page.headings, keywords: page.keywords })
      .filter(([, times]) => times > 0)
      .map(([name, times]) => `${name} ${times}`);
    const places = [...fields, `page ${page.body}`, `passage ${passage.body}`].join(', ');
    const name = kind === 'bigram' ? `·${text}·` : text;
    lines.push(`  ${figure(score)}  ${name}  idf ${figure(idf)} × ${figure(weight)}  ${places}`);
  }
  if (terms.length > termsShown) lines.push(`  … ${terms.length - termsShown}`);
  if (query.reranker) lines.push(rerankerLine(query.reranker, locale));
  for (const { of, text, origin } of query.expansions) lines.push(`  ${of} → ${text} (${origin})`);
  if (query.didYouMean !== null) lines.push(say('didYouMean', locale, { text: query.didYouMean }));
  if (query.unknownWords.length > 0)
    lines.push(say('unknownWords', locale, { words: query.unknownWords.join(', ') }));
  for (const reason of reasons) lines.push(reasonLine(reason, locale));
  return lines.map((line) => `   ${line}`);
}

function rerankerLine(
  { name, read, pace, reads, held }: NonNullable<Explanation['query']['reranker']>,
  locale: Locale,
): string {
  if (held === 'loading') return say('rerankerLoading', locale, { name });
  const speed = { pace: pace ?? '-', reads: reads ?? '-' };
  return say(held === 'slow' ? 'rerankerSlow' : 'rerankerRead', locale, { name, read, ...speed });
}

function reasonLine(reason: Explanation['reasons'][number], locale: Locale): string {
  if (reason.kind === 'confirmed') {
    const { question, boost, feedback } = reason;
    return say('becauseConfirmed', locale, { question, boost: figure(boost), feedback });
  }
  if (reason.kind === 'copies') return say('becauseCopies', locale, { paths: reason.paths.join(', ') });
  if (reason.kind === 'compared') return say('becauseCompared', locale, { name: reason.name });
  const { title, path } = reason;
  return say(reason.kind === 'superseded' ? 'becauseSuperseded' : 'becauseNewer', locale, { title, path });
}
