/** What the models' process does now: on which device, with how much memory, and which models it holds. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient, useLocale } from '../app/engine.tsx';
import { Button } from '../design/Button.tsx';
import { Card, Row } from '../design/Card.tsx';
import { bytes } from '../words/figures.ts';
import css from './Models.module.css';

export function ProcessState() {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useClient();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['models', 'state'],
    queryFn: () => client.models.state(),
    refetchInterval: 3000,
  });
  const unload = useMutation({
    mutationFn: () => client.models.unload(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['models', 'state'] }),
  });
  const retryGpu = useMutation({
    mutationFn: () => client.models.retryGpu(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['models', 'state'] }),
  });
  if (!data) return null;
  const { process, device, deviceNames, vram, resident, loaded, deaths, threads } = data;
  const name =
    device === null ? t('models.deviceUnknown') : [device.toUpperCase(), ...deviceNames].join(' · ');
  return (
    <Card title={t('models.state')}>
      <Row name={t('models.process')}>
        {process === 'off' ? t('models.off', { minutes: data.keepAlive }) : t('models.running')}
        {process === 'running' && (
          <Button onClick={() => unload.mutate()} disabled={unload.isPending}>
            {t('models.unload')}
          </Button>
        )}
      </Row>
      {process === 'running' && (
        <>
          <Row name={t('models.device')}>{name}</Row>
          <Row name={t('models.memoryUse')}>
            {bytes(resident, locale)}
            {vram &&
              ` · ${t('models.vram', {
                used: bytes(vram.total - vram.free, locale),
                total: bytes(vram.total, locale),
              })}`}
            {` · ${t('models.threads', { count: threads })}`}
          </Row>
          {loaded.map((one) => (
            <Row key={one.name} name={t(`models.${one.role}`)}>
              <span>
                {one.name} · {t('models.layers', { on: one.gpuLayers, all: one.layers })}
              </span>
              <span className={css.tag}>{t(`models.why.${one.why}`)}</span>
            </Row>
          ))}
        </>
      )}
      {data.steppedDown && (
        <Row name={t('models.steppedDown')}>
          <Button onClick={() => retryGpu.mutate()} disabled={retryGpu.isPending}>
            {t('models.retryGpu')}
          </Button>
        </Row>
      )}
      {deaths > 0 && <p className={css.warn}>{t('models.deaths', { count: deaths })}</p>}
    </Card>
  );
}
