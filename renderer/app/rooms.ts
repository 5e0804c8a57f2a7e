/** The screens of the rail, in their order. A new screen begins here. All but the first are loaded when first shown. */
import {
  BookOpen,
  Boxes,
  ClipboardCheck,
  History,
  type LucideIcon,
  MessageCircleQuestionMark,
  Settings2,
} from 'lucide-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

interface RoomEntry {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly words: string;
  /** The physical key that opens it, with Alt. */
  readonly key: string;
  /** Stands at the foot of the rail. */
  readonly foot?: true;
  /** The question screen is always there; see App.tsx. */
  readonly screen: LazyExoticComponent<ComponentType> | null;
}

const screen = (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() }));

export const rooms = [
  { id: 'ask', icon: MessageCircleQuestionMark, words: 'app.ask', key: 'KeyA', screen: null },
  {
    id: 'library',
    icon: BookOpen,
    words: 'app.library',
    key: 'KeyL',
    screen: screen(async () => (await import('../library/LibraryRoom.tsx')).LibraryRoom),
  },
  {
    id: 'history',
    icon: History,
    words: 'app.history',
    key: 'KeyH',
    screen: screen(async () => (await import('../history/HistoryRoom.tsx')).HistoryRoom),
  },
  {
    id: 'models',
    icon: Boxes,
    words: 'app.models',
    key: 'KeyM',
    screen: screen(async () => (await import('../models/ModelsRoom.tsx')).ModelsRoom),
  },
  {
    id: 'evaluate',
    icon: ClipboardCheck,
    words: 'app.evaluate',
    key: 'KeyE',
    screen: screen(async () => (await import('../evaluate/EvaluateRoom.tsx')).EvaluateRoom),
  },
  {
    id: 'settings',
    icon: Settings2,
    words: 'app.settings',
    key: 'KeyS',
    foot: true,
    screen: screen(async () => (await import('../settings/SettingsRoom.tsx')).SettingsRoom),
  },
] as const satisfies readonly RoomEntry[];

export type Room = (typeof rooms)[number]['id'];
