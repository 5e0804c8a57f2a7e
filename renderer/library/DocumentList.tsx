/** The list itself. Only the rows in sight exist, so that a hundred thousand scroll as a hundred do. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { FileSearch } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedDocument } from '../../main/contract/documents.ts';
import { useLocale } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Empty } from '../design/Empty.tsx';
import { Fault } from '../design/Fault.tsx';
import { type Shown, showDocument } from '../viewer/shown.ts';
import { bytes, day } from '../words/figures.ts';
import { formatName } from '../words/format.ts';
import css from './Documents.module.css';
import { isWhole, type ListFilter, pageSize, useDocumentPages } from './document-pages.ts';

/** Pixels that hold two lines up to a text size of 21 pixels. */
const leastHeight = 52;
const heightOfRows = () =>
  Math.max(
    leastHeight,
    Math.round((Number.parseFloat(getComputedStyle(document.body).fontSize) / 21) * leastHeight),
  );
/** Pixels of the list's border, above and below together. */
const edges = 2;

interface Props {
  readonly filter: ListFilter;
  /** How many the library has read; the list names the others too. */
  readonly documents: number;
  readonly shown: Shown | null;
  readonly open: (shown: Shown) => void;
}

export function DocumentList({ filter, documents, shown, open }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [active, setActive] = useState(0);
  const [length, setLength] = useState(0);
  // The text size is chosen on another screen.
  const [rowHeight] = useState(heightOfRows);
  const list = useVirtualizer({
    count: length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const rows = list.getVirtualItems();
  const first = Math.floor((rows[0]?.index ?? 0) / pageSize);
  const last = Math.floor((rows.at(-1)?.index ?? 0) / pageSize);
  const { total, error, refetch, rowAt } = useDocumentPages(filter, first, last);
  if (total !== null && total !== length) setLength(total);
  const failed = isWhole(filter) && total !== null ? total - documents : 0;
  if (error) return <Fault error={asFault(error)} retry={() => void refetch()} />;
  if (total === 0) {
    return (
      <Empty icon={FileSearch} title={t('documents.none')}>
        {t('documents.noneBody')}
      </Empty>
    );
  }

  const show = (row: ListedDocument | undefined) => {
    if (row?.state === 'read') open(showDocument(null, { ...row, documentId: row.id }, row.modified));
  };
  const press = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1);
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: length - 1,
    };
    const next = steps[event.key];
    if (event.key === 'Enter' || event.key === ' ') show(rowAt(active));
    else if (next !== undefined) {
      const to = Math.min(length - 1, Math.max(0, next));
      setActive(to);
      list.scrollToIndex(to);
    } else return;
    event.preventDefault();
  };

  return (
    <>
      <p className={css.count} role="status">
        {total === null ? t('app.loading') : t('documents.count', { count: total })}
        {failed > 0 && ` · ${t('documents.countFailed', { count: failed })}`}
      </p>
      <div
        ref={box}
        className={css.list}
        style={{ '--rows': `${list.getTotalSize() + edges}px` } as CSSProperties}
        role="listbox"
        aria-label={t('documents.list')}
        aria-activedescendant={`${id}-${active}`}
        tabIndex={0}
        onKeyDown={press}
      >
        <div className={css.all} style={{ height: list.getTotalSize() }} role="presentation">
          {rows.map(({ index, start }) => {
            const row = rowAt(index);
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the active row.
              // biome-ignore lint/a11y/useKeyWithClickEvents: as said, the list hears the keys.
              <div
                key={index}
                id={`${id}-${index}`}
                className={css.row}
                role="option"
                aria-selected={row !== undefined && shown?.page.documentId === row.id}
                aria-posinset={index + 1}
                aria-setsize={length}
                data-active={index === active || undefined}
                data-failed={row?.state === 'failed' || undefined}
                style={{ height: rowHeight, transform: `translateY(${start}px)` }}
                onClick={() => {
                  setActive(index);
                  show(row);
                }}
              >
                {row && (
                  <>
                    <span className={css.format}>{formatName(row.format || '?', t)}</span>
                    <span className={css.names}>
                      <span className={css.name} style={{ display: 'block' }}>
                        {row.title || row.path.split('/').at(-1)}
                      </span>
                      <span className={css.path} style={{ display: 'block' }}>
                        {row.state === 'failed' && `${t('documents.failed')} · `}
                        {row.path}
                      </span>
                    </span>
                    <span className={css.figure}>{day(row.modified, locale)}</span>
                    <span className={css.figure}>{bytes(row.size, locale)}</span>
                  </>
                )}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
