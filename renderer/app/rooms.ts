/** The screens of the rail, in their order. A new screen begins here. */
import { BookOpen, type LucideIcon, MessageCircleQuestionMark } from 'lucide-react';

export const rooms = [
  { id: 'ask', icon: MessageCircleQuestionMark, words: 'app.ask', key: 'KeyA' },
  { id: 'library', icon: BookOpen, words: 'app.library', key: 'KeyL' },
] as const satisfies readonly { id: string; icon: LucideIcon; words: string; key: string }[];

export type Room = (typeof rooms)[number]['id'];
