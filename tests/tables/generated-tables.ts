/**
 * Tables made from known records, for measuring fidelity: the records are drawn first, then laid out in one of many
 * ways. Nothing of the engine's own grid code takes part.
 */
import type { CellSpec, RowSpec } from './table-builder.ts';
import { td, th } from './table-builder.ts';

/** What a reader must find in the prose of a grid row. */
export interface Expected {
  /** The grid row whose prose must say it. */
  readonly row: number;
  /** As it must stand, or the signs' wording. */
  readonly value: string | RegExp;
  /** Headers and row names that must stand in the same prose. */
  readonly headers: readonly string[];
}

export interface GeneratedTable {
  readonly name: string;
  readonly language: 'ko' | 'en';
  readonly rows: readonly (RowSpec | readonly (CellSpec | string)[])[];
  readonly caption?: string;
  readonly notes: readonly { readonly mark: string; readonly text: string }[];
  readonly expected: readonly Expected[];
  /** Every number that may stand in the prose. */
  readonly text: string;
}

/** A small linear congruential generator: the same tables in every run. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

type Kind = 'money' | 'speed' | 'months' | 'text' | 'sign' | 'sentence';
interface Field {
  readonly name: string;
  readonly kind: Kind;
  /** Said in the header instead of the cells. */
  readonly unit: string;
}

const words = {
  ko: {
    subjects: [
      '기가라이트',
      '기가슬림',
      '베이직 100',
      'TV 플러스',
      '홈톡 프리',
      'AP-6',
      '안심 보험',
      '가게온',
      'LTE 세이브',
      '키즈 팩',
    ],
    subject: ['상품', '모델', '서비스', '구분', '요금제'],
    fields: [
      ['월 요금', 'money', '원'],
      ['설치비', 'money', '원'],
      ['속도', 'speed', 'Mbps'],
      ['약정 기간', 'months', '개월'],
      ['신청 방법', 'text', ''],
      ['고정 IP', 'sign', ''],
      ['와이파이', 'sign', ''],
      ['유의 사항', 'sentence', ''],
      ['월 할인액', 'money', '원'],
      ['담당 부서', 'text', ''],
    ] as const,
    texts: ['고객센터', '홈페이지 신청', '지점 방문', '전화 접수', '망운영팀', '앱 전용'],
    sentences: [
      '해지하면 위약금이 있습니다.',
      '3년 안에 옮기면 비용이 듭니다.',
      '서류를 먼저 보내야 합니다.',
      '다음 달부터 적용됩니다.',
    ],
    outer: ['요금 안내', '이용 조건', '단독', '결합'],
    note: '부가세를 포함한 금액입니다.',
    same: ['상동', '〃', '위와 같음'],
    groups: ['개인 고객', '기업 고객'],
  },
  en: {
    subjects: [
      'Giga Lite',
      'Giga Slim',
      'Basic 100',
      'TV Plus',
      'Home Talk',
      'AP-6',
      'Safe Care',
      'Shop On',
      'LTE Save',
      'Kids Pack',
    ],
    subject: ['Product', 'Model', 'Plan', 'Item', 'Name'],
    fields: [
      ['Monthly fee', 'money', 'USD'],
      ['Installation cost', 'money', 'USD'],
      ['Speed', 'speed', 'Mbps'],
      ['Contract period', 'months', 'months'],
      ['Contact', 'text', ''],
      ['Static IP', 'sign', ''],
      ['Wi-Fi', 'sign', ''],
      ['Remarks', 'sentence', ''],
      ['Discount', 'money', 'USD'],
      ['Department', 'text', ''],
    ] as const,
    texts: ['Call centre', 'Web form', 'Branch office', 'Phone desk', 'Network team', 'App only'],
    sentences: [
      'A penalty applies on early cancellation.',
      'Moving within 3 years costs extra.',
      'Send the documents first.',
      'It starts next month.',
    ],
    outer: ['Charges', 'Conditions', 'Internet only', 'Bundle'],
    note: 'The amount includes tax.',
    same: ['same as above', 'ditto', '〃'],
    groups: ['Private customers', 'Business customers'],
  },
};

const signs = {
  yes: {
    ko: /(?:제공|가능|지원|포함|적용)(?:하며|하고|합니다|되며|되고|됩니다)/,
    en: /(?<!not )(?:offered|available|supported|included)/,
  },
  no: {
    ko: /(?:제공하|가능하|지원하|포함되|적용되)지 않/,
    en: /not (?:offered|available|supported|included)/,
  },
};

