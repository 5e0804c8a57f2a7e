/** Names a file: typed, dropped, or chosen in the system's dialog where there is one. */
import { FolderOpen } from 'lucide-react';
import { type DragEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileKind } from '../../main/contract/shell.ts';
import { shell } from '../client/shell.ts';
import { Button } from './Button.tsx';
import css from './PathField.module.css';

interface Props {
  readonly label: string;
  readonly kind: FileKind;
  /** A proposal for a file that is to be written; null where one is to be read. */
  readonly target?: string | null;
  readonly submit: string;
  readonly busy?: boolean;
  readonly start: (path: string) => void;
}

export function PathField({ label, kind, target = null, submit, busy = false, start }: Props) {
  const { t } = useTranslation();
  const [path, setPath] = useState('');
  const id = useId();
  const choose = async () => {
    const chosen = await (target === null ? shell?.chooseFile(kind) : shell?.chooseTarget(kind, target));
    if (chosen) setPath(chosen);
  };
  const drop = (event: DragEvent) => {
    const file = event.dataTransfer.files[0];
    if (!shell || !file) return;
    event.preventDefault();
    setPath(shell.pathOf(file));
  };
  return (
    <form
      className={css.form}
      onDragOver={(event) => shell && event.preventDefault()}
      onDrop={drop}
      onSubmit={(event) => {
        event.preventDefault();
        if (path.trim() !== '' && !busy) start(path.trim());
      }}
    >
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      <div className={css.line}>
        <input
          id={id}
          className={css.input}
          value={path}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setPath(event.target.value)}
        />
        {shell && (
          <Button onClick={() => void choose()}>
            <FolderOpen size={15} aria-hidden />
            {t('app.browse')}
          </Button>
        )}
        <Button type="submit" look="primary" disabled={busy || path.trim() === ''}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
