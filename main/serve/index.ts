/** The router over a transport: a loopback WebSocket for browsers, message ports for the desktop shell. */
export { type LoopbackHost, type LoopbackOptions, serveLoopback } from './loopback.ts';
export { type EnginePort, serveMessagePort } from './message-port.ts';
export type { ServedEngine, ViewResponse } from './served-engine.ts';
