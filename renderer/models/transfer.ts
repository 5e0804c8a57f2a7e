/** A model on its way here: how far it is, how it ended, and a way to stop it. */
import { useEffect, useRef, useState } from 'react';
import type { FootnoteError } from '../../main/contract/errors.ts';
import type { TransferEvent } from '../../main/contract/models.ts';
import { asFault } from '../client/index.ts';

export interface Transfer {
  readonly running: boolean;
  /** Bytes so far, of all; null where nobody says. */
  readonly done: number;
  readonly total: number | null;
  readonly error: FootnoteError | null;
  start(open: (signal: AbortSignal) => PromiseLike<AsyncIterable<TransferEvent<unknown>>>): Promise<void>;
  stop(): void;
}

export function useTransfer(ended: () => void): Transfer {
  const [state, setState] = useState({ running: false, done: 0, total: null as number | null });
  const [error, setError] = useState<FootnoteError | null>(null);
  const abort = useRef<AbortController>(null);
  useEffect(() => () => abort.current?.abort(), []);
  return {
    ...state,
    error,
    async start(open) {
      const controller = new AbortController();
      abort.current = controller;
      setError(null);
      setState({ running: true, done: 0, total: null });
      try {
        for await (const event of await open(controller.signal)) {
          if (event.type === 'progress') setState({ running: true, done: event.done, total: event.total });
        }
      } catch (thrown) {
        const fault = asFault(thrown, controller.signal);
        if (fault.code !== 'cancelled') setError(fault);
      } finally {
        setState({ running: false, done: 0, total: null });
        ended();
      }
    },
    stop: () => abort.current?.abort(),
  };
}
