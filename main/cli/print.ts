/** For people: what the commands print without `--json`. */
import {
  type Answer,
  type CheckedModel,
  type DoctorReport,
  type Evaluation,
  fewestPairs,
  type Hit,
  type IngestEvent,
  type IngestReport,
  type Locale,
  quotedLines,
  type Scores,
  type TablePreview,
} from '../contract/index.ts';
import { explanationLines } from './explain.ts';
import { say } from './say.ts';

/**
 * A manual is not trusted: what it says must not steer the terminal (escape sequences, a carriage return that writes
 * over the line before).
 */
export const printable = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');

export const printJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

export const out = (text: string) => process.stdout.write(`${printable(text)}\n`);
/** Problems and hits shown before the rest is only counted. */
const shownProblems = 20;
const excerpt = 160;

type Progress = Extract<IngestEvent, { type: 'progress' }>;

/** One line on standard error that is written over; in a file or a pipe, a line now and then. */
export function progressLine(locale: Locale) {
  const { stderr } = process;
  let last = 0;
  let open = false;
  const write = (text: string, every: number) => {
    const now = performance.now();
    if (now - last < every) return;
    last = now;
    if (stderr.isTTY)
      stderr.write(`\r\u001b[K${printable(text).slice(0, Math.max(20, (stderr.columns ?? 80) - 1))}`);
    else stderr.write(`${printable(text)}\n`);
    open = true;
  };
  return {
    show: ({ stage, done, total, eta, path }: Progress) =>
      write(say(stage, locale, { done, total, eta: eta ?? '?', path }), stderr.isTTY ? 100 : 2000),
    count: (done: number, total: number) =>
      write(say('counting', locale, { done, total }), stderr.isTTY ? 100 : 5000),
    end: () => {
      if (open && stderr.isTTY) stderr.write('\r\u001b[K');
    },
  };
}

export function printReport(report: IngestReport, locale: Locale): void {
  const { documents, passages, seconds, problems, tableProse } = report;
  const { added, updated, removed, unchanged, failed } = documents;
  if (added + updated + removed + unchanged + failed === 0) out(say('nothing', locale));
  else if (added + updated + removed === 0 && unchanged > 0)
    out(say('unchanged', locale, { unchanged, passages }));
  else out(say('report', locale, { ...documents, passages, seconds }));
  if (tableProse) out(say('told', locale, tableProse));
  if (problems.length === 0) return;
  out(say('problems', locale, { count: problems.length }));
  for (const { path, message } of problems.slice(0, shownProblems)) out(`  ${path || '.'}: ${message}`);
  if (problems.length > shownProblems) out(say('more', locale, { count: problems.length - shownProblems }));
}

export function printDidYouMean(question: string | undefined, locale: Locale): void {
  if (question !== undefined) out(say('didYouMean', locale, { text: question }));
}

/** Why a list is empty: the manuals have none of the words, or there are none. */
export const nothingFor = (question: string, locale: Locale): string =>
  say(/[\p{L}\p{N}]/u.test(question) ? 'noHits' : 'noWords', locale);

export function printHits(hits: readonly Hit[], question: string, locale: Locale): void {
  if (hits.length === 0) out(nothingFor(question, locale));
  for (const [i, { title, heading, path, text, supersededBy, explanation }] of hits.entries()) {
    out(`${i + 1}. ${title}${heading ? ` › ${heading}` : ''}\n   ${path}`);
    const line = text.replace(/\s+/g, ' ');
    out(`   ${line.length > excerpt ? `${line.slice(0, excerpt)}…` : line}`);
    if (supersededBy) out(`   ${say('superseded', locale, supersededBy)}`);
    if (explanation) for (const why of explanationLines(explanation, locale)) out(why);
  }
}

export function printAnswer({ citations, nearest, confidence, didYouMean }: Answer, locale: Locale): void {
  printDidYouMean(didYouMean, locale);
  if (citations.length > 0) out('');
  for (const citation of citations) {
    const { n, title, heading, path, modified, supersededBy } = citation;
    out(`[${n}] ${title}${heading ? ` › ${heading}` : ''} (${path}, ${modified.slice(0, 10)})`);
    out(`    “${quotedLines(citation).join('\n     ')}”`);
    if (supersededBy) out(`    ${say('superseded', locale, supersededBy)}`);
  }
  if (confidence !== 'none' || nearest.length === 0) return;
  out(say('nearest', locale));
  for (const { title, path } of nearest) out(`  ${title} (${path})`);
}

