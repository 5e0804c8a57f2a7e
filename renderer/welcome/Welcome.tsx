/** The first run: the sample manuals or a folder of one's own, and the reading of them. Nothing else is asked. */
import { BookOpenText, FolderPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHouse, useLibrary, useLocale, useUpkeep } from '../app/engine.tsx';
import { useSettings } from '../app/settings.ts';
import { Button } from '../design/Button.tsx';
import { Choice } from '../design/Choice.tsx';
import { AddFolder } from '../library/AddFolder.tsx';
import { UpkeepNotice } from '../library/UpkeepNotice.tsx';
import css from './Welcome.module.css';

export function Welcome({ askNow, openLibrary }: { askNow: () => void; openLibrary: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { upkeep } = useHouse();
  const { state } = useUpkeep();
  const { data: library } = useLibrary();
  const { change } = useSettings();
  const reading = state === 'running' || library?.ingesting === true;
  const samples = () => {
    change({ offeredSamples: true });
    upkeep.start({ kind: 'samples' }, locale);
  };
  return (
    <section className={css.welcome} aria-labelledby="welcome" data-pane>
      <div className={css.column}>
        <h2 className={css.title} id="welcome">
          {reading ? t('welcome.reading') : t('welcome.title')}
        </h2>
        <p className={css.body}>{reading ? t('welcome.readingBody') : t('welcome.body')}</p>
        {!reading && (
          <Choice
            label={t('app.language')}
            value={locale}
            choices={{ ko: '한국어', en: 'English' }}
            choose={(next) => change({ locale: next })}
          />
        )}
        <UpkeepNotice openLibrary={openLibrary} />
        {reading ? (
          <div>
            <Button look="primary" onClick={askNow}>
              {t('welcome.askNow')}
            </Button>
          </div>
        ) : (
          <div className={css.ways}>
            <section className={css.way}>
              <BookOpenText size={22} strokeWidth={1.7} aria-hidden />
              <h3 className={css.name}>{t('welcome.samples')}</h3>
              <p className={css.about}>{t('welcome.samplesBody')}</p>
              <Button look="primary" onClick={samples} data-pane-focus autoFocus>
                {t('welcome.samplesButton')}
              </Button>
            </section>
            <section className={css.way}>
              <FolderPlus size={22} strokeWidth={1.7} aria-hidden />
              <h3 className={css.name}>{t('welcome.own')}</h3>
              <p className={css.about}>{t('welcome.ownBody')}</p>
              <AddFolder busy={reading} />
            </section>
          </div>
        )}
      </div>
    </section>
  );
}
