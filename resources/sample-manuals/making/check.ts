/** Checks the sample export and its questions; exits with 1 when a promise of the README does not hold: `node making/check.ts`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { checkAttachmentQuestions, checkAttachments } from './check-attachments.ts';
import { renderSampleExport } from './sample-export.ts';

interface Question {
  id: string;
  lang: string;
  category: string;
  style: string;
  question: string;
  gold_files: string[];
  gold_answer: string;
  evidence: string;
  unanswerable: boolean;
  evidence_in: 'text' | 'table' | 'attachment' | null;
  also_accept: string[];
  note: string | null;
}

const folder = join(dirname(fileURLToPath(import.meta.url)), '..');
const root = join(folder, 'manuals');
const problems: string[] = [];
const expect = (holds: boolean, message: string): void => {
  if (!holds) problems.push(message);
};

// --- decoding: from the bytes alone, since some pages declare nothing or the wrong charset ---

type Found = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'cp949';
function decode(bytes: Buffer): { text: string; encoding: Found } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: bytes.subarray(2).toString('utf16le'), encoding: 'utf-16le' };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { text: bytes.subarray(3).toString('utf8'), encoding: 'utf-8-bom' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: iconv.decode(bytes, 'cp949'), encoding: 'cp949' };
  }
}

const ENTITIES: Record<string, string> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', copy: '©', amp: '&' };
function decodeEntities(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_m, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(nbsp|lt|gt|quot|copy|amp);/g, (_m, name: string) => ENTITIES[name] ?? '');
}

/** Text a reader sees, white space collapsed. */
function visible(html: string): string {
  const shown = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|title)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<(\w+)[^>]*(?:display:none|\shidden(?=[\s>]))[^>]*>[\s\S]*?<\/\1>/gi, '')
    .replace(/<!?\[[^\]>]*\]>/g, '')
    .replace(/<[^>]+>/g, ' ');
  return decodeEntities(shown).replace(/\s+/g, ' ').trim();
}
/** Evidence is compared without white space, so that a table row matches however its cells are laid out. */
function compact(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

function heading(html: string): string {
  const h1 = /<h1[^>]*>([\s\S]*?)<\/h1>/i.exec(html)?.[1];
  const title = (/<title>([\s\S]*?)<\/title>/i.exec(html)?.[1] ?? '').replace(/^.*:: /, '');
  return decodeEntities((h1 ?? title).replace(/<[^>]+>/g, '')).normalize('NFKC');
}

// --- pages ---

interface Page {
  html: string;
  encoding: Found;
  /** Visible text as read, and the same without white space. */
  text: string;
  seen: string;
}
const onDisk = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(root.length + 1)
      .split('\\')
      .join('/')
      .normalize('NFC'),
  );
const pages = new Map<string, Page>();
for (const path of onDisk.filter((name) => /\.html?$/i.test(name)).sort()) {
  const { text, encoding } = decode(readFileSync(join(root, ...path.split('/'))));
  const shown = visible(text);
  pages.set(path, { html: text, encoding, text: shown, seen: compact(shown) });
}
const made = renderSampleExport();
for (const file of made) {
  const full = join(root, ...file.path.split('/'));
  expect(existsSync(full) && readFileSync(full).equals(file.bytes), `not what make.ts writes: ${file.path}`);
}
expect(
  pages.size === made.filter((file) => file.path.endsWith('.html')).length,
  'stale pages in manuals/: run make.ts',
);

