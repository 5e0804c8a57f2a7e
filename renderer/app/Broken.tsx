/**
 * A part of the window that cannot be drawn: a defect of ours, or an answer of the engine in a shape that this window
 * does not know. It says so in its own place instead of leaving the whole window empty.
 */
import { CircleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import notice from '../design/Notice.module.css';

interface Props {
  readonly children: ReactNode;
  /** As what it holds: out of sight while another screen is open. */
  readonly hidden?: boolean;
}

/** React offers this to classes only (https://react.dev/reference/react/Component#catching-rendering-errors-with-an-error-boundary). */
export class Unbroken extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? !this.props.hidden && <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useTranslation();
  const save = async () => {
    const { saveDiagnostics } = await import('../settings/diagnostics.ts');
    await saveDiagnostics(null);
  };
  return (
    <div className={`${notice.notice} ${notice.bad}`} role="alert">
      <CircleAlert size={18} aria-hidden />
      <div className={notice.words}>
        <p className={notice.message}>{t('app.broken')}</p>
        <p>{t('app.brokenAction')}</p>
      </div>
      <Button onClick={() => void save()}>{t('settings.diagnostics')}</Button>
      <Button onClick={() => window.location.reload()}>{t('app.reload')}</Button>
    </div>
  );
}
