/**
 * Imported first, before anything fills the heap. What a search or a reading leaves behind is short-lived, and V8 lets it
 * pile up: a young generation that stays small is swept often, and tells V8 soon how little survives. 281 searches over
 * 10⁵ passages: 325 MB at the highest instead of 430, with the same processor time.
 */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--semi-space-growth-factor=1');
