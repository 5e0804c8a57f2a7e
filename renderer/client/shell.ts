/** What Electron's preload adds to the window; absent in a browser. */
import type { Shell } from '../../main/contract/shell.ts';

declare global {
  interface Window {
    readonly footnote?: Shell;
  }
}

export const shell: Shell | undefined = globalThis.window?.footnote;
