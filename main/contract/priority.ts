/** Searches go first: whoever reads or writes a library steps back behind them. */
import { constants, getPriority, setPriority } from 'node:os';

/** On Linux the thread that calls, and those that it starts from then on; elsewhere the whole process. */
export function giveWay(): void {
  const { PRIORITY_BELOW_NORMAL: below } = constants.priority;
  try {
    // A person may have given it less himself.
    if (getPriority() < below) setPriority(below);
  } catch {
    // Not allowed on this system: then both share.
  }
}

/** For a thread of the engine: nothing where the priority would be the engine's. */
export function giveWayInThread(): void {
  if (process.platform === 'linux') giveWay();
}
