/** Small helpers for writing HTML the way different export tools write it. */

export interface GridOptions {
  caption?: string;
  /** How many leading rows are column headers. */
  head?: number;
  /** First cell of each body row is a row header. */
  rowHead?: boolean;
  /** No th at all: older pages mark headers only by colour or bold. */
  noTh?: boolean;
  /** Unquoted attributes, upper case and unclosed cells, as editors of the 2000s left them. */
  sloppy?: boolean;
  attrs?: string;
}

/**
 * A data table. A cell may start with {r2c3h}: rowspan 2, colspan 3, header cell.
 */
export function grid(rows: string[][], options: GridOptions = {}): string {
  const head = options.head ?? 1;
  const quote = options.sloppy ? '' : '"';
  const render = (cells: string[], rowIndex: number): string => {
    const inHead = rowIndex < head;
    const out = cells.map((cell, cellIndex) => {
      const mark = /^\{([rch0-9]+)\}/.exec(cell);
      const flags = mark?.[1] ?? '';
      const text = mark ? cell.slice(mark[0].length) : cell;
      const rowspan = /r(\d+)/.exec(flags)?.[1];
      const colspan = /c(\d+)/.exec(flags)?.[1];
      const header =
        !options.noTh && (inHead || flags.includes('h') || (options.rowHead === true && cellIndex === 0));
      let attrs = '';
      if (rowspan) attrs += ` rowspan=${quote}${rowspan}${quote}`;
      if (colspan) attrs += ` colspan=${quote}${colspan}${quote}`;
      if (options.noTh && inHead)
        attrs += options.sloppy ? ' bgcolor=#DDE6F0' : ' style="background:#dde6f0;font-weight:bold"';
      const tag = header ? 'th' : 'td';
      return options.sloppy ? `<${tag.toUpperCase()}${attrs}>${text}` : `<${tag}${attrs}>${text}</${tag}>`;
    });
    return options.sloppy ? `<TR>${out.join('')}` : `<tr>${out.join('')}</tr>`;
  };
  const lines = rows.map(render);
  const caption = options.caption ? `<caption>${options.caption}</caption>\n` : '';
  if (options.sloppy) {
    return `<TABLE border=1 cellpadding=3 cellspacing=0 ${options.attrs ?? 'width=100%'}>\n${caption}${lines.join('\n')}\n</TABLE>`;
  }
  const thead = head > 0 && !options.noTh ? `<thead>\n${lines.slice(0, head).join('\n')}\n</thead>\n` : '';
  const body = options.noTh ? lines : lines.slice(head);
  return `<table class="tbl"${options.attrs ? ` ${options.attrs}` : ''}>\n${caption}${thead}<tbody>\n${body.join('\n')}\n</tbody>\n</table>`;
}

/** Key-value table with row headers only. */
export function pairs(rows: [string, string][], options: GridOptions = {}): string {
  return grid(rows, { ...options, head: 0, rowHead: true });
}

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
