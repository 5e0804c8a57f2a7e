/**
 * Renders the sample export in memory. `make.ts` writes it to disk; a benchmark can
 * ask for more editions to get a larger corpus of similar, yet different, pages.
 */
import iconv from 'iconv-lite';
import { renderPage } from './chrome.ts';
import { type Facts, makeFacts } from './facts.ts';
import { sampleImages } from './images.ts';
import type { ManualPage, PageEncoding } from './page.ts';
import { archivePages } from './pages/archive.ts';
import { billingPages } from './pages/billing.ts';
import { caseNotes } from './pages/casebook.ts';
import { centrePages } from './pages/centre.ts';
import { contractPages } from './pages/contract.ts';
import { discountPages } from './pages/discount.ts';
import { englishPages } from './pages/english.ts';
import { equipmentPages } from './pages/equipment.ts';
import { faultPages } from './pages/fault.ts';
import { formPages } from './pages/forms.ts';
import { changePages, terminationPages } from './pages/moving.ts';
import { pricePages } from './pages/price.ts';
import { productPages } from './pages/product.ts';

export interface SampleFile {
  /** Relative to the export folder, '/' between folders, NFC. */
  path: string;
  bytes: Buffer;
}

export interface SampleExportOptions {
  /** How many editions; edition 0 is the committed sample, each other stands in its own folder with other prices. Default 1. */
  editions?: number;
  /** Save every page in this encoding instead of its own. */
  encoding?: PageEncoding;
  /** Leave out images. Default false. */
  pagesOnly?: boolean;
}

export function samplePages(facts: Facts): ManualPage[] {
  const pages = [
    ...centrePages(facts),
    ...archivePages(facts),
    ...productPages(facts),
    ...pricePages(facts),
    ...contractPages(facts),
    ...discountPages(facts),
    ...faultPages(facts),
    ...equipmentPages(facts),
    ...formPages(facts),
    ...changePages(facts),
    ...terminationPages(facts),
    ...billingPages(facts),
    ...englishPages(facts),
  ];
  const notes = caseNotes(facts);
  for (const path of Object.keys(notes)) {
    if (!pages.some((page) => page.path === path))
      throw new Error(`case notes for a page that does not exist: ${path}`);
  }
  return pages.map((page) => ({ ...page, body: page.body + (notes[page.path] ?? '') }));
}

function encode(text: string, encoding: PageEncoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-8-bom':
      return Buffer.from(`\ufeff${text}`, 'utf8');
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'cp949': {
      // Browsers save what the charset lacks as character references; so does this export.
      const safe = Array.from(text, (ch) =>
        iconv.decode(iconv.encode(ch, 'cp949'), 'cp949') === ch ? ch : `&#${ch.codePointAt(0)};`,
      ).join('');
      return iconv.encode(safe, 'cp949');
    }
  }
}

export function renderSampleExport(options: SampleExportOptions = {}): SampleFile[] {
  const files: SampleFile[] = [];
  for (let edition = 0; edition < (options.editions ?? 1); edition += 1) {
    const facts = makeFacts(edition);
    const folder = edition === 0 ? '' : `지역_${String(edition).padStart(3, '0')}/`;
    for (const page of samplePages(facts)) {
      files.push({
        path: `${folder}${page.path}`,
        bytes: encode(renderPage(page, facts), options.encoding ?? page.encoding),
      });
    }
    if (!options.pagesOnly) {
      for (const image of sampleImages(facts.company))
        files.push({ path: `${folder}${image.path}`.normalize('NFC'), bytes: image.bytes });
    }
  }
  return files;
}