const layouts = [
  'plain',
  'unmarked',
  'thead',
  'units',
  'row-headers',
  'multi-level',
  'two-keys',
  'grouped',
  'ditto',
  'value-span',
  'footnote',
  'matrix',
  'transposed',
  'key-value',
  'key-value-wide',
  'headers-ids',
  'empty',
] as const;

export function generateTable(seed: number): GeneratedTable {
  const random = randomFrom(seed * 7919 + 17);
  for (let i = 0; i < 5; i++) random();
  const layout = layouts[seed % layouts.length]!;
  const language = Math.floor(seed / layouts.length) % 2 === 0 ? 'ko' : 'en';
  const w = words[language];
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)]!;
  const shuffle = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => [random(), item] as const)
      .sort((a, b) => a[0] - b[0])
      .map(([, item]) => item);
  const subjects = shuffle(w.subjects).slice(0, whole(3, 6));
  const subject = pick(w.subject);
  const named = /^(?:구분|Item|Name)$/.test(subject) ? [] : [subject];
  const numeric = w.fields.filter(([, kind]) => kind === 'money' || kind === 'speed' || kind === 'months');
  const fields: Field[] = shuffle(layout === 'matrix' || layout === 'two-keys' ? numeric : w.fields)
    .slice(0, whole(3, 5))
    .map(([name, kind, unit]) => ({ name, kind, unit }));
  const bare = (kind: Kind): string => {
    if (kind === 'money') return (whole(1, 99) * 1100).toLocaleString('en-US');
    if (kind === 'speed') return String(pick([100, 250, 500, 1000, 2500]));
    if (kind === 'months') return String(pick([6, 12, 24, 36]));
    if (kind === 'sign') return pick(['○', '×', '✓', '✕']);
    return pick(kind === 'text' ? w.texts : w.sentences);
  };
  const withUnit = (value: string, unit: string) =>
    unit === '' ? value : language === 'ko' ? value + unit : `${value} ${unit}`;
  const unitInHeader =
    layout === 'units' || layout === 'multi-level' || layout === 'ditto' || layout === 'transposed';
  const cell = (raw: string, field: Field) => (unitInHeader ? raw : withUnit(raw, field.unit));
  const want = (raw: string, field: Field): string | RegExp => {
    if (field.kind === 'sign') return signs[/[○✓]/.test(raw) ? 'yes' : 'no'][language];
    return withUnit(raw, field.unit);
  };
  const header = (field: Field) =>
    unitInHeader && field.unit !== '' ? `${field.name}(${field.unit})` : field.name;
  const data = subjects.map((name) => ({ name, values: fields.map((field) => bare(field.kind)) }));
  const rows: (RowSpec | readonly (CellSpec | string)[])[] = [];
  const expected: Expected[] = [];
  const notes: { mark: string; text: string }[] = [];
  let caption: string | undefined;
  const expect = (row: number, value: string | RegExp, ...headers: string[]) =>
    expected.push({ row, value, headers });

  if (layout === 'transposed') {
    rows.push([
      th(pick(language === 'ko' ? ['구분', '항목', ''] : ['Item', ''])),
      ...data.map(({ name }) => th(name)),
    ]);
    for (const [f, field] of fields.entries()) {
      rows.push([th(header(field)), ...data.map(({ values }) => td(cell(values[f]!, field)))]);
      for (const { name, values } of data) expect(rows.length - 1, want(values[f]!, field), field.name, name);
    }
  } else if (layout === 'matrix') {
    const field = fields[0]!;
    const columns = [12, 24, 36].map((months) => (language === 'ko' ? `${months}개월` : `${months} months`));
    caption = `${field.name}${language === 'ko' ? '' : ' '}(${language === 'ko' ? '단위: ' : 'unit: '}${field.unit})`;
    rows.push([th(''), ...columns.map((name) => th(name))]);
    for (const { name } of data) {
      const values = columns.map(() => bare(field.kind));
      rows.push([th(name, { scope: 'row' }), ...values.map((value) => td(value))]);
      for (const [c, value] of values.entries())
        expect(rows.length - 1, withUnit(value, field.unit), name, columns[c]!);
    }
  } else if (layout === 'key-value' || layout === 'key-value-wide') {
    caption = data[0]!.name;
    const pairs = fields.map((field, f) => [field, data[0]!.values[f]!] as const);
    const step = layout === 'key-value' ? 1 : 2;
    for (let at = 0; at < pairs.length; at += step) {
      const here = pairs.slice(at, at + step);
      rows.push(here.flatMap(([field, value]) => [th(field.name), td(cell(value, field))]));
      for (const [field, value] of here) expect(rows.length - 1, want(value, field), field.name);
    }
  } else if (layout === 'multi-level') {
    const half = Math.ceil(fields.length / 2);
    const outer = shuffle(w.outer).slice(0, 2);
    rows.push([
      th(subject, { rowspan: 2 }),
      th(outer[0]!, { colspan: half }),
      th(outer[1]!, { colspan: fields.length - half }),
    ]);
    rows.push(fields.map((field) => th(header(field))));
    for (const { name, values } of data) {
      rows.push([name, ...values.map((value, f) => cell(value, fields[f]!))]);
      for (const [f, field] of fields.entries())
        expect(
          rows.length - 1,
          want(values[f]!, field),
          field.name,
          outer[f < half ? 0 : 1]!,
          name,
          ...named,
        );
    }
  } else if (layout === 'two-keys') {
    const key = language === 'ko' ? '약정' : 'Term';
    const terms = language === 'ko' ? ['무약정', '장기 약정'] : ['No term', 'Long term'];
    const shown = fields.filter((field) => field.name !== '약정 기간').slice(0, 2);
    rows.push([th(subject), th(key), ...shown.map((field) => th(field.name))]);
    for (const { name } of data)
      for (const [t, term] of terms.entries()) {
        const values = shown.map((field) => bare(field.kind));
        const cells = values.map((value, f) => td(cell(value, shown[f]!)));
        rows.push(t === 0 ? [td(name, { rowspan: 2 }), td(term), ...cells] : [td(term), ...cells]);
        for (const [f, field] of shown.entries())
          expect(rows.length - 1, want(values[f]!, field), field.name, name, term, ...named);
      }
  } else {
    const isHeader = layout !== 'unmarked';
    const head = [subject, ...fields.map(header)].map((text, c) =>
      isHeader ? th(text, layout === 'headers-ids' ? { id: `c${c}` } : {}) : td(text),
    );
    rows.push(layout === 'thead' ? { group: 'head', cells: head.map((one) => td(one.text)) } : head);
    let above: readonly string[] = [];
    for (const [d, { name, values }] of data.entries()) {
      if (layout === 'grouped' && (d === 0 || d === 2))
        rows.push([td(w.groups[d === 0 ? 0 : 1]!, { colspan: fields.length + 1 })]);
      const group = layout === 'grouped' ? [w.groups[d < 2 ? 0 : 1]!] : [];
      const repeats = layout === 'ditto' && d > 0 ? whole(0, fields.length - 1) : -1;
      const shown = values.map((value, f) => (f === repeats ? above[f]! : value));
      const isSpan =
        layout === 'value-span' && fields[0]!.unit === fields[1]!.unit && fields[0]!.kind === fields[1]!.kind;
      const isEmpty = (f: number) => layout === 'empty' && (f + d) % 3 === 0;
      const cells: CellSpec[] = [];
      for (const [f, field] of fields.entries()) {
        if (isSpan && f === 1) continue;
        const value = isEmpty(f) ? pick(['', '-']) : f === repeats ? pick(w.same) : cell(shown[f]!, field);
        const mark =
          layout === 'footnote' && f === d % fields.length && field.kind !== 'sentence'
            ? pick(['*', ' 주1)', '¹'])
            : '';
        if (mark !== '') {
          notes.push({ mark: mark.trim(), text: w.note });
          expect(rows.length, w.note, name);
        }
        cells.push(
          td(value + mark, {
            ...(isSpan && f === 0 ? { colspan: 2 } : {}),
            ...(layout === 'headers-ids' ? { headers: [`c${f + 1}`] } : {}),
          }),
        );
        if (isEmpty(f)) continue;
        expect(rows.length, want(shown[f]!, field), field.name, name, ...named, ...group);
        if (isSpan && f === 0) expect(rows.length, want(shown[0]!, field), fields[1]!.name, name);
      }
      rows.push([layout === 'row-headers' ? th(name, { scope: 'row' }) : td(name), ...cells]);
      above = shown;
    }
  }
  const text = [
    caption ?? '',
    ...notes.map((note) => note.text),
    ...rows.flatMap((row) =>
      ('cells' in row ? row.cells : row).map((one) => (typeof one === 'string' ? one : one.text)),
    ),
  ].join(' ');
  return {
    name: `${seed} ${layout} ${language}`,
    language,
    rows,
    notes,
    expected,
    text,
    ...(caption === undefined ? {} : { caption }),
  };
}
