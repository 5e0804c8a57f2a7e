/** Language and appearance, in one small menu. */
import { Check, Settings2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../main/contract/errors.ts';
import { useLocale } from './engine.tsx';
import css from './LookMenu.module.css';
import { type Theme, useSettings } from './settings.ts';

export function LookMenu({ className }: { className: string }) {
  const { t } = useTranslation();
  const { settings, change } = useSettings();
  const themes = { system: t('app.themeSystem'), light: t('app.themeLight'), dark: t('app.themeDark') };
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={className}>
        <Settings2 size={20} strokeWidth={1.8} aria-hidden />
        <span>{t('app.settings')}</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={css.menu}
          side="right"
          align="end"
          sideOffset={8}
          collisionPadding={12}
        >
          <DropdownMenu.Label className={css.label}>{t('app.language')}</DropdownMenu.Label>
          {/* Each language under its own name, so that who cannot read the present one finds theirs. */}
          <Choices
            value={useLocale()}
            choices={{ ko: '한국어', en: 'English' }}
            choose={(locale) => change({ locale: locale as Locale })}
          />
          <DropdownMenu.Separator className={css.line} />
          <DropdownMenu.Label className={css.label}>{t('app.theme')}</DropdownMenu.Label>
          <Choices
            value={settings?.theme ?? 'system'}
            choices={themes}
            choose={(theme) => change({ theme: theme as Theme })}
          />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface ChoicesProps {
  readonly value: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly choose: (value: string) => void;
}

function Choices({ value, choices, choose }: ChoicesProps) {
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={choose}>
      {Object.entries(choices).map(([id, words]) => (
        <DropdownMenu.RadioItem key={id} value={id} className={css.item}>
          <span className={css.check}>
            <DropdownMenu.ItemIndicator>
              <Check size={15} aria-hidden />
            </DropdownMenu.ItemIndicator>
          </span>
          {words}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
