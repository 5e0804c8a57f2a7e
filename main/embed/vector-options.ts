/** How vectors are brought up to date, and how far that has come. */
import type { ModelCalls, ServingModel } from '../models/index.ts';
import type { Pace } from './pace.ts';

export interface VectorProgress {
  readonly stage: 'learning' | 'embedding';
  /** Passages done and in all; 0 of 0 while learning. */
  readonly done: number;
  readonly total: number;
  /** Seconds that are left; null while unknown. */
  readonly eta: number | null;
}

export interface VectorOptions extends Pace {
  readonly progress?: ((p: VectorProgress) => void) | undefined;
  /** Its embedding model, where one serves. */
  readonly models?: Pick<ModelCalls, 'serving' | 'embed'> | undefined;
  /** Asked before a model embeds: false where it makes this library's searches worse. Default: it may serve. */
  readonly mayServe?: ((model: ServingModel) => Promise<boolean>) | undefined;
  /** For tests: clusters already at so many vectors. */
  readonly fewestForClusters?: number | undefined;
}
