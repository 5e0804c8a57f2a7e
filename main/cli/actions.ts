/** Commands that have actions: `footnote glossary add …`. */

interface Action {
  /** Words after the action, at least and at most. */
  readonly words: readonly [number, number];
  /** It changes the library. */
  readonly writes: boolean;
}

const many = 10_000;
const reading: Action = { words: [0, 0], writes: false };
const one: Action = { words: [1, 1], writes: false };
const ofEntries: Action = { words: [1, many], writes: true };

export const actions: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
  glossary: {
    list: reading,
    export: reading,
    add: { words: [2, many], writes: true },
    remove: ofEntries,
    accept: ofEntries,
    reject: ofEntries,
    import: { words: [1, 1], writes: true },
    suggest: { words: [0, 0], writes: true },
  },
  feedback: { list: reading, remove: ofEntries },
  // They change the models' folder and the settings; `use --anyway` is kept with the library.
  models: {
    list: reading,
    import: one,
    use: { words: [1, 1], writes: true },
    download: one,
    remove: one,
    bench: reading,
    'retry-gpu': reading,
  },
  adapters: { list: reading, import: one, remove: one },
};

/** Actions whose words are numbers of entries. */
const byNumber = new Set(['glossary remove', 'glossary accept', 'glossary reject', 'feedback remove']);

/** What is wrong with a command's words, as a sentence's name and its values; undefined where nothing is. */
export function wrongAction(
  command: string,
  [action, ...rest]: readonly string[],
):
  | { name: 'wantsAction'; values: { name: string; actions: string } }
  | { name: 'wantsWords'; values: { name: string; least: number; given: number } }
  | { name: 'notANumber'; values: { value: string } }
  | undefined {
  const known = actions[command]!;
  const found = action === undefined ? undefined : known[action];
  if (!found) {
    return { name: 'wantsAction', values: { name: command, actions: Object.keys(known).join(', ') } };
  }
  const [least, most] = found.words;
  if (rest.length < least || rest.length > most)
    return { name: 'wantsWords', values: { name: `${command} ${action}`, least, given: rest.length } };
  const odd = byNumber.has(`${command} ${action}`)
    ? rest.find((word) => !/^[1-9]\d{0,9}$/.test(word))
    : undefined;
  return odd === undefined ? undefined : { name: 'notANumber', values: { value: odd } };
}

export const changesLibrary = (command: string, action: string | undefined): boolean =>
  actions[command]?.[action ?? '']?.writes ?? false;
