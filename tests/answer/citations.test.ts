/** What every footnote promises, held against all answers to the sample sheet. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { answerOf } from '../../main/answer/index.ts';
import type { Answer, Citation, Document } from '../../main/contract/index.ts';
import { readSheet } from '../../main/evaluate/index.ts';
import { readAny } from '../../main/ingest/formats/index.ts';
import { collapse, languageOf } from '../../main/language/index.ts';
import { answering, sampleManuals, sampleSheet } from './sample-library.ts';

const { ask } = await answering(sampleManuals);
const sheet = readSheet(sampleSheet);
const answers: Answer[] = [];
before(async () => {
  for (const { question } of sheet) answers.push(await answerOf(ask, question));
});

const documents = new Map<string, Document>();
async function textOf(citation: Citation): Promise<string> {
  const file = path.join(citation.root, citation.path);
  const known =
    documents.get(file) ?? (await readAny(readFileSync(file), file.normalize('NFC'), { ocr: true }));
  documents.set(file, known);
  return known.text;
}
const cited = () => answers.flatMap((answer) => answer.citations);

describe('every footnote', () => {
  it('quotes what stands in the file, word for word, at the place that it names', async () => {
    assert.ok(cited().length > 100);
    for (const citation of cited()) {
      const { start, end } = citation.locator.position;
      const there = collapse((await textOf(citation)).slice(start, end));
      assert.equal(citation.quote, there, `${citation.path} ${start}–${end}`);
      assert.equal(citation.locator.quote.exact, citation.quote);
    }
  });

  it('tells the cells of a quoted row apart, as they stand in the file', async () => {
    const rows = cited().filter(({ locator }) => locator.record);
    assert.ok(rows.length > 10);
    for (const citation of rows) {
      const { start, end } = citation.locator.position;
      const text = (await textOf(citation)).slice(start, end);
      const cells = text.split('\t').map(collapse).filter(Boolean);
      assert.deepEqual(citation.rows ?? [[citation.quote]], [cells], citation.path);
    }
    const several = cited().filter(({ rows: told = [] }) => told.length > 1);
    assert.ok(several.length > 20);
    for (const { rows: told = [], quote } of several) assert.equal(told.flat().join(' '), quote);
  });

  it('names what stands right before and right after it', async () => {
    for (const citation of cited()) {
      const { position, quote } = citation.locator;
      const text = await textOf(citation);
      const before = collapse(text.slice(0, position.start));
      const behind = collapse(text.slice(position.end));
      assert.ok(before.endsWith(quote.prefix), `${citation.path}: …${before.slice(-60)} | ${quote.prefix}`);
      assert.ok(
        behind.startsWith(quote.suffix),
        `${citation.path}: ${behind.slice(0, 60)}… | ${quote.suffix}`,
      );
      assert.ok(quote.prefix.length <= 32 && quote.suffix.length <= 32);
    }
  });

  it('leads to a file below the folder that was ingested', () => {
    for (const { root, path: name, modified } of cited()) {
      assert.equal(root, sampleManuals);
      assert.ok(!path.isAbsolute(name) && !name.startsWith('..'));
      assert.ok(!Number.isNaN(Date.parse(modified)));
    }
  });
});

describe('every answer', () => {
  it('has at most three quotes and 600 characters of them, numbered from 1', () => {
    for (const { question, citations } of answers) {
      assert.ok(citations.length <= 3, question);
      const characters = citations.reduce((sum, { quote }) => sum + quote.length, 0);
      assert.ok(characters <= 600, `${question}: ${characters}`);
      assert.deepEqual(
        citations.map(({ n }) => n),
        citations.map((_, i) => i + 1),
      );
    }
  });

  it('quotes nothing twice', () => {
    for (const { question, citations } of answers) {
      for (const [i, one] of citations.entries())
        for (const other of citations.slice(i + 1)) {
          const apart =
            one.documentId !== other.documentId ||
            one.locator.position.end <= other.locator.position.start ||
            other.locator.position.end <= one.locator.position.start;
          assert.ok(apart, question);
        }
    }
  });

  it('is refused where nothing was found, and only there; what is sure or unsure has a footnote', () => {
    for (const { question, confidence, refused, citations, nearest } of answers) {
      assert.equal(refused, confidence === 'none', question);
      assert.equal(citations.length === 0, refused, question);
      assert.ok(nearest.length <= 5);
    }
    const looks = new Set(answers.map(({ confidence }) => confidence));
    assert.ok(looks.has('sure') && looks.has('unsure'));
  });

  it('is worded in the language of the question; only its quotes are not', () => {
    for (const { question, answer, language } of answers) {
      assert.equal(language, languageOf(question));
      const own = answer.split('\n').filter((line) => !/\[\d+\]$/.test(line));
      if (own.length > 0) assert.equal(/[가-힣]/.test(own.join(' ')), language === 'ko', question);
    }
  });

  it('has its footnotes’ marks in the text, each once', () => {
    for (const { answer, citations } of answers) {
      const marks = [...answer.matchAll(/ \[(\d+)\]$/gm)].map((mark) => Number(mark[1]));
      assert.deepEqual(
        marks,
        citations.map(({ n }) => n),
      );
    }
  });

  it('comes as evidence first, then sentence by sentence, then whole', async () => {
    for (const { question } of sheet.slice(0, 5)) {
      const events = await Array.fromAsync(ask(question));
      const [first, ...rest] = events;
      const last = rest.pop();
      assert.ok(first?.type === 'evidence' && last?.type === 'done');
      assert.deepEqual(first.citations, last.answer.citations);
      assert.equal(first.confidence, last.answer.confidence);
      const lines = rest.map((event) => {
        assert.ok(event.type === 'sentence');
        for (const n of event.citations) assert.ok(first.citations.some((citation) => citation.n === n));
        return event.text + event.citations.map((n) => ` [${n}]`).join('');
      });
      assert.equal(lines.join('\n'), last.answer.answer);
    }
  });

  it('is the same when it is asked again', async () => {
    for (const [i, { question }] of sheet.slice(0, 10).entries()) {
      const { ms: _, ...again } = await answerOf(ask, question);
      const { ms: __, ...first } = answers[i]!;
      assert.deepEqual(again, first);
    }
  });
});
