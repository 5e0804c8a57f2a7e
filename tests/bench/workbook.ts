/** A large workbook for measuring. */
import { row, xlsxFile } from '../formats/xlsx-file.ts';

/** Codes, names from 30,000 shared strings, money and dates in turns, under a header row. */
export function workbook(rows: number, columns: number): Uint8Array {
  const strings = Array.from({ length: 30_000 }, (_, i) => `결합 상품 이름 ${i}`);
  const kinds = ['상품', '월 요금', '시행일', '할인율'];
  const parts = [
    row(
      1,
      Array.from({ length: columns }, (_, c) => `${kinds[c % 4]} ${c + 1}`),
    ),
  ];
  for (let r = 2; r <= rows; r++) {
    const cells = Array.from({ length: columns }, (_, c) => {
      const at = `${String.fromCharCode(65 + c)}${r}`;
      if (c % 4 === 0) return `<c r="${at}" t="s"><v>${(r * 7 + c) % strings.length}</v></c>`;
      const value =
        c % 4 === 1 ? 10_000 + ((r * c) % 90_000) : c % 4 === 2 ? 46_000 + (r % 700) : (r % 100) / 1000;
      return `<c r="${at}" s="${(c % 4) - 1}"><v>${value}</v></c>`;
    });
    parts.push(`<row r="${r}">${cells.join('')}</row>`);
  }
  return xlsxFile({
    sheets: [{ name: '요금', rows: parts.join('') }],
    strings,
    formats: ['"₩"#,##0', 14, '0.0%'],
  });
}
