/** The channels behind `window.footnote`; what it offers the page stands in main/contract/shell.ts. */

export const channels = {
  chooseFolder: 'choose-folder',
  chooseFile: 'choose-file',
  chooseTarget: 'choose-target',
  restartEngine: 'restart-engine',
  diagnostics: 'diagnostics',
  preferences: 'preferences',
  changePreferences: 'change-preferences',
  quickClose: 'quick-close',
  quickPin: 'quick-pin',
  quickClipboard: 'quick-clipboard',
  quickPlace: 'quick-place',
  /** The page listens now: gives what it was to do meanwhile. */
  takeRequests: 'take-requests',
  // From the shell to the page.
  engineState: 'engine-state',
  request: 'request',
  quickShown: 'quick-shown',
  /** Carries the message port; the preload passes it on as a window message of the same name. */
  enginePort: 'engine-port',
} as const;
