/** Whether a file may serve as what it is imported for; each refusal is its own sentence. */
import { FootnoteError } from '../../contract/index.ts';
import { isKnownArchitecture } from '../gguf/architectures.ts';
import type { GgufFacts } from '../gguf/facts.ts';
import { memoryAt } from '../gguf/memory.ts';
import type { Gguf } from '../gguf/read.ts';
import type { Role } from '../messages.ts';

/** Of the machine's memory, what a model may take: the rest is the system's and the other programs'. */
const share = 0.9;

/**
 * The role it gets: the one asked for, else the one that it looks made for.
 * @throws FootnoteError `model-is-adapter`, `model-architecture-unknown`, `model-split`, `model-role`,
 *   `model-no-template`, `model-too-large`
 */
export function checkedRole(
  name: string,
  gguf: Gguf,
  facts: GgufFacts,
  asked: Role | undefined,
  machineMemory: number,
): Role {
  if (facts.kind === 'adapter') throw new FootnoteError('model-is-adapter', { name });
  if (!isKnownArchitecture(facts.architecture))
    throw new FootnoteError('model-architecture-unknown', {
      name,
      architecture: facts.architecture || '-',
    });
  if (Number(gguf.metadata.get('split.count') ?? 1) > 1) throw new FootnoteError('model-split', { name });
  if (facts.vocabulary === null)
    throw new FootnoteError('model-damaged', { path: name, reason: 'no vocabulary' });
  const role = asked ?? facts.role;
  if (role === null || (role === 'chat' && facts.role === null))
    throw new FootnoteError('model-no-template', { name });
  // A generating model can be made to give vectors, but not good ones; the file would say so.
  if (facts.role !== role)
    throw new FootnoteError('model-role', { name, asked: role, made: facts.role ?? 'chat' });
  const needed = memoryAt(facts, 4096);
  if (needed > machineMemory * share)
    throw new FootnoteError('model-too-large', {
      name,
      needed: gigabytes(needed),
      has: gigabytes(machineMemory),
    });
  return role;
}

const gigabytes = (bytes: number) => Math.ceil(bytes / 1e8) / 10;

/** Three words that differ in Korean and not in a vocabulary that lost the Hangul syllables. */
export const koreanProbe = ['팩스', '푁사', '폭소'] as const;

/** Tokens of the probe's words, in order: all the same (or all unknown) means that Korean is lost on it. */
export function isEnglishOnly(tokens: readonly (readonly number[])[]): boolean {
  return new Set(tokens.map((one) => one.join(' '))).size < tokens.length;
}
