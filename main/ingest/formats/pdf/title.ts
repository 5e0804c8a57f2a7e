/** What programs write into a file's title when nobody has given one. */
const meaningless =
  /^(?:(?:microsoft (?:word|excel|powerpoint)|한글|hwp|untitled|제목\s?없음|무제|document|문서|슬라이드|presentation|slide|book|통합 문서|print|scan|새 문서)[\s\-_:]*\d*)$/i;

/** A file property as a title, or an empty text where it says nothing. */
export function meaningfulTitle(told: unknown, name: string): string {
  if (typeof told !== 'string') return '';
  let title = told
    .replace(/[\u0000-\u001f\ufeff\ufffd]+/g, ' ')
    .replace(/\s+/g, ' ')
    .normalize('NFC')
    .trim();
  title = title.replace(/^microsoft (?:word|excel|powerpoint)\s*-\s*/i, '');
  // "요금표.hwp", "C:\docs\a.doc": a file's name, seldom this file's.
  if (
    /\.(?:docx?|hwpx?|pptx?|xlsx?|rtf|odt|html?|indd|pdf|txt|qxd)$/i.test(title) ||
    /^(?:[a-z]:\\|file:|https?:|about:)/i.test(title)
  )
    return '';
  if (title === '' || meaningless.test(title) || title.length > 200 || !/\p{L}/u.test(title)) return '';
  return title === name ? '' : title;
}
