/** Models that are known to serve, with what this machine can hold; a download is the one thing that uses a network. */
import { useQuery } from '@tanstack/react-query';
import { Check, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CatalogueModel } from '../../main/contract/models.ts';
import { useClient, useLocale } from '../app/engine.tsx';
import { Button } from '../design/Button.tsx';
import { Card } from '../design/Card.tsx';
import { Confirm } from '../design/Confirm.tsx';
import { bytes } from '../words/figures.ts';
import css from './Models.module.css';
import { TransferView } from './TransferView.tsx';
import { useTransfer } from './transfer.ts';

/** Of a file's size, what it needs besides: the context and what is computed. */
const beside = 1.25;

export function Catalogue({ memory, changed }: { memory: number | null; changed: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const { data } = useQuery({ queryKey: ['models', 'catalogue'], queryFn: () => client.models.catalogue() });
  if (!data) return null;
  return (
    <Card title={t('models.catalogue')} about={t('models.catalogueBody')}>
      {data.map((entry) => (
        <Entry key={entry.id} entry={entry} memory={memory} changed={changed} />
      ))}
    </Card>
  );
}

interface EntryProps {
  readonly entry: CatalogueModel;
  readonly memory: number | null;
  readonly changed: () => void;
}

function Entry({ entry, memory, changed }: EntryProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useClient();
  const transfer = useTransfer(changed);
  const { id, title, maker, role, license, licenseNote, file, installed, documentation } = entry;
  const size = file?.bytes ?? null;
  const fits = size === null || memory === null ? null : size * beside <= memory * 0.9;
  const facts = [
    t(`models.${role}`),
    maker,
    file?.quantisation,
    size !== null && bytes(size, locale),
    license,
  ];
  return (
    <div className={css.entry}>
      <div className={css.line}>
        <span className={css.names}>
          <span className={css.name}>{title}</span>
          <span className={css.facts}>{facts.filter(Boolean).join(' · ')}</span>
          {file === null && (
            <span className={css.facts}>
              {t('models.getAt')} {documentation}
            </span>
          )}
          {licenseNote && <span className={css.facts}>{licenseNote[locale]}</span>}
          {fits === false && <span className={css.warn}>{t('models.tooLarge')}</span>}
          {fits && <span className={css.good}>{t('models.fitsMachine')}</span>}
        </span>
        {installed !== null ? (
          <span className={css.tag}>
            <Check size={13} aria-hidden /> {t('models.isInstalled')}
          </span>
        ) : (
          file && (
            <Confirm
              title={t('models.downloadTitle', { name: title })}
              body={t('models.downloadBody', {
                host: new URL(file.url).host,
                size: size === null ? t('models.sizeUnknown') : bytes(size, locale),
              })}
              yes={t('models.download')}
              danger={false}
              confirm={() => void transfer.start((signal) => client.models.download({ id }, { signal }))}
            >
              <Button disabled={transfer.running}>
                <Download size={15} aria-hidden />
                {t('models.download')}
              </Button>
            </Confirm>
          )
        )}
      </div>
      <TransferView transfer={transfer} name={title} />
    </div>
  );
}
