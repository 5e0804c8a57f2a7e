/** The main screen: the session's questions, the composer below, the cited page beside them. */
import { type CSSProperties, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filters } from '../../main/contract/filters.ts';
import { useHouse, useLibrary, useTurns } from '../app/engine.tsx';
import { focusQuestion, useKeys } from '../app/shortcuts.ts';
import beside from '../viewer/Beside.module.css';
import { Splitter, share } from '../viewer/Splitter.tsx';
import { type Shown, showCitation, showDocument } from '../viewer/shown.ts';
import { Viewer } from '../viewer/Viewer.tsx';
import { Welcome } from '../welcome/Welcome.tsx';
import css from './AskRoom.module.css';
import { Composer } from './Composer.tsx';
import { Filter } from './Filter.tsx';
import { Greeting } from './Greeting.tsx';
import { TurnView } from './TurnView.tsx';
import { turnOf } from './turn.ts';

export function AskRoom({ hidden, openLibrary }: { hidden: boolean; openLibrary: () => void }) {
  const { t } = useTranslation();
  const { conversation, opening } = useHouse();
  const turns = useTurns();
  const { data: library } = useLibrary();
  const [draft, setDraft] = useState('');
  const [filters, setFilters] = useState<Filters>({});
  const [shown, setShown] = useState<Shown | null>(null);
  const [percent, setPercent] = useState<number>(share.first);
  const [asking, setAsking] = useState(false);
  const last = useRef<HTMLElement>(null);
  const asked = useSyncExternalStore(opening.subscribe, opening.now);
  // Where the turns went, so did the page beside them. Before what a link asks for: that stays.
  const empty = turns.length === 0;
  useEffect(() => {
    if (empty) setShown(null);
  }, [empty]);
  useEffect(() => {
    if (asked) setShown(asked);
  }, [asked]);
  const lastTurn = turns.at(-1);
  const firstRun = library?.documents === 0 && turns.length === 0 && !asking;

  const ask = useCallback(
    (question: string, how?: { readonly askBack?: boolean }) => {
      conversation.ask(question, filters, how);
      setDraft('');
      setShown(null);
      focusQuestion();
    },
    [conversation, filters],
  );
  const edit = useCallback((question: string) => {
    setDraft(question);
    focusQuestion();
  }, []);

  const open = (turnId: number, n: number) => {
    const citation = turnOf(turns, turnId)?.citations.find((one) => one.n === n);
    if (citation) setShown(showCitation(turnId, citation));
    return citation !== undefined;
  };
  const neighbour = (step: 1 | -1) => {
    const { turn, n } = shown ?? { turn: null, n: null };
    const citations = (turn === null ? undefined : turnOf(turns, turn))?.citations ?? [];
    const citation = citations[citations.findIndex((one) => one.n === n) + step];
    return turn !== null && n !== null && citation ? () => setShown(showCitation(turn, citation)) : null;
  };
  const close = () => {
    setShown(null);
    focusQuestion();
  };

  useKeys((event) => {
    if (hidden) return;
    const digit = event.altKey && /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    if (digit && lastTurn) {
      if (!open(shown?.turn ?? lastTurn.id, Number(digit))) return;
    } else if (event.key === 'Escape' && shown) close();
    else if (event.key === 'Escape' && lastTurn?.state === 'asking') conversation.stop();
    else return;
    event.preventDefault();
  });

  // A new question goes to the top of the screen, its answer grows below it.
  const lastId = lastTurn?.id;
  useEffect(() => {
    if (lastId !== undefined) last.current?.scrollIntoView({ block: 'start' });
  }, [lastId]);

  return (
    <main
      className={beside.room}
      hidden={hidden}
      aria-label={t('ask.title')}
      style={{ '--page': `${percent}%` } as CSSProperties}
      data-split={shown ? true : undefined}
    >
      <h1 className="visually-hidden">{t('ask.title')}</h1>
      <div className={`${beside.main} ${css.talk}`}>
        {firstRun ? (
          <Welcome askNow={() => setAsking(true)} openLibrary={openLibrary} />
        ) : (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
            <section className={css.turns} aria-label={t('ask.conversation')} tabIndex={0} data-pane>
              {turns.length === 0 ? (
                library && <Greeting library={library} ask={ask} openLibrary={openLibrary} />
              ) : (
                <ol className={css.list}>
                  {turns.map((turn) => (
                    <li key={turn.id}>
                      <TurnView
                        ref={turn.id === lastId ? last : undefined}
                        turn={turn}
                        latest={turn.id === lastId}
                        shown={shown?.turn === turn.id || shown?.turn === turn.beside?.id ? shown : null}
                        open={setShown}
                        again={ask}
                        edit={edit}
                      />
                    </li>
                  ))}
                </ol>
              )}
            </section>
            <Filter filters={filters} setFilters={setFilters} shown={shown} />
            <Composer
              draft={draft}
              setDraft={setDraft}
              ask={ask}
              stop={lastTurn?.state === 'asking' ? conversation.stop : null}
              documents={library?.documents ?? null}
            />
          </>
        )}
      </div>
      <p className="visually-hidden" role="status">
        {lastTurn?.state === 'asking'
          ? t('ask.searching')
          : lastTurn?.state === 'done'
            ? t('ask.answered')
            : ''}
      </p>
      {shown && (
        <>
          <Splitter percent={percent} move={setPercent} />
          <Viewer
            shown={shown}
            close={close}
            openPage={(page) => setShown(showDocument(shown.turn, page))}
            previous={neighbour(-1)}
            next={neighbour(1)}
          />
        </>
      )}
    </main>
  );
}
