/** Fields of Word (`HYPERLINK "…"`, `PAGE`), as DOCX, DOC and RTF write them. */

/** True for a field whose result is about the printed page. */
export function isPageField(instruction: string): boolean {
  return /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b/i.test(instruction);
}

/** The target of a link field, `null` for another; `#name` for a bookmark. */
export function fieldTarget(instruction: string): string | null {
  const found = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]+))?\s*(?:\\l\s+"?([^"\s]+)"?)?/i.exec(instruction);
  if (!found) return null;
  const file = found[1] ?? found[2] ?? '';
  const target = found[3] === undefined ? file : `${file}#${found[3]}`;
  return target === '' || !isSafeTarget(target) ? null : target;
}

/** Targets that run something are not kept. */
export function isSafeTarget(target: string): boolean {
  return !/^\s*(?:javascript|vbscript|data|vnd\.sun\.star\.script|macro):/i.test(target);
}
