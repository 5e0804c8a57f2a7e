/** The installed models by what they do; one of each serves, or none. */
import { useMutation } from '@tanstack/react-query';
import { Cpu, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FootnoteError } from '../../main/contract/errors.ts';
import type { Model, ModelRole } from '../../main/contract/models.ts';
import { useClient, useLocale } from '../app/engine.tsx';
import { asFault, type Client } from '../client/index.ts';
import { IconButton } from '../design/Button.tsx';
import { Card } from '../design/Card.tsx';
import { Confirm } from '../design/Confirm.tsx';
import { Fault } from '../design/Fault.tsx';
import { bytes } from '../words/figures.ts';
import { Check } from './Check.tsx';
import css from './Models.module.css';

type List = Awaited<ReturnType<Client['models']['list']>>;

const roles = ['chat', 'embedding', 'reranker'] as const satisfies readonly ModelRole[];

export function Installed({ list, changed }: { list: List; changed: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const use = useMutation({
    mutationFn: (wanted: { role: ModelRole; name: string | null; anyway?: boolean }) =>
      client.models.use(wanted),
    onSettled: changed,
  });
  const remove = useMutation({
    mutationFn: (name: string) => client.models.remove({ name }),
    onSettled: changed,
  });
  const fault = use.error ?? remove.error;
  return (
    <Card title={t('models.installed')}>
      {fault && <Fault error={asFault(fault)} />}
      {roles.map((role) => {
        const models = list.models.filter((model) => model.role === role);
        return (
          <fieldset key={role} className={css.role}>
            <legend>{t(`models.${role}`)}</legend>
            <p className={css.note}>{t(`models.${role}Body`)}</p>
            {models.length === 0 ? (
              <p className={css.facts}>{t('models.none')}</p>
            ) : (
              <label className={css.model}>
                <input
                  type="radio"
                  name={role}
                  checked={!models.some(({ serving }) => serving)}
                  onChange={() => use.mutate({ role, name: null })}
                />
                <span className={css.names}>{t('models.unused')}</span>
              </label>
            )}
            {models.map((model) => (
              <div key={model.name}>
                <div className={css.line}>
                  <label className={css.model}>
                    <input
                      type="radio"
                      name={role}
                      checked={model.serving}
                      onChange={() => use.mutate({ role, name: model.name })}
                    />
                    <Facts model={model} />
                  </label>
                  {model.bundled ? (
                    <span className={css.tag}>{t('models.bundled')}</span>
                  ) : (
                    <Confirm
                      title={t('models.removeTitle', { name: model.name })}
                      body={t('models.removeBody')}
                      yes={t('models.remove')}
                      confirm={() => remove.mutate(model.name)}
                    >
                      <IconButton label={`${t('models.remove')}: ${model.name}`}>
                        <Trash2 size={16} />
                      </IconButton>
                    </Confirm>
                  )}
                </div>
                <Check model={model} use={(anyway) => use.mutate({ role, name: model.name, anyway })} />
              </div>
            ))}
          </fieldset>
        );
      })}
    </Card>
  );
}

/** 4.0B, 620M, 0.9M */
const count = (parameters: number) =>
  parameters >= 1e9
    ? `${(parameters / 1e9).toFixed(1)}B`
    : `${(parameters / 1e6).toFixed(parameters < 1e7 ? 1 : 0)}M`;

function Facts({ model }: { model: Model }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { name, title, quantisation, parameters, memory4k, fits4k, englishOnly, license, fault, path } =
    model;
  const facts = [
    title !== null && title !== name && title,
    t('models.parameters', { n: count(parameters) }),
    quantisation,
    t('models.needs', { size: bytes(memory4k, locale) }),
    license,
  ];
  return (
    <span className={css.names}>
      <span className={css.name}>{name}</span>
      <span className={css.facts}>{facts.filter(Boolean).join(' · ')}</span>
      {!fits4k && (
        <span className={css.warn}>
          <Cpu size={13} aria-hidden /> {t('models.tooLarge')}
        </span>
      )}
      {fault && (
        <span className={css.warn}>
          {Object.values(new FootnoteError(fault, { name, path }).words(locale)).join(' ')}
        </span>
      )}
      {englishOnly && <span className={css.warn}>{t('models.englishOnly')}</span>}
    </span>
  );
}
