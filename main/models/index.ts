/** The models room: local models behind typed calls. */
export type { ChatEvent, ChatMessage, ChatRequest, ModelCalls, ServingModel } from './calls.ts';
export { type CatalogueEntry, catalogue } from './catalogue.ts';
export { launchChildProcess } from './child-process.ts';
export type { FromModels, LoadedState, ProcessState, Role, StartOptions, ToModels } from './messages.ts';
export { type Choice, createModels, type Models, type ModelsOptions, noModel } from './models.ts';
export type { LaunchModels, ModelsPort } from './port.ts';
export type { AdapterStore, StoredAdapter } from './store/adapters.ts';
export type { StoredModel } from './store/record.ts';
export type { ModelStore } from './store/store.ts';