const byEncoding: Record<string, number> = {};
for (const page of pages.values()) byEncoding[page.encoding] = (byEncoding[page.encoding] ?? 0) + 1;
const cp949 = byEncoding.cp949 ?? 0;
expect(pages.size >= 64, `only ${pages.size} pages`);
expect(cp949 >= 16 && cp949 / pages.size >= 0.25, `only ${cp949} pages in CP949`);
expect(byEncoding['utf-16le'] === 1, 'not exactly one UTF-16LE page');
expect((byEncoding['utf-8-bom'] ?? 0) >= 2, 'fewer than two UTF-8 pages with BOM');
for (const [path, page] of pages) {
  expect(!page.html.includes('\ufffd'), `replacement character in ${path}`);
  expect(!/undefined|NaN|\[object/.test(page.seen), `unfilled value in ${path}`);
}

// Layout tables carry border=0 here and menus have no border attribute, as in the exports that served as models.
let dataTables = 0;
let pagesWithTables = 0;
for (const page of pages.values()) {
  const found = page.html.match(/<table[^>]*(class="?(tbl|data|Mso)|border="?1)[^>]*>/gi)?.length ?? 0;
  dataTables += found;
  if (found > 0) pagesWithTables += 1;
}
expect(dataTables >= 44, `only ${dataTables} data tables`);

const sizes = [...pages]
  .map(([path, page]) => [path, Buffer.byteLength(page.text)] as const)
  .sort((a, b) => a[1] - b[1]);
const smallest = sizes[0];
const largest = sizes[sizes.length - 1];
expect((smallest?.[1] ?? 0) >= 1500, `page with little text: ${smallest?.join(' ')}`);

// --- links ---

const dangling = new Map<string, string[]>();
const linked = new Set<string>();
let deadAnchors = 0;
for (const [path, page] of pages) {
  for (const match of page.html.matchAll(/(?:href|src)=(?:"([^"]*)"|([^\s">]+))/gi)) {
    const target = decodeEntities(match[1] ?? match[2] ?? '');
    if (target === '' || /^(\/|[a-z]+:)/i.test(target)) continue;
    const [file, fragment] = target.split('#');
    if (file === '' || file === undefined) {
      if (fragment && fragment !== 'none' && !new RegExp(`(id|name)="?${fragment}["\\s>]`).test(page.html))
        deadAnchors += 1;
      continue;
    }
    const full = posix.normalize(posix.join(posix.dirname(path), decodeURIComponent(file))).normalize('NFC');
    linked.add(full);
    if (!onDisk.includes(full)) dangling.set(full, [...(dangling.get(full) ?? []), path]);
  }
}
/** Broken on purpose, as README.md says. */
const BROKEN = [
  '01_상품/기가라이트_제안서.html',
  '_common/kms.css',
  '_common/kms.js',
  'forms/위임장.files/image001.gif',
  'old/2023_manual.html',
  'pricing/old_fee_2019.html',
  'pricing/promo_next.html',
  '공지/2026-10_시스템점검.html',
];
const broken = [...dangling.keys()].sort();
expect(broken.join() === BROKEN.join(), `links that lead nowhere: ${broken.join(', ')}`);
const readme = readFileSync(join(folder, 'README.md'), 'utf8').normalize('NFC');
const attachments = await checkAttachments(root, onDisk, readme, expect);
for (const path of attachments.keys()) expect(linked.has(path), `no page links to ${path}`);

// --- questions ---

const sheet = readFileSync(join(folder, 'questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Question);
const FROM_PAGES = 60;
const questions = sheet.slice(0, FROM_PAGES);
const FIELDS =
  'id,lang,category,style,question,gold_files,gold_answer,evidence,unanswerable,evidence_in,also_accept,note';
const CATEGORIES = ['process', 'function', 'recommendation', 'condition', 'comparison'];
const STYLES = ['keyword', 'concise', 'full'];
const PARTICLES =
  /(으로부터|에서는|으로는|이라도|에서|에게|까지|부터|으로|이나|라도|처럼|보다|하는|하고|하면|할|한|은|는|이|가|을|를|의|에|와|과|도|로|만|요)$/;
/** Words that every manual heading may contain and that point at no page. */
const EMPTY = new Set([
  '안내',
  '기준',
  '절차',
  '방법',
  '처리',
  '때',
  '나오지',
  '않을',
  '따른',
  '보는',
  '한눈에',
  '보기',
  'for',
  'in',
  'and',
  'the',
  'guide',
  'of',
]);

function contentWords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[가-힣]+|[a-z]+|\d[\d.]*/g) ?? []
  )
    .filter((word) => !EMPTY.has(word))
    .map((word) => (word.length > 2 ? word.replace(PARTICLES, '') : word))
    .filter((word) => word.length > 1 && !EMPTY.has(word));
}
function sharedWord(question: string, title: string): string | undefined {
  const asked = contentWords(question);
  // A Korean compound counts as shared when one side contains the other; for Latin words only equality counts.
  return contentWords(title).find((word) =>
    asked.some(
      (other) => word === other || (/[가-힣]/.test(word) && (other.includes(word) || word.includes(other))),
    ),
  );
}

