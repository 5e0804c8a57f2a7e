/** A button that copies a text and says so for a moment. */
import { Check, Copy as CopyIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';

export function Copy({ text, label }: { text: string; label?: string }) {
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
      {copied ? <Check size={16} /> : <CopyIcon size={16} />}
    </IconButton>
  );
}
