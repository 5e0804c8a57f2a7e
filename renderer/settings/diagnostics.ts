/** The diagnostics as one JSON file: the shell's part and, where it can be reached, the engine's. */
import type { Client } from '../client/index.ts';
import { shell } from '../client/shell.ts';
import { download } from '../design/download.ts';

/** @param client null where the engine is down: then the shell's part alone is saved */
export async function saveDiagnostics(client: Client | null): Promise<void> {
  const [own, engine] = await Promise.all([
    shell?.diagnostics() ?? null,
    client?.house.diagnostics() ?? null,
  ]);
  download('footnote-diagnostics.json', JSON.stringify({ shell: own, engine }, null, 2), 'application/json');
}
