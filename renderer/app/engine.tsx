/** What every screen may use: the client, the language, and the long-lived stores. */
import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, useContext, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../main/contract/errors.ts';
import { type Conversation, createConversation } from '../ask/conversation.ts';
import { createPrinting, type Printing } from '../ask/printing.ts';
import type { Client, Engine } from '../client/index.ts';
import { createEvaluator, type Evaluator } from '../evaluate/evaluating.ts';
import { createUpkeep, type UpkeepRun } from '../library/upkeep.ts';
import { localeOf } from '../words/index.ts';
import { adaptersInUse } from './adapters-in-use.ts';
import { createOpening, type Opening } from './opening.ts';

export interface House {
  readonly engine: Engine;
  readonly queries: QueryClient;
  readonly conversation: Conversation;
  readonly upkeep: UpkeepRun;
  readonly evaluator: Evaluator;
  readonly opening: Opening;
  readonly printing: Printing;
}

/** @param locale the window's language now */
export function createHouse(engine: Engine, locale: () => Locale): House {
  const queries = new QueryClient({
    defaultOptions: {
      // The engine is on this machine: a machine without a network is no reason to wait.
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, staleTime: 5000 },
      mutations: { networkMode: 'always' },
    },
  });
  engine.subscribe(() => {
    if (engine.state() === 'ready') void queries.invalidateQueries();
  });
  const perFrame = (paint: () => void) => {
    // A hidden window gets no frames, and its answer must be there when it is shown again.
    if (document.hidden) setTimeout(paint, 50);
    else requestAnimationFrame(paint);
  };
  return {
    engine,
    queries,
    conversation: createConversation(engine.client, perFrame, () => adaptersInUse(queries), locale),
    opening: createOpening(),
    printing: createPrinting(),
    evaluator: createEvaluator(
      engine.client,
      () => void queries.invalidateQueries({ queryKey: ['evaluations'] }),
    ),
    upkeep: createUpkeep(
      engine.client.library,
      () => void queries.invalidateQueries({ queryKey: ['library'] }),
    ),
  };
}

export const HouseContext = createContext<House | null>(null);

export function useHouse(): House {
  const house = useContext(HouseContext);
  if (house === null) throw new Error('outside the house');
  return house;
}

export const useClient = (): Client => useHouse().engine.client;

export function useLocale(): Locale {
  return localeOf(useTranslation().i18n);
}

export function useEngineState() {
  const { engine } = useHouse();
  return useSyncExternalStore(engine.subscribe, engine.state);
}

export function useUpkeep() {
  const { upkeep } = useHouse();
  return useSyncExternalStore(upkeep.subscribe, upkeep.now);
}

export function useTurns() {
  const { conversation } = useHouse();
  return useSyncExternalStore(conversation.subscribe, conversation.turns);
}

const libraryState = (client: Client) =>
  queryOptions({
    queryKey: ['library', 'state'],
    queryFn: () => client.library.state(),
    // An update that another window started shows here too.
    refetchInterval: (query) => (query.state.data?.ingesting ? 1000 : false),
  });

export function useLibrary() {
  return useQuery(libraryState(useClient()));
}
