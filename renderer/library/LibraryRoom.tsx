/** The library: its folders, what changed, what contradicts, what could not be read, and what it holds. */
import { RefreshCw } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { type CSSProperties, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHouse, useLibrary, useLocale, useUpkeep } from '../app/engine.tsx';
import { useKeys } from '../app/shortcuts.ts';
import { asFault } from '../client/index.ts';
import { Button } from '../design/Button.tsx';
import { Fault } from '../design/Fault.tsx';
import { Title } from '../design/Title.tsx';
import beside from '../viewer/Beside.module.css';
import { Splitter, share } from '../viewer/Splitter.tsx';
import { type Shown, showDocument } from '../viewer/shown.ts';
import { Viewer } from '../viewer/Viewer.tsx';
import { count } from '../words/figures.ts';
import { Alike } from './Alike.tsx';
import { Changes } from './Changes.tsx';
import { Contradictions } from './Contradictions.tsx';
import { Documents } from './Documents.tsx';
import { folderDrop } from './dropped.ts';
import { Facts } from './Facts.tsx';
import { Folders } from './Folders.tsx';
import { Glossary } from './Glossary.tsx';
import css from './LibraryRoom.module.css';
import { markOverflow } from './overflow.ts';
import { Problems } from './Problems.tsx';
import { UpkeepNotice } from './UpkeepNotice.tsx';

/** A tab that is chosen half in sight comes wholly, with what stands beside it. */
const inSight = (tab: Element | null | undefined) =>
  tab?.scrollIntoView({ inline: 'center', block: 'nearest' });

export function LibraryRoom() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { upkeep } = useHouse();
  const { state } = useUpkeep();
  const { data: library, error, refetch } = useLibrary();
  const busy = state === 'running' || library?.ingesting === true;
  const problems = library?.folders.reduce((sum, folder) => sum + folder.problems, 0) ?? 0;
  const [shown, setShown] = useState<Shown | null>(null);
  const [percent, setPercent] = useState<number>(share.first);
  const tabs = useRef<HTMLDivElement>(null);
  const watched = useCallback((line: HTMLDivElement | null) => {
    tabs.current = line;
    return line ? markOverflow(line) : undefined;
  }, []);
  // The page beside takes the tabs' room.
  const split = shown !== null;
  useEffect(() => {
    if (split) inSight(tabs.current?.querySelector('[data-state="active"]'));
  }, [split]);
  useKeys((event) => {
    if (event.key !== 'Escape' || !shown) return;
    setShown(null);
    event.preventDefault();
  });
  return (
    <main
      className={beside.room}
      style={{ '--page': `${percent}%` } as CSSProperties}
      data-split={shown ? true : undefined}
    >
      <div
        className={`${beside.main} ${css.room}`}
        data-pane
        {...folderDrop((folder) => {
          if (!busy) upkeep.start({ kind: 'folder', folder }, locale);
        })}
      >
        <div className={css.column}>
          <header className={css.head}>
            <Title>{t('library.title')}</Title>
            <Button
              disabled={busy || !library?.folders.length}
              onClick={() => upkeep.start({ kind: 'rescan' }, locale)}
            >
              <RefreshCw size={15} aria-hidden />
              {t('library.rescan')}
            </Button>
          </header>
          <UpkeepNotice />
          {error && <Fault error={asFault(error)} retry={() => void refetch()} />}
          {library && (
            <Tabs.Root defaultValue="folders" className={css.all}>
              <Tabs.List
                ref={watched}
                className={css.tabs}
                aria-label={t('library.title')}
                onFocus={({ target }) => inSight(target)}
              >
                <Tabs.Trigger value="folders" className={css.tab}>
                  {t('library.folders')}
                  <span className={css.count}>{count(library.folders.length, locale)}</span>
                </Tabs.Trigger>
                <Tabs.Trigger value="documents" className={css.tab}>
                  {t('documents.title')}
                  <span className={css.count}>{count(library.documents, locale)}</span>
                </Tabs.Trigger>
                <Tabs.Trigger value="problems" className={css.tab}>
                  {t('library.problems')}
                  <span className={css.count}>{count(problems, locale)}</span>
                </Tabs.Trigger>
                <Tabs.Trigger value="changes" className={css.tab}>
                  {t('changes.title')}
                </Tabs.Trigger>
                <Tabs.Trigger value="contradictions" className={css.tab}>
                  {t('contradictions.title')}
                </Tabs.Trigger>
                <Tabs.Trigger value="glossary" className={css.tab}>
                  {t('glossary.title')}
                </Tabs.Trigger>
                <Tabs.Trigger value="alike" className={css.tab}>
                  {t('alike.title')}
                </Tabs.Trigger>
                <Tabs.Trigger value="about" className={css.tab}>
                  {t('library.about')}
                </Tabs.Trigger>
              </Tabs.List>
              <Tabs.Content value="folders" className={css.content}>
                <Folders library={library} busy={busy} />
              </Tabs.Content>
              <Tabs.Content value="documents" className={`${css.content} ${css.whole}`}>
                <Documents library={library} shown={shown} open={setShown} />
              </Tabs.Content>
              <Tabs.Content value="problems" className={css.content}>
                <Problems />
              </Tabs.Content>
              <Tabs.Content value="changes" className={css.content}>
                <Changes />
              </Tabs.Content>
              <Tabs.Content value="contradictions" className={css.content}>
                <Contradictions shown={shown} open={setShown} />
              </Tabs.Content>
              <Tabs.Content value="glossary" className={css.content}>
                <Glossary />
              </Tabs.Content>
              <Tabs.Content value="alike" className={css.content}>
                <Alike shown={shown} open={setShown} />
              </Tabs.Content>
              <Tabs.Content value="about" className={css.content}>
                <Facts library={library} />
              </Tabs.Content>
            </Tabs.Root>
          )}
        </div>
      </div>
      {shown && (
        <>
          <Splitter percent={percent} move={setPercent} />
          <Viewer
            shown={shown}
            close={() => setShown(null)}
            openPage={(page) => setShown(showDocument(null, page))}
            previous={null}
            next={null}
          />
        </>
      )}
    </main>
  );
}
