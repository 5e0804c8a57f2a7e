/** The settings: how it looks, where data lies, safe copies, what has left this machine, help. */
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/engine.tsx';
import { ShortcutList } from '../app/ShortcutList.tsx';
import { type TextSize, type Theme, useSettings } from '../app/settings.ts';
import { shell } from '../client/shell.ts';
import { Card, Row } from '../design/Card.tsx';
import { Choice } from '../design/Choice.tsx';
import { Screen } from '../design/Screen.tsx';
import { Copies } from './Copies.tsx';
import { HelpPart } from './HelpPart.tsx';
import { PlacesPart } from './PlacesPart.tsx';
import { Privacy } from './Privacy.tsx';
import { QuickPart } from './QuickPart.tsx';

export function SettingsRoom() {
  const { t } = useTranslation();
  return (
    <Screen title={t('settings.title')}>
      <Look />
      {shell && <QuickPart shell={shell} />}
      <Privacy />
      <PlacesPart />
      <Copies />
      <Card title={t('settings.keys')}>
        <ShortcutList />
      </Card>
      <HelpPart />
    </Screen>
  );
}

function Look() {
  const { t } = useTranslation();
  const { settings, change } = useSettings();
  const locale = useLocale();
  return (
    <Card title={t('settings.look')}>
      <Row name={t('app.language')}>
        {/* Each language under its own name, so that who cannot read the present one finds theirs. */}
        <Choice
          label={t('app.language')}
          value={locale}
          choices={{ ko: '한국어', en: 'English' }}
          choose={(next) => change({ locale: next })}
        />
      </Row>
      <Row name={t('app.theme')}>
        <Choice<Theme>
          label={t('app.theme')}
          value={settings?.theme ?? 'system'}
          choices={{ system: t('app.themeSystem'), light: t('app.themeLight'), dark: t('app.themeDark') }}
          choose={(theme) => change({ theme })}
        />
      </Row>
      <Row name={t('settings.size')}>
        <Choice<TextSize>
          label={t('settings.size')}
          value={settings?.textSize ?? 'normal'}
          choices={{
            small: t('settings.sizeSmall'),
            normal: t('settings.sizeNormal'),
            large: t('settings.sizeLarge'),
            larger: t('settings.sizeLarger'),
          }}
          choose={(textSize) => change({ textSize })}
        />
      </Row>
    </Card>
  );
}
