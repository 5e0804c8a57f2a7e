/** A button that copies a text and says so for a moment. */
import { Check, Copy as CopyIcon, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';

interface Props {
  readonly text: string;
  readonly label?: string;
  readonly icon?: LucideIcon;
}

export function Copy({ text, label, icon: Icon = CopyIcon }: Props) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <IconButton label={copied ? t('app.copied') : (label ?? t('app.copy'))} onClick={copy}>
      {copied ? <Check size={16} /> : <Icon size={16} />}
    </IconButton>
  );
}
