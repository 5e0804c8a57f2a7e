/** What stands before a list item: a bullet, or a number as Korean and English manuals write it. */
export interface Labelled {
  /** As shown (`가.`, `①`, `3)`); absent for a bullet. */
  readonly label?: string;
  /** The item's text. */
  readonly rest: string;
  /** Labels of one list have one style. */
  readonly style: string;
}

const bullet =
  /^([•●○◦■□▪▫◆◇▶▷►▻★☆❍❏❑✓✔☑✅\u2219\u25cb\u25cf\uf0b7\uf0a7\uf06c\uf02d·∙ㆍㅇ－‣⁃]|[-–—oO](?= ))\s*(?=\S)/;

const numbers: readonly (readonly [style: string, pattern: RegExp])[] = [
  ['circled', /^([①-⑳㉑-㉟㊱-㊿❶-❿⓵-⓾㉠-㉻ⓐ-ⓩ㈀-㈛⑴-⒇⒈-⒛⒜-⒵])\s*(?=\S)/],
  ['(1)', /^(\(\d{1,3}\))\s*(?=\S)/],
  ['(가)', /^(\([가나다라마바사아자차카타파하]\))\s*(?=\S)/],
  ['(a)', /^(\([a-zA-Z]\))\s+(?=\S)/],
  ['1.', /^(\d{1,3}\.)(?!\d)(?:\s+(?=\S)|(?=[가-힣]))/],
  ['1)', /^(\d{1,3}\))\s*(?=\S)/],
  ['가.', /^([가나다라마바사아자차카타파하]\.)\s+(?=\S)/],
  ['가)', /^([가나다라마바사아자차카타파하]\))\s*(?=\S)/],
  ['a.', /^([a-zA-Z]\.)\s+(?=\S)/],
  ['a)', /^([a-zA-Z]\))\s+(?=\S)/],
  ['i.', /^([ivxIVX]{1,5}[.)])\s+(?=\S)/],
];

/** The label of a line, or null. */
export function labelOf(text: string): Labelled | null {
  const dot = bullet.exec(text);
  if (dot) return { rest: text.slice(dot[0].length), style: dot[1]! };
  for (const [style, pattern] of numbers) {
    const found = pattern.exec(text);
    if (found) return { label: found[1]!, rest: text.slice(found[0].length), style };
  }
  return null;
}

/** A line that is a remark: `※ …`, `주) …`. */
export const isRemark = (text: string) => /^(?:※|\*\s?[^*]|주\s?\d?\)|\[주\]|비고[:)])/.test(text);
