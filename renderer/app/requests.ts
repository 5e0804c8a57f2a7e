/** What comes from outside the page: the shell's requests (links, the menu), and the address it was opened with. */
import { useEffect, useEffectEvent } from 'react';
import type { Place } from '../../main/contract/shell.ts';
import { shell } from '../client/shell.ts';
import { showPlace } from '../viewer/shown.ts';
import { useClient, useHouse } from './engine.tsx';
import type { Room } from './rooms.ts';

interface Frame {
  readonly setRoom: (room: Room) => void;
  readonly print: () => void;
  /** The library has no such document. */
  readonly missing: (path: string) => void;
}

export function useRequests({ setRoom, print, missing }: Frame): void {
  const client = useClient();
  const { opening } = useHouse();
  const open = useEffectEvent(async (place: Place) => {
    setRoom('ask');
    const found = await client.documents.find({ path: place.path }).catch(() => null);
    if (found === null) return missing(place.path);
    opening.open(showPlace(found, place));
  });
  const answer = useEffectEvent((request: { type: string; place?: Place }) => {
    if (request.type === 'settings') setRoom('settings');
    else if (request.type === 'print') print();
    else if (request.place) void open(request.place);
  });
  useEffect(() => {
    const place = placeInAddress(window.location.search);
    if (place) void open(place);
    return shell?.onRequest((request) => answer(request));
  }, []);
}

/** In a browser a link to a citation is an address of the host: `/?path=…&start=…&end=…`. */
export function placeInAddress(search: string): Place | null {
  const query = new URLSearchParams(search);
  const path = query.get('path');
  if (!path) return null;
  const [start, end] = [query.get('start'), query.get('end')].map((text) =>
    text === null ? Number.NaN : Number(text),
  );
  const whole = Number.isInteger(start) && Number.isInteger(end);
  return { path, start: whole ? (start ?? null) : null, end: whole ? (end ?? null) : null };
}

/** The same place as an address of the host: see `placeInAddress`. */
export function linkAddress({ path, start, end }: Place): string {
  const query = new URLSearchParams({ path });
  if (start !== null && end !== null) {
    query.set('start', String(start));
    query.set('end', String(end));
  }
  return `/?${query}`;
}

/** The link that a colleague's Footnote opens at the same sentence. */
export function linkTo(
  path: string,
  position: { readonly start: number; readonly end: number } | null,
): string {
  const { start, end } = position ?? { start: null, end: null };
  return linkAddress({ path, start, end }).replace('/?', 'footnote://open?');
}