export function printEvaluation(evaluation: Evaluation): void {
  const rows: [string, Scores][] = [
    ['all', evaluation],
    ...Object.entries(evaluation.byCategory),
    ...Object.entries(evaluation.byStyle),
  ];
  const columns = [
    '',
    'n',
    'hit1',
    'hit3',
    'hit5',
    'hit10',
    'mrr',
    'ndcg10',
    'evidence',
    'citations',
    'sure',
    'sureRight',
  ];
  out(columns.map((c, i) => (i === 0 ? c.padEnd(16) : c.padStart(9))).join(' '));
  for (const [name, { retrieval: r, answers: a }] of rows) {
    const values = [
      r.hit1,
      r.hit3,
      r.hit5,
      r.hit10,
      r.mrr,
      r.ndcg10,
      a.evidenceRecall,
      a.citationPrecision,
      a.sure,
      a.sureRight,
    ];
    out([name.padEnd(16), String(r.n).padStart(9), ...values.map((v) => v.toFixed(3).padStart(9))].join(' '));
  }
  const { refusal, firstCitationRight, quotedCharacters, languageKept } = evaluation.answers;
  out(
    `first citation right ${firstCitationRight.toFixed(3)}, quoted characters ${quotedCharacters.toFixed(0)}, language kept ${languageKept.toFixed(3)}`,
  );
  out(
    `refusal: precision ${refusal.precision.toFixed(3)}, recall ${refusal.recall.toFixed(3)}, false refusals ${refusal.falseRefusals.toFixed(3)}; refused or unsure: unanswerable ${refusal.cautious.toFixed(3)}, answerable ${refusal.cautiousAnswerable.toFixed(3)}`,
  );
}

const milliseconds = (ms: number) => ms.toFixed(ms < 10 ? 1 : 0);

/** `bge-v2: on (MRR .713 → .744 on 200 questions of this library), 21 ms a passage: a search reads 38`. */
export function checkLine(
  { name, state, pairs, mrrWith, mrrWithout, pace, reads }: CheckedModel,
  locale: Locale,
): string {
  const figures =
    mrrWithout === null || mrrWith === null
      ? ''
      : say('checkFigures', locale, { before: mrrWithout.toFixed(3), after: mrrWith.toFixed(3), pairs });
  const speed =
    pace === null || reads === null
      ? ''
      : `, ${say('checkPace', locale, { pace: milliseconds(pace), reads })}`;
  return `${name}: ${say(`checked_${state}`, locale, { name, fewest: fewestPairs })}${figures}${speed}`;
}

export function printDoctor(report: DoctorReport, locale: Locale): void {
  const { integrity, state } = report;
  const library = integrity ? say(integrity.whole ? 'whole' : 'damaged', locale) : say('noLibrary', locale);
  const rows: [string, string][] = [
    ['Footnote', report.version],
    ['Node', `${report.node} (${report.platform})`],
    ['Electron', report.electron ?? '-'],
    ['SQLite', `${report.sqlite}, sqlite-vec ${report.sqliteVec}`],
    ['CPU', `${report.cores}, ${(report.memory / 2 ** 30).toFixed(1)} GiB`],
    ['library', `${report.library} (${library})`],
    ['settings', report.settings],
  ];
  rows.push(...modelRows(report.models));
  if (report.models.state.steppedDown) rows.push(['GPU', say('gpuSteppedDown', locale)]);
  if (state) {
    rows.push(['documents', `${state.documents}, passages ${state.passages}, vectors ${state.vectors}`]);
    rows.push(['embedder', state.embedder ?? '-']);
    const { by, ...told } = state.tableProse;
    if (by === 'model') rows.push(['tables', say('tableProse', locale, told)]);
    if (state.embeddingModel) rows.push(['embedding', checkLine(state.embeddingModel, locale)]);
    if (state.reranker) rows.push(['reranker', checkLine(state.reranker, locale)]);
    for (const { path, documents, present } of state.folders)
      rows.push(['folder', `${path} (${documents}${present ? '' : `; ${say('folderAbsent', locale)}`})`]);
  }
  for (const [name, value] of rows) out(`${name.padEnd(10)} ${value}`);
  for (const finding of integrity?.findings ?? []) out(`  ${finding}`);
}

function modelRows({ state, ...serving }: DoctorReport['models']): [string, string][] {
  const rows = Object.entries(serving).map(([role, name]): [string, string] => [role, name ?? '-']);
  if (state.device === null) return rows;
  const { vram, deviceNames, device, threads } = state;
  const memory = vram
    ? `, ${(vram.free / 2 ** 30).toFixed(1)} of ${(vram.total / 2 ** 30).toFixed(1)} GiB free`
    : '';
  rows.push(['device', `${[device, ...deviceNames].join(' ')}${memory}, threads ${threads}`]);
  for (const { name, gpuLayers, layers, why, bytes } of state.loaded)
    rows.push(['loaded', `${name}, layers ${gpuLayers}/${layers} (${why}), ${Math.round(bytes / 1e6)} MB`]);
  return rows;
}

/** The grid as rows, then each record as JSON with its sentence. */
export function printTables(tables: readonly TablePreview[], locale: Locale): void {
  if (tables.length === 0) out(say('noTables', locale));
  for (const [i, { caption, heading, grid, records }] of tables.entries()) {
    out(`${i > 0 ? '\n' : ''}${say('table', locale, { n: i + 1, caption: caption || heading })}`);
    for (const row of grid) out(`  ${row.join(' | ')}`);
    for (const { values, prose } of records) {
      out(`  ${JSON.stringify(Object.fromEntries(values.map(({ header, value }) => [header, value])))}`);
      if (prose !== '') out(`    ${prose}`);
    }
  }
}
