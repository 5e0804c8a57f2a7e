/** The words that people use beside the manuals' words: suggestions to decide on, and the entries in use. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { BookA, Check, Trash2, X } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GlossaryEntry } from '../../main/contract/glossary.ts';
import { useClient } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Button, IconButton } from '../design/Button.tsx';
import { download } from '../design/download.ts';
import { Empty } from '../design/Empty.tsx';
import { Fault } from '../design/Fault.tsx';
import { Said } from '../design/Said.tsx';
import css from './Glossary.module.css';

export function Glossary() {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['glossary'],
    queryFn: () => client.glossary.list({}),
    staleTime: 0,
  });
  const change = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['glossary'] }),
  });
  const imported = useMutation({
    mutationFn: async (file: File) =>
      client.glossary.import({ name: file.name, bytes: base64(new Uint8Array(await file.arrayBuffer())) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['glossary'] }),
  });
  const save = async () => {
    const { name, text } = await client.glossary.export();
    download(name, text);
  };
  const fault = error ?? change.error ?? imported.error;
  const suggested = data?.filter(({ state }) => state === 'suggested') ?? [];
  const active = data?.filter(({ state }) => state === 'active') ?? [];
  const decide = (ids: number[], state: 'active' | 'rejected') =>
    change.mutate(() => client.glossary.decide({ ids, state }));
  return (
    <div className={css.glossary}>
      <p className={css.note}>{t('glossary.body')}</p>
      <Add add={(term, synonyms) => change.mutate(() => client.glossary.add({ term, synonyms }))} />
      <div className={css.tools}>
        <label className={css.file}>
          {t('glossary.import')}
          <input
            type="file"
            accept=".csv,.tsv,.xlsx"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) imported.mutate(file);
              event.target.value = '';
            }}
          />
        </label>
        <Button onClick={() => void save()}>{t('glossary.export')}</Button>
        <Button onClick={() => change.mutate(() => client.glossary.suggest())} disabled={change.isPending}>
          {t('glossary.suggest')}
        </Button>
        <Said>
          {imported.data
            ? t('glossary.imported', { ...imported.data, skipped: imported.data.skipped.length })
            : null}
        </Said>
      </div>
      {fault && <Fault error={asFault(fault)} retry={() => void refetch()} />}
      {suggested.length > 0 && (
        <section aria-labelledby="suggested">
          <header className={css.head}>
            <h3 id="suggested">
              {t('glossary.suggested')} <span>{suggested.length}</span>
            </h3>
            <Button
              onClick={() =>
                decide(
                  suggested.map(({ id }) => id),
                  'active',
                )
              }
            >
              {t('glossary.acceptAll')}
            </Button>
          </header>
          <ul className={css.list}>
            {suggested.slice(0, 100).map((entry) => (
              <li key={entry.id} className={css.entry}>
                <Words entry={entry} />
                <IconButton
                  label={`${t('glossary.accept')}: ${entry.term}`}
                  onClick={() => decide([entry.id], 'active')}
                >
                  <Check size={17} />
                </IconButton>
                <IconButton
                  label={`${t('glossary.reject')}: ${entry.term}`}
                  onClick={() => decide([entry.id], 'rejected')}
                >
                  <X size={17} />
                </IconButton>
              </li>
            ))}
          </ul>
        </section>
      )}
      {data && active.length === 0 && suggested.length === 0 && (
        <Empty icon={BookA} title={t('glossary.none')}>
          {t('glossary.noneBody')}
        </Empty>
      )}
      {active.length > 0 && (
        <section aria-labelledby="active">
          <header className={css.head}>
            <h3 id="active">
              {t('glossary.active')} <span>{active.length}</span>
            </h3>
          </header>
          <ul className={css.list}>
            {active.map((entry) => (
              <li key={entry.id} className={css.entry}>
                <Words entry={entry} />
                <IconButton
                  label={`${t('glossary.remove')}: ${entry.term}`}
                  onClick={() => change.mutate(() => client.glossary.remove({ ids: [entry.id] }))}
                >
                  <Trash2 size={16} />
                </IconButton>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Words({ entry: { term, synonyms, direction, evidence } }: { entry: GlossaryEntry }) {
  const { t } = useTranslation();
  return (
    <div className={css.words}>
      <p>
        <strong>{term}</strong>{' '}
        <span title={t(`glossary.directions.${direction}`)}>{direction === 'two-way' ? '↔' : '←'}</span>{' '}
        {synonyms.join(', ')}
      </p>
      {evidence && (
        <p className={css.evidence} title={evidence.path}>
          “{evidence.example}” · {t('ask.documents', { count: evidence.documents })} ·{' '}
          {t('glossary.places', { count: evidence.places })}
        </p>
      )}
    </div>
  );
}

function Add({ add }: { add: (term: string, synonyms: string[]) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [term, setTerm] = useState('');
  const [others, setOthers] = useState('');
  const synonyms = others
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (term.trim() === '' || synonyms.length === 0) return;
    add(term.trim(), synonyms);
    setTerm('');
    setOthers('');
  };
  return (
    <form className={css.add} onSubmit={submit}>
      <div>
        <label htmlFor={`${id}-term`}>{t('glossary.term')}</label>
        <input
          id={`${id}-term`}
          value={term}
          spellCheck={false}
          onChange={(event) => setTerm(event.target.value)}
        />
      </div>
      <div className={css.others}>
        <label htmlFor={`${id}-others`}>{t('glossary.synonyms')}</label>
        <input
          id={`${id}-others`}
          value={others}
          spellCheck={false}
          onChange={(event) => setOthers(event.target.value)}
        />
      </div>
      <Button type="submit" look="primary" disabled={term.trim() === '' || synonyms.length === 0}>
        {t('glossary.add')}
      </Button>
    </form>
  );
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
