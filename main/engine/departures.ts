/**
 * The log of what left this machine: one JSON line for each download that a person asked for. It is written before the
 * first byte is asked for, so that nothing leaves unlogged; nothing else of the program reaches a network.
 */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Departure } from '../contract/index.ts';

export function noteDeparture(file: string, departure: Omit<Departure, 'at'>): void {
  mkdirSync(path.dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...departure })}\n`);
}

/** The latest first, at most `limit`; lines that cannot be read are left out. */
export function departuresIn(file: string, limit = 500): Departure[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // Never written: nothing has left.
    return [];
  }
  return text
    .split('\n')
    .filter(Boolean)
    .flatMap((line): Departure[] => {
      try {
        const { at, kind, host, what } = JSON.parse(line) as Departure;
        return [{ at: String(at), kind, host: String(host), what: String(what) }];
      } catch {
        return [];
      }
    })
    .reverse()
    .slice(0, limit);
}
