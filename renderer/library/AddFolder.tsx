/** Names a folder and has it read. In Electron the system's dialog can name it. */
import { FolderOpen } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHouse, useLocale } from '../app/engine.tsx';
import { shell } from '../client/shell.ts';
import { Button } from '../design/Button.tsx';
import css from './AddFolder.module.css';

export function AddFolder({ busy }: { busy: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { upkeep } = useHouse();
  const [path, setPath] = useState('');
  const id = useId();

  const start = (folder: string) => {
    if (busy || folder.trim() === '') return;
    upkeep.start({ kind: 'folder', folder: folder.trim() }, locale);
    setPath('');
  };
  const choose = async () => {
    const folder = await shell?.chooseFolder();
    if (folder) start(folder);
  };

  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        start(path);
      }}
    >
      <label className={css.label} htmlFor={id}>
        {t('library.addLabel')}
      </label>
      <div className={css.line}>
        <input
          id={id}
          className={css.input}
          value={path}
          placeholder={t('library.addPlaceholder')}
          aria-describedby={`${id}-note`}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setPath(event.target.value)}
        />
        {shell && (
          <Button disabled={busy} onClick={() => void choose()}>
            <FolderOpen size={15} aria-hidden />
            {t('library.choose')}
          </Button>
        )}
        <Button look="primary" type="submit" disabled={busy || path.trim() === ''}>
          {t('library.addStart')}
        </Button>
      </div>
      <p className={css.note} id={`${id}-note`}>
        {t('library.addBody')}
      </p>
    </form>
  );
}
