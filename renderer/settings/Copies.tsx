/** A backup of the library in one file, and the way back. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useHouse, useLocale } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Card } from '../design/Card.tsx';
import { Fault } from '../design/Fault.tsx';
import { PathField } from '../design/PathField.tsx';
import { Said } from '../design/Said.tsx';
import { bytes, count } from '../words/figures.ts';
import { RestoreQuestion } from './RestoreQuestion.tsx';

export function Copies() {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useClient();
  const queries = useQueryClient();
  const { conversation } = useHouse();
  const [wanted, setWanted] = useState<string | null>(null);
  const backUp = useMutation({ mutationFn: (to: string) => client.house.backUp({ to }) });
  const restore = useMutation({
    mutationFn: (from: string) => client.house.restore({ from }),
    onSuccess: () => conversation.forget(),
    onSettled: () => queries.invalidateQueries(),
  });
  const documents = (report: { documents: number }) => count(report.documents, locale);
  return (
    <Card title={t('settings.copies')} about={t('settings.copiesBody')}>
      <PathField
        label={t('settings.backUpPath')}
        kind="library"
        target={`footnote-${new Date().toISOString().slice(0, 10)}.footnote`}
        submit={t('settings.backUp')}
        busy={backUp.isPending}
        start={(to) => backUp.mutate(to)}
      />
      <Said>
        {backUp.data
          ? t('settings.backedUp', {
              documents: documents(backUp.data),
              size: bytes(backUp.data.bytes, locale),
              path: backUp.data.path,
            })
          : null}
      </Said>
      {backUp.error && <Fault error={asFault(backUp.error)} />}
      <PathField
        label={t('settings.restorePath')}
        kind="library"
        submit={t('settings.restore')}
        busy={restore.isPending}
        start={setWanted}
      />
      <Said>{restore.data ? t('settings.restored', { documents: documents(restore.data) }) : null}</Said>
      {restore.error && <Fault error={asFault(restore.error)} />}
      <RestoreQuestion
        path={wanted}
        answer={(yes) => {
          if (yes && wanted !== null) restore.mutate(wanted);
          setWanted(null);
        }}
      />
    </Card>
  );
}
