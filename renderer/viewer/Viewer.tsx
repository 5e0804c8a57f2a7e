/**
 * The cited page beside the answer. The manual is untrusted: its frame has no scripts and no origin; everything
 * outside the frame is plain text.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, ExternalLink, FolderOpen, Link, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useLocale } from '../app/engine.tsx';
import { linkTo } from '../app/requests.ts';
import { useSettings } from '../app/settings.ts';
import { headingBelow } from '../ask/turn.ts';
import { asFault } from '../client/index.ts';
import { Button, IconButton } from '../design/Button.tsx';
import { Copy } from '../design/Copy.tsx';
import { Fault } from '../design/Fault.tsx';
import { Tables } from '../tables/Tables.tsx';
import { day } from '../words/figures.ts';
import { place } from '../words/place.ts';
import { Around } from './Around.tsx';
import { Frame } from './Frame.tsx';
import { Newer } from './Newer.tsx';
import { Outcome, useOriginal } from './original.tsx';
import { Pages } from './Pages.tsx';
import { Passages } from './Passages.tsx';
import { Similar } from './Similar.tsx';
import type { Named, Shown, ShownPage } from './shown.ts';
import css from './Viewer.module.css';

interface Props {
  readonly shown: Shown;
  readonly close: () => void;
  readonly openPage: (page: Named) => void;
  /** Opens the footnote before or after this one; null where there is none. */
  readonly previous: (() => void) | null;
  readonly next: (() => void) | null;
}

export function Viewer({ shown, close, openPage, previous, next }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { page, n, modified } = shown;
  return (
    <section className={css.viewer} aria-label={t('viewer.title')} data-pane>
      <header className={css.head}>
        {n !== null && <span className={css.number}>{n}</span>}
        <div className={css.names}>
          <h2 className={css.title} tabIndex={-1} data-pane-focus>
            {page.title}
          </h2>
          <p className={css.where}>
            {[
              headingBelow(page),
              place(page.locator, t),
              modified && t('answer.modified', { date: day(modified, locale) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        {(previous || next) && (
          <>
            <IconButton label={t('viewer.previous')} disabled={!previous} onClick={previous ?? undefined}>
              <ChevronLeft size={18} />
            </IconButton>
            <IconButton label={t('viewer.next')} disabled={!next} onClick={next ?? undefined}>
              <ChevronRight size={18} />
            </IconButton>
          </>
        )}
        <IconButton label={`${t('viewer.close')} (Esc)`} onClick={close}>
          <X size={18} />
        </IconButton>
      </header>
      <Newer className={css.newer} successor={page.supersededBy} open={openPage} />
      {/* Keyed: what an earlier page's original said does not stay. */}
      <Original key={page.documentId} page={page} openPage={openPage} />
      {/* Keyed: another citation begins at its own page. Named, or it were taken for the original of that number. */}
      <Page key={`page ${shown.key}`} shown={shown} openPage={openPage} />
    </section>
  );
}

function Page({ shown, openPage }: Pick<Props, 'shown' | 'openPage'>) {
  const { t } = useTranslation();
  const client = useClient();
  const { settings } = useSettings();
  const theme = settings?.theme === 'light' || settings?.theme === 'dark' ? settings.theme : undefined;
  const locale = useLocale();
  const { documentId, locator, title } = shown.page;
  const position = locator?.position;
  const { data: pages } = useQuery({
    queryKey: ['view', 'pages', shown.key],
    queryFn: () => client.view.pages({ documentId, position }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  /** Null: as it was opened, the whole text with the cited page drawn. */
  const [turned, setTurned] = useState<number | null>(null);
  const alone = useQuery({
    queryKey: ['view', shown.key, 'page', turned, theme, locale],
    queryFn: () => client.view.page({ documentId, page: turned ?? 1, position, theme, locale }),
    enabled: turned !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const { data, error, refetch } = useQuery({
    queryKey: ['view', shown.key, theme, locale],
    queryFn: () => client.view.open({ documentId, position, theme, locale }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (error) {
    return (
      <div className={css.fault}>
        <Fault error={asFault(error)} retry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <p className={css.loading}>{t('viewer.loading')}</p>;
  const { url, meanwhile } = (turned !== null && alone.data) || data;
  return (
    <>
      <Around
        key={documentId}
        documentId={documentId}
        attachments={data.attachments}
        linkedFrom={data.linkedFrom}
        openPage={openPage}
      />
      {pages && pages.count > 1 && (
        <Pages number={turned ?? pages.cited} count={pages.count} turnTo={setTurned} />
      )}
      {alone.error ? (
        <div className={css.fault}>
          <Fault error={asFault(alone.error)} retry={() => void alone.refetch()} />
        </div>
      ) : (
        <Frame key={url} url={url} meanwhile={meanwhile} title={title} />
      )}
    </>
  );
}

function Original({ page, openPage }: { page: ShownPage } & Pick<Props, 'openPage'>) {
  const { t } = useTranslation();
  const { opening, open, reveal } = useOriginal(page.documentId);
  const copies = page.alsoAt?.length ? [t('answer.alsoAt', { paths: page.alsoAt.join('\n') })] : [];
  return (
    <div className={css.original}>
      <div className={css.bar}>
        <span className={css.path} title={[page.path, ...copies].join('\n')}>
          {page.path}
        </span>
        {/* First: it comes when the tables are known, and moves nothing else. */}
        <Tables documentId={page.documentId} first={page.locator?.record?.table ?? null} />
        <Passages documentId={page.documentId} />
        <Similar documentId={page.documentId} openPage={openPage} />
        <Copy text={linkTo(page.path, page.locator?.position ?? null)} label={t('viewer.link')} icon={Link} />
        <IconButton label={t('viewer.reveal')} onClick={() => reveal()}>
          <FolderOpen size={16} />
        </IconButton>
        <Button onClick={() => open()}>
          <ExternalLink size={15} aria-hidden />
          {t('viewer.openOriginal')}
        </Button>
      </div>
      <Outcome opening={opening} />
    </div>
  );
}
