/**
 * Signs that documents set in symbol fonts (Wingdings, Symbol): the file holds a letter or a private-use character,
 * the reader of the page sees a tick. Only what manuals use to say something; others become a bullet.
 */
const wingdings: Readonly<Record<number, string>> = {
  74: '☺',
  76: '☹',
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  117: '◆',
  118: '❖',
  158: '·',
  159: '•',
  161: '○',
  162: '○',
  164: '◉',
  167: '▪',
  168: '□',
  216: '➢',
  223: '←',
  224: '→',
  225: '↑',
  226: '↓',
  232: '➔',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
  40: '☎',
  41: '✆',
  42: '✉',
  70: '☞',
};
const wingdings2: Readonly<Record<number, string>> = {
  79: '✗',
  80: '✓',
  81: '☒',
  82: '☑',
  83: '☒',
  84: '☒',
  163: '□',
  150: '•',
  151: '●',
  152: '●',
  153: '○',
};
const symbol: Readonly<Record<number, string>> = {
  176: '°',
  177: '±',
  179: '≥',
  163: '≤',
  180: '×',
  184: '÷',
  183: '•',
  174: '→',
  172: '←',
  173: '↑',
  175: '↓',
  185: '≠',
  187: '≈',
  97: 'α',
  98: 'β',
  109: 'μ',
  112: 'π',
  87: 'Ω',
  68: 'Δ',
  83: 'Σ',
  214: '√',
  165: '∞',
};

/** The sign that a symbol font shows for a character code (private-use codes F000–F0FF included). */
export function symbolSign(font: string, code: number): string {
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const name = font.toLowerCase();
  if (name.startsWith('wingdings 2')) return wingdings2[low] ?? '•';
  if (name.startsWith('wingdings')) return wingdings[low] ?? '•';
  if (name === 'symbol' || name.startsWith('standard symbols'))
    return symbol[low] ?? String.fromCharCode(low);
  return code >= 0xe000 && code <= 0xf8ff ? '•' : String.fromCodePoint(code);
}

/** True for a font whose letters are signs. */
export function isSymbolFont(font: string): boolean {
  return /^(?:wingdings|symbol$|webdings)/i.test(font);
}
