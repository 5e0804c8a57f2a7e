/** What the engine in memory knows beside the manuals: what to filter by, what is kept. */
import type { implement } from '@orpc/server';
import type { contract } from '../../main/contract/api.ts';
import type { Facets } from '../../main/contract/filters.ts';
import { root } from './fake-manuals.ts';

export const facets: Facets = {
  folders: [
    { folder: root, path: '', documents: 71 },
    { folder: `${root}/이전_변경`, path: '이전_변경', documents: 12 },
    { folder: `${root}/장애처리`, path: '장애처리', documents: 14 },
  ],
  formats: [
    { format: 'html', documents: 63 },
    { format: 'pdf', documents: 8 },
  ],
  oldest: '2025-07-01',
  newest: '2026-11-20',
};

/** Conversations kept by nobody: the engine in memory forgets. */
export function historyRoutes(os: ReturnType<typeof implement<typeof contract>>) {
  const missing = (): never => {
    throw new Error('no conversation in this engine');
  };
  return {
    list: os.history.list.handler(() => []),
    get: os.history.get.handler(missing),
    rename: os.history.rename.handler(missing),
    pin: os.history.pin.handler(missing),
    remove: os.history.remove.handler(() => {}),
    export: os.history.export.handler(() => ({ name: 'x.md', mediaType: 'text/markdown', text: '' })),
  };
}
