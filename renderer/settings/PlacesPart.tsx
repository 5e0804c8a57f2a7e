/** Where the library, the settings and the models lie. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { shell } from '../client/shell.ts';
import { Button } from '../design/Button.tsx';
import { Card, Row } from '../design/Card.tsx';
import { Copy } from '../design/Copy.tsx';
import { usePlaces } from './places.ts';

export function PlacesPart() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: places } = usePlaces();
  const { data: preferences } = useQuery({
    queryKey: ['shell'],
    queryFn: () => shell?.preferences() ?? null,
    enabled: shell !== undefined,
  });
  const ownLibrary = () =>
    void shell?.changePreferences({ library: null }).then((kept) => queries.setQueryData(['shell'], kept));
  if (!places) return null;
  return (
    <Card title={t('settings.places')}>
      <PathRow name={t('settings.library')} path={places.library} />
      {preferences?.library && (
        <Row name="">
          <Button onClick={ownLibrary}>{t('settings.ownLibrary')}</Button>
        </Row>
      )}
      <PathRow name={t('settings.data')} path={places.data} />
      <PathRow name={t('settings.models')} path={places.models} />
    </Card>
  );
}

function PathRow({ name, path }: { name: string; path: string }) {
  return (
    <Row name={name}>
      <code>{path}</code>
      <Copy text={path} />
    </Row>
  );
}
