/** What `header.xml` says of the shapes that paragraphs refer to: outline levels, lists, sizes, styles. */
import { isContentsStyle, levelOfStyle, roleOfStyle } from '../flow/index.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  descendantsOf,
  parseXml,
  textIn,
  type XmlElement,
} from '../xml/index.ts';
import { owpml } from './names.ts';

export interface ParagraphShape {
  readonly type: 'OUTLINE' | 'NUMBER' | 'BULLET';
  /** From 0. */
  readonly level: number;
  /** Of the numbering; for an outline `0` is that of the section. */
  readonly list: string;
}

export interface NumberLevel {
  readonly start: number;
  /** As OWPML names it: `HANGUL_SYLLABLE`. */
  readonly format: string;
  /** With `^1` for the number of level 1, `^N` for that of this level with those above. */
  readonly template: string;
}

export interface HwpHead {
  readonly shapes: ReadonlyMap<string, ParagraphShape>;
  /** Heading level from 1 that a style's name says, and the styles of tables of contents. */
  readonly styles: ReadonlyMap<string, { readonly level?: number; readonly role?: 'contents' | 'caption' }>;
  /** Points; bold. */
  readonly type: ReadonlyMap<string, { readonly size: number; readonly bold: boolean }>;
  readonly numberings: ReadonlyMap<string, readonly NumberLevel[]>;
}

/** @throws FootnoteError as `parseXml` */
export function readHead(bytes: Uint8Array | null): HwpHead {
  if (!bytes) return { shapes: new Map(), styles: new Map(), type: new Map(), numberings: new Map() };
  const root = parseXml(bytes, { ...owpml, depth: 64 });
  const list = (container: string, name: string) =>
    descendantsOf(root, container).flatMap((element) => childrenOf(element, name));
  const byId = <T>(elements: readonly XmlElement[], read: (element: XmlElement) => T | null) => {
    const found = new Map<string, T>();
    for (const element of elements) {
      const value = read(element);
      if (value !== null) found.set(element.attributes.id ?? '', value);
    }
    return found;
  };
  return {
    shapes: byId(list('hh:paraProperties', 'hh:paraPr'), shapeOf),
    styles: byId(list('hh:styles', 'hh:style'), ({ attributes }) =>
      styleOf(attributes.name ?? '', attributes.engName ?? ''),
    ),
    type: byId(list('hh:charProperties', 'hh:charPr'), (element) => ({
      size: (Number(element.attributes.height) || 1000) / 100,
      bold: childOf(element, 'hh:bold') !== undefined,
    })),
    numberings: byId(list('hh:numberings', 'hh:numbering'), levelsOf),
  };
}

function shapeOf(element: XmlElement): ParagraphShape | null {
  const type = attributeOf(element, 'hh:heading', 'type');
  if (type !== 'OUTLINE' && type !== 'NUMBER' && type !== 'BULLET') return null;
  return {
    type,
    level: Math.min(9, Math.max(0, Number(attributeOf(element, 'hh:heading', 'level')) || 0)),
    list: attributeOf(element, 'hh:heading', 'idRef') ?? '0',
  };
}

function styleOf(name: string, english: string): { level?: number; role?: 'contents' | 'caption' } | null {
  const names = [name, english].map((one) => one.trim().toLowerCase());
  if (names.some((one) => isContentsStyle(one) || /^차례/u.test(one))) return { role: 'contents' };
  if (names.some((one) => roleOfStyle(one) === 'caption')) return { role: 'caption' };
  const level = names.map(levelOfStyle).find((one) => one !== undefined);
  if (level !== undefined) return { level: Math.min(6, level) };
  // Names that authors of rules and manuals give to styles of their own.
  const own = /^(?:(장|편|대)|(절|중)|(조|소))\s?제목/u.exec(name.trim());
  return own ? { level: own[1] ? 1 : own[2] ? 2 : 3 } : null;
}

function levelsOf(numbering: XmlElement): NumberLevel[] {
  const levels: NumberLevel[] = [];
  for (const head of childrenOf(numbering, 'hh:paraHead')) {
    const { level, start, numFormat } = head.attributes;
    levels[Math.min(9, Math.max(0, (Number(level) || 1) - 1))] = {
      start: Number(start) || 1,
      format: numFormat ?? 'DIGIT',
      template: textIn(head),
    };
  }
  return levels;
}
