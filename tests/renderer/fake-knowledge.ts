/** What the engine in memory knows beside the manuals: what to filter by. */
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