expect(sheet.length === FROM_PAGES + 10, `${sheet.length} questions`);
checkAttachmentQuestions(
  sheet.slice(FROM_PAGES),
  attachments,
  [...pages.values()].map((page) => page.seen),
  expect,
);
const cells: Record<string, number> = {};
let unanswerable = 0;
let inTables = 0;
let english = 0;
let unlike = 0;
const alike: string[] = [];
sheet.forEach((q, index) => {
  expect(q.id === `sm-${String(index + 1).padStart(3, '0')}`, `id out of order: ${q.id}`);
  expect(
    Object.keys(q)
      .filter((key) => key !== 'table_only')
      .join() === FIELDS,
    `fields of ${q.id}`,
  );
});
for (const q of questions) {
  const cell = `${q.category}/${q.style}`;
  cells[cell] = (cells[cell] ?? 0) + 1;
  if (q.lang === 'en') english += 1;
  if (q.unanswerable) {
    unanswerable += 1;
    expect(
      q.gold_files.length === 0 && q.evidence === '' && q.evidence_in === null && q.also_accept.length === 0,
      `unanswerable ${q.id} has gold`,
    );
    continue;
  }
  if (q.evidence_in === 'table') inTables += 1;
  expect(q.gold_files.length > 0 && q.evidence !== '' && q.evidence_in !== null, `${q.id} lacks gold`);
  for (const path of [...q.gold_files, ...q.also_accept]) {
    expect(pages.has(path), `${q.id}: no page ${path}`);
    expect(path === path.normalize('NFC'), `${q.id}: path not NFC`);
  }
  for (const segment of q.evidence.split(' || ')) {
    expect(
      q.gold_files.some((path) => pages.get(path)?.seen.includes(compact(segment))),
      `${q.id}: evidence not in gold page: ${segment}`,
    );
  }
  const shared = q.gold_files
    .map((path) => sharedWord(q.question, heading(pages.get(path)?.html ?? '')))
    .find(Boolean);
  if (shared === undefined) unlike += 1;
  else alike.push(`${q.id}(${shared})`);
}
for (const category of CATEGORIES) {
  for (const style of STYLES)
    expect(
      cells[`${category}/${style}`] === 4,
      `${cells[`${category}/${style}`] ?? 0} questions in ${category}/${style}`,
    );
}
const answerable = questions.length - unanswerable;
expect(unanswerable === 10, `${unanswerable} unanswerable`);
expect(unlike * 2 >= answerable, `only ${unlike} of ${answerable} share no word with the heading`);
expect(
  inTables >= answerable * 0.4 && inTables <= answerable * 0.6,
  `${inTables} of ${answerable} have their evidence in tables`,
);
expect(english >= 3 && english <= 4, `${english} English questions`);

console.log(
  `pages: ${pages.size} (${Object.entries(byEncoding)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')}); other files: ${onDisk.length - pages.size}`,
);
console.log(`visible text per page, bytes: ${smallest?.join(' ')} … ${largest?.join(' ')}`);
console.log(`data tables: ${dataTables} on ${pagesWithTables} pages`);
console.log(
  `questions: ${questions.length}, unanswerable ${unanswerable}, evidence in tables ${inTables}, English ${english}`,
);
console.log(
  `share no content word with the heading: ${unlike} of ${answerable} (${Math.round((unlike / answerable) * 100)}%); sharing: ${alike.join(' ')}`,
);
console.log(
  `attachments: ${attachments.size}; questions that only these answer: ${sheet.length - FROM_PAGES}`,
);
console.log(`links broken on purpose: ${broken.length}, dead anchors: ${deadAnchors}`);
if (problems.length > 0) {
  console.error(`FAILED:\n  ${problems.join('\n  ')}`);
  process.exitCode = 1;
} else {
  console.log('all checks passed');
}
