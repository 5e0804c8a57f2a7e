/** A quote; of a table's rows each is a line, with its cells told apart. All of it is one run of text: it stands in buttons. */
import { Fragment } from 'react';
import type { Citation } from '../../main/contract/answer.ts';
import css from './Quoted.module.css';

export function Quoted({ quote, rows }: Pick<Citation, 'quote' | 'rows'>) {
  if (!rows) return quote;
  // Rows and cells never move, and the same text may stand in two of them.
  return rows.map((cells, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as said.
    <Fragment key={row}>
      {row > 0 && (
        <>
          <span className="visually-hidden">; </span>
          <br />
        </>
      )}
      {cells.map((cell, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as said.
        <Fragment key={at}>
          {at > 0 && (
            <>
              <span className="visually-hidden">,</span>{' '}
            </>
          )}
          <span className={css.cell}>{cell}</span>
        </Fragment>
      ))}
    </Fragment>
  ));
}
