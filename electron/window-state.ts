/** The window comes back where it was left, if that is still on a screen. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Device-independent pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  /** Null where the system shall choose the place. */
  readonly area: Area | null;
  readonly maximized: boolean;
}

export const smallest = { width: 720, height: 480 } as const;
export const usual = { width: 1280, height: 800 } as const;

/** The state that was kept; a missing, damaged or off-screen one is the usual state. */
export function restoreState(file: string, screens: readonly Area[]): WindowState {
  let kept: Partial<Area & { maximized: boolean }>;
  try {
    kept = JSON.parse(readFileSync(file, 'utf8')) ?? {};
  } catch {
    // Not there yet, or damaged: either way the usual window is right, and the next quit writes the file anew.
    return { area: null, maximized: false };
  }
  const { x, y, width, height, maximized } = kept;
  const whole = [x, y, width, height].every((value) => Number.isInteger(value));
  const area = whole ? ({ x, y, width, height } as Area) : null;
  const fits = area !== null && area.width >= smallest.width && area.height >= smallest.height;
  return {
    area: fits && screens.some((screen) => shows(screen, area)) ? area : null,
    maximized: maximized === true,
  };
}

/** Written beside and renamed: a crash leaves the old state or the new one. */
export function keepState(file: string, state: Area & { readonly maximized: boolean }): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}

/** True where enough of the title bar is on the screen to take hold of it. */
function shows(screen: Area, area: Area): boolean {
  const across = Math.min(screen.x + screen.width, area.x + area.width) - Math.max(screen.x, area.x);
  return across >= 100 && area.y >= screen.y && area.y <= screen.y + screen.height - 50;
}
