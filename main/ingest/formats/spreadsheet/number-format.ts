/** Numbers and dates as a spreadsheet shows them, by SheetJS's number formatter with what Korean formats need. */
import { SSF } from '@e965/xlsx';
import type { CellKind } from './sheet.ts';

export interface NumberFormat {
  readonly kind: CellKind;
  show(value: number): string;
}

/** Built-in formats that depend on the locale: the Korean ones of ECMA-376, and ISO dates for the short date. */
const builtIn: Readonly<Record<number, string>> = {
  14: 'yyyy-mm-dd',
  22: 'yyyy-mm-dd h:mm',
  27: 'yyyy"年" mm"月" dd"日"',
  28: 'mm-dd',
  29: 'mm-dd',
  30: 'mm-dd-yy',
  31: 'yyyy"년" mm"월" dd"일"',
  32: 'h"시" mm"분"',
  33: 'h"시" mm"분" ss"초"',
  34: 'yyyy-mm-dd',
  35: 'yyyy-mm-dd',
  36: 'yyyy"年" mm"月" dd"日"',
  50: 'yyyy"年" mm"月" dd"日"',
  51: 'mm-dd',
  52: 'yyyy-mm-dd',
  53: 'yyyy-mm-dd',
  54: 'mm-dd',
  55: 'yyyy-mm-dd',
  56: 'yyyy-mm-dd',
  57: 'yyyy"年" mm"月" dd"日"',
  58: 'mm-dd',
};

/** Excel's own limit for a format's code; longer ones are hostile. */
const longestCode = 255;
/** Values whose text a format remembers: dates, prices and shares repeat, and the formatter takes 1 µs. */
const knownValues = 20_000;
const weekday = '\u0001';
const fullWeekday = '\u0002';
const weekdays = '일월화수목금토';

/** The code of a built-in format id; `General` where the standard defines none. */
export function builtInCode(id: number): string {
  const table = SSF.get_table() as Record<number, string | undefined>;
  return builtIn[id] ?? table[id] ?? 'General';
}

/** A format by its code. */
export function numberFormat(code: string, date1904: boolean): NumberFormat {
  const clean = cleaned(code.length > longestCode ? 'General' : code);
  if (/^general$/i.test(clean.code)) return { kind: 'number', show: general };
  const isDate = SSF.is_date(clean.code) || clean.code.includes(weekday) || clean.code.includes(fullWeekday);
  const format = (value: number): string => {
    try {
      const shown: string = SSF.format(clean.code, value, { date1904 });
      return isDate ? inKorean(shown, value, date1904, clean.korean) : shown.trim();
    } catch {
      return general(value); // A code that is none shows the number itself.
    }
  };
  const known = new Map<number, string>();
  return {
    kind: isDate ? 'date' : 'number',
    show: (value) => {
      let shown = known.get(value);
      if (shown === undefined) {
        shown = format(value);
        if (known.size < knownValues) known.set(value, shown);
      }
      return shown;
    },
  };
}

function general(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e11) return String(value);
  return String(SSF.format('General', value));
}

/**
 * The code without what only fills width (`_-`, `* `), without empty locale tags (which the formatter shows as `$`),
 * symbols such as △ quoted (the formatter throws on them bare), weekdays as marks.
 */
function cleaned(code: string): { code: string; korean: boolean } {
  const korean = /\[\$[^\]]*-(?:[0-9a-f]*412|ko(?:-kr)?)\]/i.test(code);
  const parts = code.match(/"[^"]*"?|\\.|\[[^\]]*\]|[_*].|[^"\\[_*]+|[\s\S]/gu) ?? [];
  const clean = parts.map((part) => {
    if (part.startsWith('"') || part.startsWith('\\')) return part;
    if (part.length > 1 && /^[_*]/.test(part)) return '';
    const locale = /^\[\$([^\]-]*)(?:-[^\]]*)?\]$/.exec(part);
    if (locale) return locale[1] ? `"${locale[1].replaceAll('"', '')}"` : '';
    if (/^\[DBNum\d\]$/i.test(part)) return '';
    if (part.startsWith('[')) return part;
    const days = korean
      ? part.replace(/d{4,}/gi, `"${fullWeekday}"`).replace(/d{3}/gi, `"${weekday}"`)
      : part;
    return days
      .replace(/a{4,}/gi, `"${fullWeekday}"`)
      .replace(/a{3}/gi, `"${weekday}"`)
      .replace(/[^\p{ASCII}]+/gu, '"$&"');
  });
  return { code: clean.join('') || 'General', korean };
}

function inKorean(shown: string, value: number, date1904: boolean, korean: boolean): string {
  // Serial 1 is a Sunday by Excel's count (1900-01-01, its leap year included), Saturday is 7.
  const day = weekdays[(((Math.floor(value) + (date1904 ? 1462 : 0) - 1) % 7) + 7) % 7] ?? '';
  const days = shown.replaceAll(weekday, day).replaceAll(fullWeekday, `${day}요일`);
  const halves = korean ? days.replace(/\bAM\b/g, '오전').replace(/\bPM\b/g, '오후') : days;
  return halves.trim();
}
