/** What an engine is made of: its options, and the rooms that its router works with. */
import type { Answerer } from '../answer/index.ts';
import type { Analyser } from '../language/index.ts';
import type { Library } from '../library/index.ts';
import type { LaunchModels, ModelCalls, Models, StartOptions } from '../models/index.ts';
import type { QueryEmbedder, Retriever } from '../retrieve/index.ts';
import type { Asks } from './asks.ts';
import type { Freshness, FreshnessTimes } from './freshness.ts';
import type { Ingests } from './ingests.ts';
import type { Searches } from './searches.ts';
import type { SettingsStore } from './settings.ts';
import type { ViewHost } from './view.ts';

export interface EngineOptions {
  /** The library file; made on the first ingest. */
  readonly library: string;
  /** The settings file. */
  readonly settings: string;
  /** The folder of the bundled sample manuals. */
  readonly samples: string;
  readonly appVersion: string;
  /** Starts the models' process; default: as a child process of Node. */
  readonly launchModels?: LaunchModels;
  /** A folder of models beside the program, read only. */
  readonly bundledModels?: string;
  /** How the models' process uses the machine; default: all that helps. */
  readonly modelStart?: StartOptions;
  /**
   * Milliseconds that a search waits for a reranker that is not in memory; default: it goes without, and the next one
   * has it. For hosts that live as long as one search.
   */
  readonly loadingPatience?: number;
  /** Never writes: a second engine beside the first. */
  readonly readOnly?: boolean;
  /** Watches the folders and brings them up to date in the background; default: not. */
  readonly watch?: boolean | Partial<FreshnessTimes>;
  /** Hands a file to its own program; gives false where the host cannot. */
  readonly openOriginal?: (absolutePath: string) => Promise<boolean>;
  /** Shows a file in its folder; gives false where the host cannot. */
  readonly revealOriginal?: (absolutePath: string) => Promise<boolean>;
}

/** What the router works with. */
export interface Rooms {
  readonly options: EngineOptions;
  readonly settings: SettingsStore;
  readonly analyser: Analyser;
  readonly view: ViewHost;
  readonly models: Models;
  readonly asks: Asks;
  readonly searches: Searches;
  /** The library for reading; an empty one while the file does not exist. */
  library(): Library;
  retriever(): Retriever;
  /** What makes a question's vector; undefined where the words must do alone. */
  embedder(): QueryEmbedder | undefined;
  /** `models`: others than those that serve, for one evaluation. */
  answerer(models?: ModelCalls): Answerer;
  /** Closes the library's file, so that it may be replaced; the next call opens it again. */
  closeLibrary(): void;
  /** True while this engine writes because a person asked for it. */
  ingesting: boolean;
  /** What a person asked to be brought up to date. */
  ingests?: Ingests;
  /** Scans in the background; undefined where nobody asked for them. */
  freshness?: Freshness;
}
