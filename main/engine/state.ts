/** The library at a glance. */
import { existsSync, statSync } from 'node:fs';
import type { LibraryState } from '../contract/index.ts';
import { checkedModel } from './model-checks.ts';
import type { Rooms } from './rooms.ts';
import { tableProseOf } from './table-prose.ts';

export function libraryState({ options, library, ...rooms }: Rooms): LibraryState {
  const ingesting = rooms.ingesting || (rooms.freshness?.scanning ?? false);
  const paused = rooms.ingests?.paused ?? false;
  const none = {
    path: options.library,
    documents: 0,
    passages: 0,
    vectors: 0,
    embedder: null,
    reranker: null,
    tableProse: { by: 'rule' as const, sentences: 0, refused: 0 },
    embeddingModel: null,
    bytes: 0,
    folders: [],
  };
  if (!existsSync(options.library)) return { ...none, ingesting, paused };
  const open = library();
  const embedder = open.embedderInUse();
  return {
    path: options.library,
    ...open.size(),
    vectors: embedder ? open.vectorsPresent(embedder.id) : 0,
    embedder: embedder?.name ?? null,
    tableProse: tableProseOf(open),
    reranker: checkedModel({ library, models: rooms.models }, 'reranker'),
    embeddingModel: checkedModel({ library, models: rooms.models }, 'embedding'),
    bytes: open.bytes(),
    folders: open.roots().map(({ id, path, scanned }) => ({
      id,
      path,
      scanned,
      ...open.rootCounts(id),
      present: statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
    })),
    ingesting,
    paused,
  };
}
