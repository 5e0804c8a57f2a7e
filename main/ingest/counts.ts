/** What an ingest did, in documents. */
export interface IngestCounts {
  added: number;
  /** Renamed ones too. */
  updated: number;
  removed: number;
  unchanged: number;
  failed: number;
}
