/** What a picture's alternative text says, without what programs put there unasked; empty where nothing is left. */
export function pictureText(alternative: string | undefined): string {
  const text = (alternative ?? '')
    .replace(/\s+/g, ' ')
    .replace(/\s*(?:자동 생성된 설명|Description automatically generated\b.*)$/iu, '')
    .replace(/\s*AI가? ?생성\S* .*$|\s*AI-generated content may be incorrect\.?$/iu, '')
    .trim();
  const unasked =
    /^(?:그림|개체|사진|도형|이미지|Picture|Image|Grafik|Graphic|Object|Shape|직사각형|텍스트 상자|Text ?Box|타원|선|Rectangle|직선 연결선|차트|Chart|표|Table|Frame|틀)\s?\d*$/iu;
  // Hangul writes the picture's file name and size as its description.
  if (unasked.test(text) || /^그림입니다\.|원본 그림의 이름/u.test(text)) return '';
  return /^[^\s]+\.(?:png|jpe?g|gif|bmp|emf|wmf|tiff?|svg|webp)$/iu.test(text) ? '' : text;
}
