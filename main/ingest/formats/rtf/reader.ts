import { FootnoteError } from '../../../contract/errors.ts';
import { type FlowBlock, FlowCount, fieldTarget, isPageField, type RowDefinition } from '../flow/index.ts';
import { pictureText } from '../picture-text.ts';
import { isSymbolFont, symbolSign } from '../symbol-fonts.ts';
import { decodeBytes } from './code-pages.ts';
import { FontTable } from './font-table.ts';
import {
  characterDefaults,
  firstState,
  type GroupState,
  paragraphDefaults,
  skippedDestinations,
} from './state.ts';
import { plainText, Story } from './story.ts';
import { type RtfStyle, StyleSheet } from './style-sheet.ts';
import type { TokenHandler } from './tokens.ts';

const deepest = 1_000;

const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emdash: '—',
  endash: '–',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  '~': ' ',
  _: '-',
  page: ' ',
  column: ' ',
};
const codePages: Readonly<Record<string, number>> = { mac: 10000, pc: 437, pca: 850 };
const margins = /^(?:header|footer)[lrf]?$/;

interface Field {
  instruction: string;
  from: number;
}

/** Reads tokens into blocks. */
export class RtfReader implements TokenHandler {
  title = '';
  keywords = '';
  codePage = 1252;
  readonly marginTexts: string[] = [];
  readonly #count = new FlowCount();
  #state = firstState();
  readonly #groups: { readonly outer: GroupState; readonly end?: () => void }[] = [];
  #story = new Story(this.#count);
  /** The control word at the start of a group names what the group is for. */
  #fresh = false;
  #starred = false;
  #bytes: number[] = [];
  #skip = 0;
  readonly #fonts = new FontTable();
  readonly #styles = new StyleSheet();
  readonly #fields: Field[] = [];
  #row: RowDefinition = { left: 0, head: false, cells: [] };
  #merge = { continuesAbove: false, continuesLeft: false };
  #bookmark = '';
  #shape = { name: '', value: '' };
  #notes = 0;

