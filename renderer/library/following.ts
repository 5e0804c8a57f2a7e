/** Shows an update that runs in the engine, whoever started it: another window, or this one before it was reloaded. */
import { useEffect } from 'react';
import { useEngineState, useHouse, useLibrary, useLocale } from '../app/engine.tsx';

export function useFollowing(): void {
  const { upkeep } = useHouse();
  const locale = useLocale();
  const state = useEngineState();
  const ingesting = useLibrary().data?.ingesting === true;
  useEffect(() => {
    if (state === 'ready' && ingesting) upkeep.follow(locale);
  }, [upkeep, locale, state, ingesting]);
}
