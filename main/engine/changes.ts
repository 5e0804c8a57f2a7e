/** What the scans changed, as the contract has it. */
import { type Changes, FootnoteError, type ScanReport } from '../contract/index.ts';
import type { Library, StoredScan } from '../library/index.ts';

function reportOf({ id, root, started, finished, ...counts }: StoredScan): ScanReport {
  return { id, root, started, finished, counts };
}

export function scansOf(library: Library, limit: number): ScanReport[] {
  return library.scans(limit).map(reportOf);
}

/** @throws FootnoteError `scan-missing` */
export function changesOf(
  library: Library,
  wanted: { readonly scan?: number | undefined; readonly limit: number; readonly offset: number },
): Changes {
  const scan = wanted.scan === undefined ? library.scans(1)[0] : library.scan(wanted.scan);
  if (wanted.scan !== undefined && !scan) throw new FootnoteError('scan-missing', { id: wanted.scan });
  if (!scan) return { scan: null, changes: [] };
  const changes = library.changes(scan.id, wanted.limit, wanted.offset).map((change) => ({
    ...change,
    title: change.title ?? '',
    gone: [...change.gone],
    new: [...change.new],
  }));
  return { scan: reportOf(scan), changes };
}