  finish(): readonly FlowBlock[] {
    this.#flush();
    while (this.#groups.length > 0) this.close();
    return this.#story.finish(this.#state, this.#currentStyle());
  }

  open(): void {
    this.#flush();
    if (this.#groups.length >= deepest) throw new FootnoteError('too-deep', { limit: deepest });
    this.#endGroupStart();
    this.#groups.push({ outer: this.#state });
    this.#state = { ...this.#state };
    this.#fresh = true;
    this.#starred = false;
    this.#skip = 0;
  }

  close(): void {
    this.#flush();
    this.#endGroupStart();
    const group = this.#groups.pop();
    if (!group) return;
    group.end?.();
    this.#state = group.outer;
    this.#skip = 0;
  }

  byte(byte: number): void {
    if (this.#skip > 0) this.#skip--;
    else if (this.#state.destination !== 'skipped') {
      this.#endGroupStart();
      this.#bytes.push(byte);
    }
  }

  control(word: string, value: number | undefined): void {
    if (word === '*') {
      this.#starred = this.#fresh;
      return;
    }
    if (this.#skip > 0 && word !== 'u') {
      // A control symbol may stand for a character that old programs show; a word ends the count.
      this.#skip = word.length === 1 ? this.#skip - 1 : 0;
      if (word.length === 1) return;
    }
    if (this.#state.destination === 'skipped') return;
    this.#flush();
    if (this.#fresh) {
      const starred = this.#starred;
      this.#endGroupStart();
      if (this.#destination(word, starred)) return;
    }
    this.#act(word, value);
  }

  #endGroupStart(): void {
    this.#fresh = false;
    this.#starred = false;
  }

  /** True where the word says what the group is for. */
  #destination(word: string, starred: boolean): boolean {
    const state = this.#state;
    if (skippedDestinations.has(word)) state.destination = 'skipped';
    else if (word === 'fonttbl') state.destination = 'fonts';
    else if (word === 'stylesheet') state.destination = 'styles';
    else if (word === 'title' || word === 'keywords') {
      this[word] = '';
      state.destination = word;
    } else if (word === 'field')
      this.#begin(
        state.destination,
        () => this.#fields.pop(),
        () => this.#fields.push({ instruction: '', from: 0 }),
      );
    else if (word === 'fldinst') state.destination = 'instruction';
    else if (word === 'fldrslt') this.#fieldResult();
    else if (word === 'listtext' || word === 'pntext') {
      state.destination = 'label';
      this.#story.label = '';
    } else if (word === 'bkmkstart') {
      this.#bookmark = '';
      this.#begin('bookmark', () => {
        const name = this.#bookmark.trim();
        if (name !== '' && !name.startsWith('_')) this.#story.anchor = name;
      });
    } else if (word === 'sn' || word === 'sv') {
      this.#shape[word === 'sn' ? 'name' : 'value'] = '';
      this.#begin(word === 'sn' ? 'shape-name' : 'shape-value', () => word === 'sv' && this.#shapeProperty());
    } else if (word === 'footnote') this.#apart((text) => text !== '' && this.#note(text));
    else if (word === 'shptxt') this.#apart((_, blocks) => this.#story.boxes.push(...blocks));
    else if (word === 'nesttableprops') {
      // The row around the nested one keeps its own definition.
      const row = this.#row;
      this.#begin(state.destination, () => {
        this.#row = row;
      });
    } else if (margins.test(word)) this.#apart((text) => this.marginTexts.push(text));
    else if (starred && !/^(?:shpinst|ud|cs|ts|ds)$/.test(word)) state.destination = 'skipped';
    else if (starred && state.destination === 'styles') state.destination = 'skipped';
    else return false;
    return true;
  }

  #begin(destination: GroupState['destination'], end: () => unknown, start?: () => unknown): void {
    const group = this.#groups.at(-1);
    if (!group) return;
    this.#state.destination = destination;
    this.#groups[this.#groups.length - 1] = { outer: group.outer, end: () => void end() };
    start?.();
  }

  /** Reads the group as a story of its own. */
  #apart(deliver: (text: string, blocks: readonly FlowBlock[]) => unknown): void {
    const outer = this.#story;
    const row = this.#row;
    this.#story = new Story(this.#count);
    Object.assign(this.#state, paragraphDefaults);
    const hidden = this.#state.destination !== 'text' && this.#state.destination !== 'result';
    this.#begin('text', () => {
      const blocks = this.#story.finish(this.#state, this.#currentStyle());
      this.#story = outer;
      this.#row = row;
      if (!hidden) deliver(plainText(blocks), blocks);
    });
  }

  #note(text: string): void {
    this.#story.notes.push({ number: ++this.#notes, text });
  }

  #fieldResult(): void {
    const field = this.#fields.at(-1);
    if (!field) return;
    const { instruction } = field;
    const from = this.#story.text.length;
    const story = this.#story;
    this.#begin(isPageField(instruction) ? 'skipped' : 'text', () => {
      const target = fieldTarget(instruction);
      // A link over several paragraphs belongs to the last.
      if (target !== null && this.#story === story)
        story.links.push({ href: target, text: story.text.slice(Math.min(from, story.text.length)) });
    });
  }

  #shapeProperty(): void {
    const { name, value } = this.#shape;
    if (name.trim() !== 'wzDescription') return;
    const text = pictureText(value);
    if (text === '') return;
    if (text.length > 20) this.#story.boxes.push({ kind: 'paragraph', text, role: 'caption' });
    else this.#story.append(this.#story.text.trim() === '' ? text : ` ${text} `, this.#state);
  }

  #act(word: string, value: number | undefined): void {
    const state = this.#state;
    const character = Object.hasOwn(characters, word) ? characters[word] : undefined;
    if (character !== undefined) this.#put(character);
    else if (word === 'u') this.#unicode(value ?? 0);
    else if (state.destination === 'fonts') this.#fonts.property(word, value);
    else if (state.destination === 'styles') this.#styles.property(word, value);
    else if (word === 'ansicpg' && value) this.codePage = value;
    else if (Object.hasOwn(codePages, word)) this.codePage = codePages[word]!;
    else if (!this.#characterProperty(word, value) && !this.#paragraphProperty(word, value))
      this.#structure(word, value);
  }

  #characterProperty(word: string, value: number | undefined): boolean {
    const state = this.#state;
    const on = value !== 0;
    if (word === 'f' || word === 'deff') state.font = value ?? 0;
    else if (word === 'fs') state.size = Math.min(1000, Math.max(1, value ?? 24));
    else if (word === 'b') state.bold = on;
    else if (word === 'v') state.hidden = on;
    else if (word === 'deleted') state.deleted = on;
    else if (word === 'uc') state.fallback = Math.min(8, Math.max(0, value ?? 1));
    else if (word === 'plain') Object.assign(state, characterDefaults);
    else return false;
    return true;
  }

  #paragraphProperty(word: string, value: number | undefined): boolean {
    const state = this.#state;
    if (word === 'pard') Object.assign(state, paragraphDefaults);
    else if (word === 's') state.style = value ?? 0;
    else if (word === 'outlinelevel') state.outline = value;
    else if (word === 'intbl') state.inTable = true;
    else if (word === 'itap') [state.inTable, state.tableDepth] = [(value ?? 1) > 0, value ?? 1];
    else if (word === 'ls') state.list = (value ?? 0) > 0;
    else if (word === 'ilvl') state.listLevel = Math.min(8, Math.max(0, value ?? 0));
    else return false;
    return true;
  }

  #structure(word: string, value: number | undefined): void {
    if (this.#state.destination !== 'text') return;
    const style = this.#currentStyle();
    if (word === 'par' || word === 'sect') this.#story.endParagraph(this.#state, style);
    else if (word === 'cell' || word === 'nestcell')
      this.#story.endCell(this.#state, style, word === 'nestcell');
    else if (word === 'row' || word === 'nestrow')
      this.#story.endRow(this.#state, this.#row, word === 'nestrow');
    else if (word === 'trowd') this.#row = { left: 0, head: false, cells: [] };
    else if (word === 'trhdr') this.#row.head = true;
    else if (word === 'trleft') this.#row.left = value ?? 0;
    else if (word === 'clvmrg') this.#merge.continuesAbove = true;
    else if (word === 'clmrg') this.#merge.continuesLeft = true;
    else if (word === 'cellx') {
      if (this.#row.cells.length < 1000) this.#row.cells.push({ right: value ?? 0, ...this.#merge });
      this.#merge = { continuesAbove: false, continuesLeft: false };
    }
  }

  #currentStyle(): RtfStyle | undefined {
    return this.#styles.of(this.#state.style);
  }

  #unicode(value: number): void {
    const code = value < 0 ? value + 0x10000 : value;
    const font = this.#fonts.of(this.#state.font)?.name ?? '';
    const isPrivate = code >= 0xf000 && code <= 0xf0ff && isSymbolFont(font);
    if (code > 0 && code <= 0xffff) this.#put(isPrivate ? symbolSign(font, code) : String.fromCharCode(code));
    this.#skip = this.#state.fallback;
  }

  /** Bytes are decoded together: a Hangul syllable of CP949 has two. */
  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = this.#bytes;
    this.#bytes = [];
    const { destination, font: number } = this.#state;
    const font = destination === 'fonts' ? undefined : this.#fonts.of(number);
    if (font && isSymbolFont(font.name) && (destination === 'text' || destination === 'label')) {
      this.#put(bytes.map((byte) => (byte <= 0x20 ? ' ' : symbolSign(font.name, byte))).join(''));
      return;
    }
    const own = destination === 'fonts' ? this.#fonts.codePage : font?.codePage;
    // Latin fonts of a Korean document hold Korean bytes all the same.
    const page = own === undefined || (own === 1252 && this.codePage === 949) ? this.codePage : own;
    this.#put(decodeBytes(bytes, page));
  }

  #put(text: string): void {
    const { destination, hidden, deleted } = this.#state;
    if (destination === 'text') {
      if (!hidden && !deleted) this.#story.append(text, this.#state);
    } else if (destination === 'instruction') {
      const field = this.#fields.at(-1);
      if (field && field.instruction.length < 4000) field.instruction += text;
    } else if (destination === 'fonts') this.#fonts.text(text);
    else if (destination === 'styles') this.#styles.text(text);
    else if (destination === 'label') this.#story.label = (this.#story.label + text).slice(0, 100);
    else if (destination === 'bookmark') this.#bookmark += text;
    else if (destination === 'title') this.title += text;
    else if (destination === 'keywords') this.keywords += text;
    else if (destination === 'shape-name') this.#shape.name += text;
    else if (destination === 'shape-value') this.#shape.value += text;
  }
}
