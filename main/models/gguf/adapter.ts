/**
 * Whether a LoRA adapter fits a base model, by both headers: of every mistake llama.cpp says only that it failed.
 * A pair `x.lora_a` [in, rank] and `x.lora_b` [rank, out] changes the base's weight `x` [in, out].
 */
import { FootnoteError } from '../../contract/index.ts';
import { factsOf } from './facts.ts';
import { type Gguf, type GgufTensor, readGguf } from './read.ts';

/** @throws FootnoteError `adapter-unfit` with the first thing that does not fit */
export function checkAdapter(
  base: Gguf,
  adapter: Gguf,
  names: { readonly adapter: string; readonly base: string },
): void {
  const unfit = (reason: string) =>
    new FootnoteError('adapter-unfit', { adapter: names.adapter, base: names.base, reason });
  const [of, has] = [adapter, base].map(({ metadata }) => String(metadata.get('general.architecture')));
  if (of !== has) throw unfit(`${of} ≠ ${has}`);
  const weights = new Map(base.tensors.map((tensor) => [tensor.name, tensor]));
  for (const { weight: name, a, b } of pairsOf(adapter)) {
    const weight = weights.get(name);
    if (!weight) throw unfit(`${name}: –`);
    if (!b) throw unfit(`${name}.lora_b: –`);
    if (!fits(weight, a, b)) throw unfit(`${name}: ${sides(a)} · ${sides(b)} ≠ ${sides(weight)}`);
  }
}

/** False for a file that cannot be read: what is wrong with it, the import of models says. */
export function isAdapterFile(file: string): boolean {
  try {
    return factsOf(readGguf(file)).kind === 'adapter';
  } catch {
    return false;
  }
}

export function pairsOf({ tensors }: Gguf): { weight: string; a: GgufTensor; b: GgufTensor | undefined }[] {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  return tensors
    .filter(({ name }) => name.endsWith('.lora_a'))
    .map((a) => {
      const weight = a.name.slice(0, -'.lora_a'.length);
      return { weight, a, b: byName.get(`${weight}.lora_b`) };
    });
}

function fits(weight: GgufTensor, a: GgufTensor, b: GgufTensor): boolean {
  const [wide, tall] = weight.shape;
  // The embedding is looked up by rows: its pair lies the other way round.
  if (weight.name === 'token_embd.weight') return a.shape[0] === tall && b.shape[1] === wide;
  return a.shape[0] === wide && b.shape[1] === tall && a.shape[1] === b.shape[0];
}

const sides = ({ shape }: GgufTensor) => shape.join('×');
