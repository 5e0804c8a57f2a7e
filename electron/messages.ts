/** What the shell and the engine's process say to each other. Calls of the user interface do not pass here. */

export interface ViewAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

export type ToEngine =
  | {
      readonly type: 'start';
      readonly samples: string;
      readonly appVersion: string;
      readonly library: string | null;
    }
  /** With one port: a client of the router. */
  | { readonly type: 'connect' }
  | { readonly type: 'view'; readonly id: number; readonly path: string }
  | { readonly type: 'opened'; readonly id: number; readonly opened: boolean }
  /** With one port: the models' process that was asked for. */
  | { readonly type: 'models-port'; readonly id: number }
  /** It ended, however; `reason` for a person. */
  | { readonly type: 'models-ended'; readonly id: number; readonly reason: string }
  | { readonly type: 'close' };

export type FromEngine =
  | { readonly type: 'ready' }
  /** The engine could not be made; `message` is for a person. */
  | { readonly type: 'failed'; readonly message: { readonly ko: string; readonly en: string } }
  | { readonly type: 'viewed'; readonly id: number; readonly answer: ViewAnswer }
  /** Please start a models' process: only the main process can. */
  | { readonly type: 'launch-models'; readonly id: number }
  | { readonly type: 'kill-models'; readonly id: number }
  /** Please open this original, after a check of your own. */
  | { readonly type: 'open'; readonly id: number; readonly path: string }
  /** Please show this file in its folder. */
  | { readonly type: 'reveal'; readonly id: number; readonly path: string };
