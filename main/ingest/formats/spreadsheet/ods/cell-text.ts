/** What a cell of an ODS holds: its paragraphs, its note, its link, and shapes that are anchored to it. */
export interface CellText {
  begin(): void;
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  add(piece: string): void;
  close(name: string): void;
  end(): { shown: string; note: string; href: string; floating: string[] };
}

/** Blanks written as `<text:s text:c="9"/>`; they are collapsed later anyway. */
const mostBlanks = 20;

/** Relative addresses start inside the package, so that `../` is the file's own folder; sheets are named `#요금.A1`. */
const outside = (href: string): string =>
  href.startsWith('../') ? href.slice(3) : href.replace(/^#(.+)\.([A-Z]+\d+)$/, '#$1!$2');

export function cellText(): CellText {
  let shown: string[] = [];
  let note: string[] = [];
  let floating: string[] = [];
  let href = '';
  let paragraph = '';
  let inParagraph = 0;
  let inNote = 0;
  let inShape = 0;
  let described = false;
  return {
    begin: () => {
      shown = [];
      note = [];
      href = '';
    },
    open: (name, attributes) => {
      if (name === 'text:p' || name === 'text:h') {
        if (inParagraph++ === 0) paragraph = '';
      } else if (name === 'text:s')
        paragraph += ' '.repeat(Math.min(mostBlanks, Number(attributes['text:c'] ?? 1) || 1));
      else if (name === 'text:tab') paragraph += ' ';
      else if (name === 'text:line-break') paragraph += '\n';
      else if (name === 'text:a') href ||= outside(attributes['xlink:href'] ?? '');
      else if (name === 'office:annotation') inNote++;
      else if (name === 'draw:frame' || name === 'draw:custom-shape') inShape++;
      else if (name === 'svg:desc') {
        described = true;
        paragraph = '';
      }
    },
    add: (piece) => {
      if (inParagraph > 0 || described) paragraph += piece;
    },
    close: (name) => {
      if (name === 'office:annotation') inNote--;
      else if (name === 'draw:frame' || name === 'draw:custom-shape') inShape--;
      else if (name === 'svg:desc') {
        described = false;
        if (paragraph.trim() !== '') floating.push(paragraph.trim());
      } else if ((name === 'text:p' || name === 'text:h') && --inParagraph === 0) {
        if (inShape > 0) {
          if (paragraph.trim() !== '') floating.push(paragraph.trim());
        } else (inNote > 0 ? note : shown).push(paragraph);
      }
    },
    end: () => {
      const found = { shown: shown.join('\n'), note: note.join('\n').trim(), href, floating };
      shown = [];
      note = [];
      floating = [];
      href = '';
      return found;
    },
  };
}
