/**
 * List labels that an author typed instead of using a list: `1.`, `가)`, `①`, a bullet. As lists are mostly typed in
 * Korean office documents, they are read as items like those of a list.
 */
const typed =
  /^([-–•·∙●○◦■□▪▶▷►◆◇☞✓✔]|\(?(?:\d{1,3}|[가나다라마바사아자차카타파하]|[a-zA-Z])[.)](?!\d)|[①-⑳㉠-㉻⑴-⒇])\s+(?=\S)/u;
const typedWithoutBlank = /^([①-⑳㉠-㉻⑴-⒇]|[가나다라마바사아자차카타파하][.)])(?=\S)/u;

export interface TypedItem {
  /** None for a bullet. */
  readonly label?: string;
  readonly text: string;
}

/** The item in a line that begins with a label, `null` for another line. */
export function typedItem(line: string): TypedItem | null {
  const found = typed.exec(line) ?? typedWithoutBlank.exec(line);
  if (!found) return null;
  const sign = found[1]!;
  const text = line.slice(found[0].length);
  return /[\p{L}\p{N}]/u.test(sign) ? { label: sign, text } : { text };
}
