/** What has left this machine, and the log that says so. */
import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient, useLocale } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Card, Row } from '../design/Card.tsx';
import { Copy } from '../design/Copy.tsx';
import { Fault } from '../design/Fault.tsx';
import { moment } from '../words/figures.ts';
import { usePlaces } from './places.ts';
import css from './Settings.module.css';

export function Privacy() {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useClient();
  const { data: places } = usePlaces();
  const { data, error } = useQuery({
    queryKey: ['house', 'departures'],
    queryFn: () => client.house.departures(),
    staleTime: 0,
  });
  return (
    <Card title={t('settings.privacy')}>
      {data && (
        <p className={`${css.nothing} ${data.length > 0 ? css.some : ''}`}>
          <ShieldCheck size={20} aria-hidden />
          {data.length === 0
            ? t('settings.privacyNothing')
            : t('settings.privacySome', { count: data.length })}
        </p>
      )}
      <p>{t('settings.privacyBody')}</p>
      {error && <Fault error={asFault(error)} />}
      <h3>{t('settings.privacyLog')}</h3>
      {data && data.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
        <ul className={css.log} tabIndex={0} aria-label={t('settings.privacyLog')}>
          {data.map(({ at, host, what }) => (
            <li key={`${at} ${what}`}>
              <time dateTime={at}>{moment(at, locale)}</time>
              <span>
                {t('settings.download')}: {what} · {host}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={css.empty}>{t('settings.privacyLogNone')}</p>
      )}
      {places && (
        <Row name={t('settings.privacyFile')}>
          <code>{places.departures}</code>
          <Copy text={places.departures} />
        </Row>
      )}
    </Card>
  );
}
