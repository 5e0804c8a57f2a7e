/** The answer in the words of a conversation, to be read to the customer. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Copy } from '../design/Copy.tsx';
import { Fault } from '../design/Fault.tsx';
import css from './Speech.module.css';
import type { Turn } from './turn.ts';

export function Speech({ turn }: { turn: Turn }) {
  const { t } = useTranslation();
  const client = useClient();
  const text = turn.sentences
    .filter(({ citations }) => citations.length > 0)
    .map((sentence) => sentence.text)
    .join('\n');
  const { data, error } = useQuery({
    queryKey: ['speech', text],
    queryFn: () => client.speech({ text }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  // Below a long answer it would open out of sight.
  const said = useRef<HTMLElement>(null);
  useEffect(() => {
    if (data) said.current?.scrollIntoView({ block: 'nearest' });
  }, [data]);
  if (error) return <Fault error={asFault(error)} />;
  if (!data) return null;
  return (
    <section ref={said} className={css.speech} aria-label={t('ask.speakTitle')} lang="ko">
      <header className={css.head}>
        <h3>{t('ask.speakTitle')}</h3>
        <Copy text={data.text} />
      </header>
      <div className={css.text}>
        {data.text.split('\n').map((paragraph, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never move, and the same may be said twice.
          <p key={at}>{paragraph}</p>
        ))}
      </div>
      <p className={css.note}>{t('ask.speakBody')}</p>
    </section>
  );
}
