/** A GGUF file that lies on this machine already: chosen, dropped or typed. */
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/engine.tsx';
import { Card } from '../design/Card.tsx';
import { PathField } from '../design/PathField.tsx';
import { TransferView } from './TransferView.tsx';
import { useTransfer } from './transfer.ts';

export function Import({ changed }: { changed: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const transfer = useTransfer(changed);
  return (
    <Card title={t('models.import')} about={t('models.importBody')}>
      <PathField
        label={t('models.file')}
        kind="model"
        submit={t('models.importStart')}
        busy={transfer.running}
        start={(path) => void transfer.start((signal) => client.models.import({ path }, { signal }))}
      />
      <TransferView transfer={transfer} name={t('models.import')} />
    </Card>
  );
}
