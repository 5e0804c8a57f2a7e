/** Where long work waits while a person has paused it: between two steps, nothing half written. */
export interface Gate {
  passed(signal?: AbortSignal): Promise<void>;
}
