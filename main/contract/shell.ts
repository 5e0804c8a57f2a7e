/**
 * What the desktop shell adds to the window (`window.footnote`, by its preload); absent in a browser. The page can do
 * what stands here and nothing else.
 */

/** `gone`: it stopped and is being started again; `stopped`: it stopped too often and stays down until asked. */
export type ShellEngineState = 'starting' | 'running' | 'gone' | 'stopped';

/** A place in a document, as a deep link names it: it must mean the same on a colleague's machine. */
export interface Place {
  /** Relative to its root, with `/`, NFC. */
  readonly path: string;
  /** UTF-16 code units into the document's text; both null: the document as a whole. */
  readonly start: number | null;
  readonly end: number | null;
}

/** What the shell wants the page to do. */
export type ShellRequest =
  | { readonly type: 'place'; readonly place: Place }
  | { readonly type: 'print' }
  | { readonly type: 'settings' };

/** Which files a dialog offers. */
export type FileKind = 'model' | 'sheet' | 'library' | 'spreadsheet' | 'pack';

/** What the shell itself remembers, beside the engine's settings. */
export interface ShellPreferences {
  /** The global shortcut of quick ask, as Electron writes it (`Control+Alt+Space`); null: none. */
  readonly quickKey: string | null;
  /** Those that may be chosen. */
  readonly quickKeys: readonly string[];
  /** False where another program holds the key. */
  readonly quickKeyActive: boolean;
  /** Closing the window leaves the program in the tray. */
  readonly stayInTray: boolean;
  /** A library that was opened as a file; null: the program's own. */
  readonly library: string | null;
}

export type ShellPreferenceChange = Partial<Pick<ShellPreferences, 'quickKey' | 'stayInTray'>> & {
  /** Back to the program's own library. */
  readonly library?: null;
};

/** Versions and ends of processes; nothing of a document, a path or a question. */
export interface ShellDiagnostics {
  readonly versions: Readonly<Record<string, string>>;
  readonly system: string;
  readonly language: string;
  /** The engine's ends that nobody asked for, the last 20: ISO 8601, and the exit code. */
  readonly engineEnds: readonly { readonly at: string; readonly code: number }[];
}

export interface Shell {
  /** `linux`, `win32` or `darwin`. */
  readonly platform: string;
  /** The system's dialogs: an absolute path, or null where it was cancelled. */
  chooseFolder(): Promise<string | null>;
  chooseFile(kind: FileKind): Promise<string | null>;
  /** Where to write a new file; `name` is the proposal. */
  chooseTarget(kind: FileKind, name: string): Promise<string | null>;
  /** The absolute path of a file or folder that was dropped on the page. */
  pathOf(file: unknown): string;
  /** Calls `listener` with each change of the engine's state; returns how to stop. */
  onEngineState(listener: (state: ShellEngineState) => void): () => void;
  /** Starts an engine that is `stopped` again. */
  restartEngine(): Promise<void>;
  /** Calls `listener` with each request, also with those that came before the page listened. */
  onRequest(listener: (request: ShellRequest) => void): () => void;
  diagnostics(): Promise<ShellDiagnostics>;
  preferences(): Promise<ShellPreferences>;
  changePreferences(change: ShellPreferenceChange): Promise<ShellPreferences>;
  /** Of the quick window. */
  readonly quick: {
    /** Calls `listener` each time it was brought up. */
    onShown(listener: () => void): () => void;
    close(): Promise<void>;
    /** A pinned window stays when another program takes the focus. */
    pin(on: boolean): Promise<void>;
    /** The clipboard's text, trimmed, at most 500 characters; empty where there is none. */
    clipboard(): Promise<string>;
    /** Opens a place in the main window. */
    show(place: Place): Promise<void>;
  };
}
