/** The button beside a page of an answer: why it was found, and "this is the page". */
import { useMutation, useQuery } from '@tanstack/react-query';
import { CircleQuestionMark } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '../../main/contract/explanation.ts';
import type { Filters } from '../../main/contract/filters.ts';
import { useClient, useLocale } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Button, IconButton } from '../design/Button.tsx';
import dialog from '../design/Dialog.module.css';
import { DialogCard } from '../design/DialogCard.tsx';
import { Fault } from '../design/Fault.tsx';
import { count, milliseconds } from '../words/figures.ts';
import css from './Why.module.css';

interface Props {
  readonly question: string;
  readonly filters: Filters;
  readonly page: { readonly documentId: number; readonly title: string };
}

export function Why({ question, filters, page }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const [open, setOpen] = useState(false);
  const { documentId, title } = page;
  const { data, error } = useQuery({
    queryKey: ['explain', question, documentId, filters],
    queryFn: () => client.explain({ question, documentId, filters }),
    enabled: open,
    gcTime: 0,
  });
  const confirm = useMutation({
    mutationFn: () => client.feedback.give({ kind: 'right-page', question, documentId }),
  });
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <IconButton className={css.open} label={t('why.open', { title })}>
          <CircleQuestionMark size={15} />
        </IconButton>
      </Dialog.Trigger>
      <DialogCard title={t('why.title')} about={title} width={640}>
        {error && <Fault error={asFault(error)} />}
        {data === null && <p className={css.line}>{t('why.notFound')}</p>}
        {data && <Reasons why={data} />}
        <div className={dialog.buttons}>
          {confirm.isSuccess ? (
            <p role="status" className={css.line}>
              {t('helpful.pageKept')}
            </p>
          ) : (
            <Button onClick={() => confirm.mutate()} disabled={confirm.isPending}>
              {t('why.right')}
            </Button>
          )}
        </div>
        {confirm.error && <Fault error={asFault(confirm.error)} />}
      </DialogCard>
    </Dialog.Root>
  );
}

/** As many as say something; the rest add hundredths. */
const termsShown = 12;

function Reasons({ why: { query, terms, scores, rank, reasons } }: { why: Explanation }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = terms.filter(({ kind }) => kind === 'word').slice(0, termsShown);
  return (
    <>
      <p className={css.line}>
        {t('why.rank', { rank, total: scores.total.toFixed(2) })}
        {scores.similarity > 0 && ` ${t('why.vector', { value: scores.similarity.toFixed(2) })}`}
        {scores.rerank !== null && ` ${t('why.rerank', { value: scores.rerank.toFixed(2) })}`}
      </p>
      {query.reranker?.held && (
        <p className={css.line}>
          {t(`why.reranker.${query.reranker.held}`, {
            name: query.reranker.name,
            pace: milliseconds(query.reranker.pace ?? 0, locale),
            reads: count(query.reranker.reads ?? 0, locale),
          })}
        </p>
      )}
      {reasons.map((reason) => (
        <p key={reason.kind} className={css.reason}>
          {reason.kind === 'copies'
            ? t('why.copies', { paths: reason.paths.join(', ') })
            : reason.kind === 'confirmed'
              ? t('why.confirmed', { question: reason.question })
              : reason.kind === 'compared'
                ? t('why.compared', { name: reason.name })
                : t(`why.${reason.kind}`, { title: reason.title })}
        </p>
      ))}
      {query.expansions.length > 0 && (
        <p className={css.line}>
          {t('why.expanded')} {query.expansions.map(({ of, text }) => `${of} → ${text}`).join(', ')}
        </p>
      )}
      {query.unknownWords.length > 0 && (
        <p className={css.line}>{t('why.unknown', { words: query.unknownWords.join(', ') })}</p>
      )}
      <table className={css.terms}>
        <thead>
          <tr>
            <th scope="col">{t('why.word')}</th>
            <th scope="col">{t('why.score')}</th>
            <th scope="col">{t('why.rarity')}</th>
            <th scope="col">{t('why.places')}</th>
          </tr>
        </thead>
        <tbody>
          {words.map(({ text, score, idf, page, passage }) => (
            <tr key={text}>
              <th scope="row">{text}</th>
              <td>{score.toFixed(2)}</td>
              <td>{idf.toFixed(2)}</td>
              <td>
                {[
                  page.title > 0 && t('why.inTitle'),
                  page.headings > 0 && t('why.inHeadings', { count: page.headings }),
                  page.keywords > 0 && t('why.inKeywords'),
                  t('why.inText', { passage: passage.body, page: page.body }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
