import type { Language } from '../../contract/document.ts';

/**
 * The language of a text by the share of its letters' scripts. A Hangul syllable carries two to three Latin
 * letters' worth, and Korean manuals are full of Latin product names, so Korean begins at a low share.
 * @param declared the document's `lang`; decides only between the two thresholds
 */
export function languageOf(text: string, declared = ''): Language {
  let hangul = 0;
  let latin = 0;
  let other = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      const lower = code | 32;
      if (lower >= 97 && lower <= 122) latin++;
    } else if ((code >= 0xac00 && code <= 0xd7a3) || (code >= 0x1100 && code <= 0x11ff)) hangul++;
    else if (code >= 0xc0 && code < 0x250) latin++;
    else if ((code >= 0x370 && code < 0x1100) || (code >= 0x3040 && code < 0xa000)) other++;
  }
  const letters = hangul + latin + other;
  if (letters === 0) return declared.startsWith('ko') ? 'ko' : 'other';
  // A kanji or kana, like a syllable, stands for more than a letter.
  if (other > hangul * 2 && other > latin * 0.5) return 'other';
  const share = hangul / (hangul + latin);
  if (share >= 0.15) return 'ko';
  if (share < 0.03) return /^(ko|en|$)/i.test(declared) ? 'en' : 'other';
  return declared.startsWith('en') ? 'en' : 'ko';
}
