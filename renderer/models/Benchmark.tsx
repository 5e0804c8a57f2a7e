/** One click: how fast the models that serve are on this machine, as it is now. */
import { useMutation } from '@tanstack/react-query';
import { Gauge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient, useLocale } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Button } from '../design/Button.tsx';
import { Card, Row } from '../design/Card.tsx';
import { Fault } from '../design/Fault.tsx';
import { count, seconds } from '../words/figures.ts';

export function Benchmark() {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useClient();
  const bench = useMutation({ mutationFn: () => client.models.bench() });
  const { data, error, isPending } = bench;
  const rate = (value: number) => count(Math.round(value * 10) / 10, locale);
  return (
    <Card title={t('models.bench')} about={t('models.benchBody')}>
      <div>
        <Button onClick={() => bench.mutate()} disabled={isPending}>
          <Gauge size={15} aria-hidden />
          {isPending ? t('models.benchRunning') : t('models.benchStart')}
        </Button>
      </div>
      {error && <Fault error={asFault(error)} />}
      <div role="status">
        {data?.chat && (
          <Row name={data.chat.name}>
            {t('models.benchChat', {
              reading: rate(data.chat.promptSpeed),
              writing: rate(data.chat.generationSpeed),
              first: seconds(data.chat.firstToken, locale),
              second: seconds(data.chat.followUpFirstToken, locale),
            })}
          </Row>
        )}
        {data?.embedding && (
          <Row name={data.embedding.name}>
            {t('models.benchEmbedding', {
              passages: rate(data.embedding.passagesPerSecond),
              query: seconds(data.embedding.queryMs, locale),
            })}
          </Row>
        )}
        {data?.reranker && (
          <Row name={data.reranker.name}>
            {t('models.benchReranker', { passages: rate(data.reranker.passagesPerSecond) })}
          </Row>
        )}
      </div>
    </Card>
  );
}
