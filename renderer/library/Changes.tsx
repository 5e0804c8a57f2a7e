/** What a scan changed, page by page; for a page that was rewritten, the sentences gone and new. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronRight, History } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change, ScanReport } from '../../main/contract/library.ts';
import { useClient, useLocale } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Button } from '../design/Button.tsx';
import { Empty } from '../design/Empty.tsx';
import { Fault } from '../design/Fault.tsx';
import { Select } from '../design/Select.tsx';
import { moment } from '../words/figures.ts';
import css from './Changes.module.css';

const kinds = ['added', 'updated', 'removed', 'renamed', 'unreadable'] as const;

/** As many as a person reads at once; the rest on demand. */
const page = 100;

export function Changes() {
  const { t } = useTranslation();
  const client = useClient();
  const [scan, setScan] = useState<number | null>(null);
  const [limit, setLimit] = useState(page);
  const scans = useQuery({
    queryKey: ['library', 'scans'],
    queryFn: () => client.library.scans({ limit: 50 }),
  });
  const { data, error, refetch } = useQuery({
    queryKey: ['library', 'changes', scan, limit],
    queryFn: () => client.library.changes(scan === null ? { limit } : { scan, limit }),
    placeholderData: keepPreviousData,
  });
  if (error) return <Fault error={asFault(error)} retry={() => void refetch()} />;
  if (!data) return <p className={css.note}>{t('app.loading')}</p>;
  if (data.scan === null) {
    return (
      <Empty icon={History} title={t('changes.none')}>
        {t('changes.noneBody')}
      </Empty>
    );
  }
  const total = kinds.reduce((sum, kind) => sum + (data.scan?.counts[kind] ?? 0), 0);
  return (
    <div className={css.changes}>
      <Head
        scan={data.scan}
        scans={scans.data ?? []}
        choose={(id) => {
          setScan(id);
          setLimit(page);
        }}
      />
      <ul className={css.list}>
        {data.changes.map((change) => (
          <li key={`${change.kind} ${change.path}`} className={css.change}>
            <Row change={change} />
          </li>
        ))}
      </ul>
      {total > data.changes.length && data.changes.length >= limit && (
        <Button look="quiet" onClick={() => setLimit(limit + page * 4)}>
          {t('library.more', { count: total - data.changes.length })}
        </Button>
      )}
    </div>
  );
}

interface HeadProps {
  readonly scan: ScanReport;
  readonly scans: readonly ScanReport[];
  readonly choose: (id: number) => void;
}

function Head({ scan, scans, choose }: HeadProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const id = useId();
  return (
    <div className={css.head}>
      <div className={css.scan}>
        {scans.length > 1 ? (
          <>
            <label htmlFor={id}>{t('changes.scan')}</label>
            <Select id={id} value={scan.id} onChange={(event) => choose(Number(event.target.value))}>
              {scans.map((one) => (
                <option key={one.id} value={one.id}>
                  {moment(one.started, locale)} · {one.root.split(/[\\/]/).at(-1)}
                </option>
              ))}
            </Select>
          </>
        ) : (
          <p>{t('changes.scanned', { when: moment(scan.started, locale) })}</p>
        )}
        <p className={css.counts}>
          {kinds
            .filter((kind) => scan.counts[kind] > 0)
            .map((kind) => `${t(`changes.${kind}`)} ${t('changes.pages', { count: scan.counts[kind] })}`)
            .join(' · ')}
        </p>
      </div>
      <p className={css.path}>{scan.root}</p>
      {scan.finished === null && <p className={css.note}>{t('changes.interrupted')}</p>}
    </div>
  );
}

function Row({ change }: { change: Change }) {
  const { t } = useTranslation();
  const { kind, title, path, formerPath, goneCount, newCount } = change;
  const line = (
    <>
      <span className={`${css.kind} ${css[kind]}`}>{t(`changes.${kind}`)}</span>
      <span className={css.names}>
        <span className={css.title}>{title || path}</span>
        <span className={css.path}>{formerPath === null ? path : `${formerPath} → ${path}`}</span>
      </span>
    </>
  );
  if (goneCount + newCount === 0) return <div className={css.row}>{line}</div>;
  return (
    <details className={css.more}>
      <summary className={css.row}>
        {line}
        <span className={css.figures}>
          <span className={css.minus}>−{goneCount}</span>
          <span className={css.plus}>+{newCount}</span>
          <span className="visually-hidden">
            {t('changes.sentences', { gone: goneCount, new: newCount })}
          </span>
        </span>
        <ChevronRight className={css.arrow} size={17} aria-hidden />
      </summary>
      <div className={css.diff}>
        <Sentences name={t('changes.gone')} look={css.old} texts={change.gone} count={goneCount} />
        <Sentences name={t('changes.new')} look={css.fresh} texts={change.new} count={newCount} />
      </div>
    </details>
  );
}

interface SentencesProps {
  readonly name: string;
  readonly look: string | undefined;
  readonly texts: readonly string[];
  readonly count: number;
}

function Sentences({ name, look, texts, count }: SentencesProps) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <div className={`${css.side} ${look}`}>
      <h3>{name}</h3>
      <ul>
        {texts.map((text, at) => (
          // The same sentence may stand twice.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole.
          <li key={at}>{text}</li>
        ))}
      </ul>
      {count > texts.length && <p>{t('changes.andMore', { count: count - texts.length })}</p>}
    </div>
  );
}
