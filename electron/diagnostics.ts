/** The shell's part of the diagnostics: versions and ends of processes; nothing of a document, a path or a question. */
import type { ShellDiagnostics } from '../main/contract/shell.ts';
import type { ElectronApi } from './api.ts';

export function shellDiagnostics(
  electron: Pick<ElectronApi, 'app'>,
  engineEnds: ShellDiagnostics['engineEnds'],
): ShellDiagnostics {
  const { versions, platform, arch } = process;
  const named = ['electron', 'chrome', 'node', 'v8'].flatMap((name) =>
    versions[name] === undefined ? [] : [[name, versions[name]] as const],
  );
  return {
    versions: { footnote: electron.app.getVersion(), ...Object.fromEntries(named) },
    system: `${platform}-${arch}`,
    language: electron.app.getPreferredSystemLanguages()[0] ?? electron.app.getLocale(),
    engineEnds,
  };
}
