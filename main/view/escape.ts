const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML text. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign]!);
}
