/** Measuring answers: a question sheet is run, its figures are shown, two runs are compared, a person scores. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, ClipboardList } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useHouse } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Button } from '../design/Button.tsx';
import { Card } from '../design/Card.tsx';
import { Empty } from '../design/Empty.tsx';
import { Fault } from '../design/Fault.tsx';
import { Screen } from '../design/Screen.tsx';
import { Comparison } from './Comparison.tsx';
import { RunForm } from './RunForm.tsx';
import { RunList } from './RunList.tsx';
import { RunView } from './RunView.tsx';

type View =
  | { readonly kind: 'list' }
  | { readonly kind: 'run'; readonly id: number }
  | { readonly kind: 'compare'; readonly before: number; readonly after: number };

export function EvaluateRoom() {
  const { t } = useTranslation();
  const client = useClient();
  const { evaluator } = useHouse();
  const queries = useQueryClient();
  const [view, setView] = useState<View>({ kind: 'list' });
  const { data, error, refetch } = useQuery({
    queryKey: ['evaluations', 'list'],
    queryFn: () => client.evaluations.list(),
    staleTime: 0,
  });
  const { state, kept } = useSyncExternalStore(evaluator.subscribe, evaluator.now);
  useEffect(() => {
    // Also where it came to its end while another screen was open.
    if (state !== 'done') return;
    const [first, second] = kept;
    if (first !== undefined)
      setView(
        second === undefined ? { kind: 'run', id: first } : { kind: 'compare', before: first, after: second },
      );
    evaluator.dismiss();
  }, [state, kept, evaluator]);
  const back = (
    <Button look="quiet" onClick={() => setView({ kind: 'list' })}>
      <ArrowLeft size={15} aria-hidden />
      {t('evaluate.back')}
    </Button>
  );
  if (view.kind === 'run') {
    return (
      <Screen title={t('evaluate.result')} actions={back} wide>
        <RunView id={view.id} />
      </Screen>
    );
  }
  if (view.kind === 'compare') {
    return (
      <Screen title={t('evaluate.compare')} actions={back} wide>
        <Comparison before={view.before} after={view.after} />
      </Screen>
    );
  }
  return (
    <Screen title={t('evaluate.title')} wide>
      <Card title={t('evaluate.run')} about={t('evaluate.runBody')}>
        <RunForm />
      </Card>
      {error && <Fault error={asFault(error)} retry={() => void refetch()} />}
      {data?.length === 0 && (
        <Empty icon={ClipboardList} title={t('evaluate.none')}>
          {t('evaluate.noneBody')}
        </Empty>
      )}
      {data && data.length > 0 && (
        <RunList
          runs={data}
          open={(id) => setView({ kind: 'run', id })}
          compare={(before, after) => setView({ kind: 'compare', before, after })}
          changed={() => void queries.invalidateQueries({ queryKey: ['evaluations'] })}
        />
      )}
    </Screen>
  );
}
