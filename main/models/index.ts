/** The models room: local models behind typed calls. */
export type { ChatEvent, ChatMessage, ChatRequest, ModelCalls, ServingModel } from './calls.ts';
