/**
 * Korean morphemes by garu-ko (WebAssembly, Sejong tag set). The package's own loader prints a warning and looks
 * for its files beside the code, which a bundle moves; here they are found through the package's name instead.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GaruWasm, initSync } from 'garu-ko/pkg/garu_wasm.js';

export interface Morpheme {
  readonly text: string;
  /** Sejong part of speech: NNG noun, VV verb, JKO object particle … */
  readonly pos: string;
}

/** The morphemes of one Hangul word, in order. */
export type Morphemes = (word: string) => readonly Morpheme[];

let loading: Promise<Morphemes> | undefined;

/** One instance a thread (65 ms, about 10 MB), shared by all analysers in it. */
export function loadMorphemes(): Promise<Morphemes> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Morphemes> {
  const folder = dirname(createRequire(import.meta.url).resolve('garu-ko/package.json'));
  const [code, model] = await Promise.all([
    readFile(join(folder, 'pkg', 'garu_wasm_bg.wasm')),
    readFile(join(folder, 'models', 'base.gmdl')),
  ]);
  initSync({ module: new Uint8Array(code) });
  const garu = new GaruWasm(new Uint8Array(model));
  return (word) => (garu.analyze(word) as { tokens: Morpheme[] }).tokens;
}
