/** The engine as the UI sees it: the contract's calls, typed, over a socket or a port. */
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../main/contract/api.ts';
import type { EngineState } from './exchange.ts';

export { asFault } from './faults.ts';
export type { EngineState };

export type Client = ContractRouterClient<Contract>;

export interface Engine {
  readonly client: Client;
  state(): EngineState;
  subscribe(listener: () => void): () => void;
  /** Tries to reach the engine now. */
  retry(): void;
}
