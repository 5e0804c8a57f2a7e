/** What a transport needs of an engine. `main/engine` gives more; nothing here asks for it. */
import type { AnyRouter } from '@orpc/server';

/** What a frame is shown. The headers are the engine's (its own content security policy among them). */
export interface ViewResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

export interface ServedEngine {
  readonly router: AnyRouter;
  /** `path` is what follows `/view`, with its query: `/<token>/d/<id>?start=…&end=…`. */
  view(path: string): Promise<ViewResponse>;
}
