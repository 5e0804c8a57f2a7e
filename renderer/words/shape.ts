/** The keys that every language has; a counted text may have more plural forms than Korean does. */
import type { ko } from './ko.ts';

type Leaves<T> = { readonly [K in keyof T]: T[K] extends string ? string : Leaves<T[K]> };
type Plurals<T> = T extends string
  ? string
  : { readonly [K in keyof T]: Plurals<T[K]> } & {
      readonly [K in keyof T as K extends `${infer Stem}_other` ? `${Stem}_one` : never]?: string;
    };

export type Words = Plurals<Leaves<typeof ko>>;
