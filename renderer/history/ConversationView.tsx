/** A conversation as it was, and beside each source what it says today. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Citation } from '../../main/contract/answer.ts';
import type { CitedSource, StoredTurn } from '../../main/contract/history.ts';
import { useClient, useHouse, useLocale } from '../app/engine.tsx';
import { Quoted } from '../ask/Quoted.tsx';
import { whereIn } from '../ask/Sources.tsx';
import { readMarks } from '../ask/turn.ts';
import { asFault } from '../client/index.ts';
import { Fault } from '../design/Fault.tsx';
import { showCitation } from '../viewer/shown.ts';
import { moment } from '../words/figures.ts';
import css from './History.module.css';

export function ConversationView({ id }: { id: number }) {
  const { t } = useTranslation();
  const client = useClient();
  const { data, error } = useQuery({
    queryKey: ['history', 'one', id],
    queryFn: () => client.history.get({ id }),
    staleTime: 0,
  });
  if (error) return <Fault error={asFault(error)} />;
  if (!data) return <p className={css.about}>{t('app.loading')}</p>;
  return (
    <ol className={css.turns}>
      {data.turns.map((turn) => (
        <li key={turn.id}>
          <Turn turn={turn} />
        </li>
      ))}
    </ol>
  );
}

function Turn({ turn }: { turn: StoredTurn }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { answer, asked, sources } = turn;
  return (
    <article className={css.turn}>
      <h3 className={css.question}>{answer.question}</h3>
      <p className={css.about}>
        {moment(asked, locale)} · {t(`answer.${answer.confidence}`)}
      </p>
      {readMarks(answer.answer).map(({ text, citations }, at) => (
        // Sentences never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: as said.
        <p key={at}>
          {text}
          {citations.map((n) => (
            <sup key={n} className={css.mark}>
              {n}
            </sup>
          ))}
        </p>
      ))}
      {answer.citations.length > 0 && (
        <ul className={css.sources}>
          {answer.citations.map((citation) => (
            <li key={citation.n}>
              <Source citation={citation} source={sources.find((one) => one.n === citation.n) ?? null} />
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function Source({ citation, source }: { citation: Citation; source: CitedSource | null }) {
  const { t } = useTranslation();
  const { opening } = useHouse();
  const state = source?.state ?? 'same';
  const open = () => {
    const documentId = source?.documentId ?? citation.documentId;
    opening.open(showCitation(0, { ...citation, documentId }));
  };
  return (
    <div className={css.source} data-state={state}>
      <button type="button" className={css.sourceName} disabled={state === 'gone'} onClick={open}>
        <span className={css.mark}>{citation.n}</span>
        {citation.title}
        <span className={css.place}>{whereIn(citation, t)}</span>
        {state !== 'same' && (
          <span className={css.changed}>
            {t(state === 'gone' ? 'history.gone' : 'history.sourceChanged')}
          </span>
        )}
      </button>
      {source && state === 'changed' && (
        <div className={css.difference}>
          <p>{source.quoteStands ? t('history.stands') : t('history.standsNot')}</p>
          {!source.quoteStands && (
            <>
              <del>
                <Quoted {...citation} />
              </del>
              {source.now && <ins>{source.now}</ins>}
            </>
          )}
          <Sentences name={t('changes.gone')} texts={source.gone} look={css.old} />
          <Sentences name={t('changes.new')} texts={source.new} look={css.fresh} />
        </div>
      )}
    </div>
  );
}

/** As many as a person reads in passing. */
const shown = 12;

function Sentences({
  name,
  texts,
  look,
}: {
  name: string;
  texts: readonly string[];
  look: string | undefined;
}) {
  const { t } = useTranslation();
  if (texts.length === 0) return null;
  return (
    <details className={look}>
      <summary>
        {name} {texts.length}
      </summary>
      <ul>
        {texts.slice(0, shown).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {texts.length > shown && <p>{t('changes.andMore', { count: texts.length - shown })}</p>}
    </details>
  );
}
